from datetime import date, timedelta
from decimal import Decimal
from http import HTTPStatus

import pytest
from django.contrib.messages import get_messages
from django.utils.timezone import localdate

from accounts.models import User
from jobs.models import Job
from members.models import Member
from points.domain.stars.drafts import draft_stars
from points.models import (
    DutyMark,
    DutyPost,
    Exemption,
    FollowUp,
    Objection,
    PostHolding,
    RatingRule,
    ReviewMark,
    StarList,
    StarRating,
    Veto,
)
from tests.conftest import make_branch, make_member
from tests.offers import Page
from tests.points.stars import YEAR, attend, hold, review, serve

LONG_AGO = date(2019, 1, 2)


@pytest.fixture
def rated(member, branch, secretary):
    """张三 with 73.90, two stars."""
    attend(branch, {member: "present"})
    attend(branch, {member: "absent"}, date(2018, 7, 1))
    for month in (1, 2, 3, 4, 5, 6):
        serve(member, branch, 5, date(2018, month, 1))
    hold(member, branch, secretary, "90", "91.5")
    review(member, secretary, self="100", mutual="80", masses="90")
    draft_stars(year=YEAR)
    return StarRating.objects.select_related("star_list").get()


@pytest.fixture
def me(member):
    member.user = User.objects.create_user("me", "a-long-password")
    member.save()
    return member.user


def page(client, url):
    return " ".join(client.get(url).content.decode().split())


def as_opened(client, url):
    """Return what the page's own form sends when nothing is typed."""
    opened = Page(url)
    opened.feed(client.get(url).content.decode())
    [form] = [offer for offer in opened.offers if (offer.method, offer.path) == ("post", url)]
    return dict(form.fields)


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def put(star_list, state, ends_on=LONG_AGO):
    star_list.state = state
    star_list.published_on, star_list.notice_ends_on = LONG_AGO, ends_on
    star_list.in_force_on = LONG_AGO
    star_list.save()


def test_the_years_list_counts_each_branchs_stars(client, town_officer, rated):
    client.force_login(town_officer)
    text = page(client, "/points/stars/")
    assert "星级评定 2018" in text
    row = text[text.index("<tbody>") : text.index("</tbody>")]
    counts = [part.split("<")[0].strip() for part in row.split('<td class="num wide">')[1:]]
    assert counts == ["1", "0", "0", "0", "1", "0", "0", "0", "0", "0"]


def test_a_branchs_list_shows_parts_score_star_and_the_distance_to_the_next(
    client, secretary, branch, rated
):
    client.force_login(secretary)
    text = page(client, f"/points/stars/2018/branches/{branch.pk}/")
    for shown in ("90.75", "50.00", "88.00", "73.90", "★★☆☆☆", "距三星 6.10 分"):
        assert shown in text


def test_one_page_says_why_this_star(client, secretary, member, rated):
    client.force_login(secretary)
    text = page(client, f"/points/stars/2018/members/{member.pk}/")
    for shown in (
        "181.50 ÷ 2 次评分",
        "实到 1 ÷ 2（应到 2，请假 0 次，其中 0 次不计）",
        "积分 30.00，满分为 60 分，超出不计",
        "自评 100.00 × 20 %",
        "五星 ≥ 96",
        "四舍五入到 0.01 后比较",
        "默认星级评定办法",
        "政策宣传岗",
        "（如其他不变，再得志愿积分 18.29 分）",
    ):
        assert shown in text


def crowd(branch, secretary, scores, first=2):
    """Add members whose only mark is that of their duty: with no service four fifths count."""
    found = []
    for serial, score in enumerate(scores, start=first):
        found.append(make_member(branch, f"党员{serial}", serial))
        hold(found[-1], branch, secretary, score)
    RatingRule.objects.update(points_weight=0)
    return found


def test_who_missed_five_stars_by_the_quota_is_told_how_far_and_nobodys_name(
    client, me, member, secretary, branch
):
    hold(member, branch, secretary, "97.50")
    others = crowd(branch, secretary, ["99", "96", "80", "80", "80", "80"])
    draft_stars(year=YEAR)
    client.force_login(me)
    text = page(client, f"/points/stars/2018/members/{member.pk}/")
    for shown in (
        "得分达五星，超出名额",
        "第 2 名 / 名额 1",
        "比最后一名入选者少 1.50 分",
        "距五星 1.51 分",
    ):
        assert shown in text
    assert not [other.name for other in others if other.name in text]
    assert client.get(f"/points/stars/2018/members/{others[0].pk}/").status_code == 404
    assert client.get(f"/points/stars/2018/branches/{branch.pk}/").status_code == 404
    client.force_login(secretary)
    assert "距五星 1.51 分" in page(client, f"/points/stars/2018/branches/{branch.pk}/")


def test_a_place_shared_by_small_branches_is_missed_among_them_all(
    client, secretary, member, branch, sibling_branch, officer
):
    hold(member, branch, secretary, "97.50")
    crowd(branch, secretary, ["80", "80"])
    crowd(sibling_branch, officer, ["98", "97.50", "80", "80"], first=10)
    draft_stars(year=YEAR)
    client.force_login(secretary)
    url = f"/points/stars/2018/members/{member.pk}/"
    text = page(client, url)
    for shown in ("第 2 名 / 名额 1 （2 个共用名额的支部合并排序）", "同分 2 人", "少 0.50 分"):
        assert shown in text
    type(sibling_branch).objects.filter(pk=sibling_branch.pk).update(superior=None)
    assert "名 / 名额" not in page(client, url)


def test_who_holds_no_office_is_led_to_the_own_star(client, me, member, rated):
    client.force_login(me)
    assert client.get("/points/stars/").url == f"/points/stars/2018/members/{member.pk}/"
    text = page(client, f"/points/stars/2018/members/{member.pk}/")
    assert "此为试算结果" in text
    assert "登记一票否决" not in text


def test_the_list_and_the_branch_are_files_too(client, secretary, branch, rated):
    client.force_login(secretary)
    lists = b"".join(client.get("/points/stars/?export=csv")).decode("utf-8-sig")
    assert lists.splitlines()[1].startswith(f"{branch.name},2018,试算,1,1,0,0,0,1,0,0,0,0,0,")
    url = f"/points/stars/2018/branches/{branch.pk}/?export=csv"
    rows = b"".join(client.get(url)).decode("utf-8-sig").splitlines()
    assert rows[1] == f"张三,{branch.name},2018,试算,90.75,50.00,50.00,88.00,73.90,二星,按得分"


def test_the_page_of_a_branch_costs_as_much_for_one_as_for_many(
    client, secretary, branch, rated, django_assert_max_num_queries
):
    client.force_login(secretary)
    attend(branch, {make_member(branch, f"党员{n}", n): "present" for n in range(2, 9)})
    draft_stars(year=YEAR)
    with django_assert_max_num_queries(24):
        client.get(f"/points/stars/2018/branches/{branch.pk}/")


def test_marks_are_saved_from_the_sheet(client, secretary, member, branch):
    client.force_login(secretary)
    holding = hold(member, branch, secretary)
    url = f"/points/stars/2018/branches/{branch.pk}/marks/"
    assert f'name="duty-{holding.pk}-4"' in page(client, url)
    sent = {f"duty-{holding.pk}-1": "９０．５", f"review-{member.pk}-mutual": "88"}
    assert said(client.post(url, sent)) == ["已保存 2 项评分，试算结果随后更新。"]
    assert DutyMark.objects.get().mark == Decimal("90.50")
    assert ReviewMark.objects.get().kind == "mutual"


def test_a_sheet_left_open_takes_back_nothing_that_another_tab_saved_meanwhile(
    client, secretary, member, branch
):
    client.force_login(secretary)
    review(member, secretary, self="98.5")
    url, cells = f"/points/stars/2018/branches/{branch.pk}/marks/", f"review-{member.pk}"
    left_open = as_opened(client, url)
    client.post(url, {f"{cells}-self": "80", f"{cells}-mutual": "75"})
    assert client.post(url, {**left_open, f"{cells}-masses": "101"}).status_code == HTTPStatus.OK
    saved = client.post(url, {**left_open, f"{cells}-masses": "70"})
    assert said(saved)[-1] == "已保存 1 项评分，试算结果随后更新。"
    marks = dict(ReviewMark.objects.values_list("kind", "mark"))
    assert marks == {"self": Decimal(80), "mutual": Decimal(75), "masses": Decimal(70)}


def test_a_sheet_with_a_wrong_mark_comes_back_as_typed_and_nothing_is_saved(
    client, secretary, member, branch
):
    client.force_login(secretary)
    holding = hold(member, branch, secretary)
    sent = {f"duty-{holding.pk}-1": "101", f"duty-{holding.pk}-2": "90"}
    response = client.post(f"/points/stars/2018/branches/{branch.pk}/marks/", sent)
    text = " ".join(response.content.decode().split())
    assert "“101”不符合要求" in text
    assert 'value="101"' in text
    assert 'value="90"' in text
    assert not DutyMark.objects.exists()


def test_a_post_is_added_given_and_taken_back(client, secretary, member, branch):
    client.force_login(secretary)
    client.post(f"/points/stars/branches/{branch.pk}/posts/add/", {"name": "岗", "duties": "责"})
    post = DutyPost.objects.get()
    url = f"/points/stars/2018/branches/{branch.pk}/posts/"
    client.post(url, {"post": post.pk, "member": member.pk})
    holding = PostHolding.objects.get()
    assert (holding.member, holding.year) == (member, 2018)
    client.post(f"/points/stars/holdings/{holding.pk}/withdraw/", {"reason": "有误"})
    assert not PostHolding.objects.standing().exists()
    client.post(f"/points/stars/posts/{post.pk}/", {"name": "新名", "duties": "责"})
    assert DutyPost.objects.get().name == "新名"


def test_nobody_of_another_branch_is_given_a_post(client, secretary, branch, sibling_branch):
    client.force_login(secretary)
    stranger = make_member(sibling_branch, "邻支部", 5)
    post = DutyPost.objects.create(organization=branch, name="岗", duties="责")
    url = f"/points/stars/2018/branches/{branch.pk}/posts/"
    client.post(url, {"post": post.pk, "member": stranger.pk})
    assert not PostHolding.objects.exists()


def test_a_member_claims_a_post_on_the_own_page(client, me, member, branch):
    post = DutyPost.objects.create(organization=branch, name="政策宣传岗", duties="宣传")
    client.force_login(me)
    year = localdate().year
    assert "政策宣传岗" in page(client, f"/points/stars/{year}/members/{member.pk}/")
    assert "本支部有 1 个岗位可认领" in page(client, f"/members/{member.pk}/")
    response = client.post(f"/points/stars/posts/{post.pk}/claim/")
    assert PostHolding.objects.get().origin == "claimed"
    assert response.url == f"/points/stars/{year}/members/{member.pk}/"


def test_who_is_not_full_yet_is_offered_no_post(client, me, member, branch):
    DutyPost.objects.create(organization=branch, name="政策宣传岗", duties="宣传")
    Member.objects.update(stage="probationary")
    client.force_login(me)
    star = page(client, f"/points/stars/{localdate().year}/members/{member.pk}/")
    assert "政策宣传岗" not in star
    assert "可认领" not in page(client, f"/members/{member.pk}/")


def test_a_draft_is_published_after_a_page_that_says_what_it_means(client, town_officer, rated):
    client.force_login(town_officer)
    url = f"/points/stars/lists/{rated.star_list_id}/publish/"
    assert "公示后名单不再变动" in page(client, url)
    client.post(url)
    assert StarList.objects.get().state == "published"
    assert said(client.get(url))[-1] == "该名单已公示。"


def test_a_secretary_publishes_nothing(client, secretary, rated):
    client.force_login(secretary)
    url = f"/points/stars/lists/{rated.star_list_id}/publish/"
    assert client.post(url).status_code == 403


def test_the_notice_names_stars_without_scores_and_takes_objections(
    client, me, town_officer, branch, rated
):
    put(rated.star_list, "published", localdate())
    client.force_login(me)
    text = page(client, f"/points/stars/lists/{rated.star_list_id}/notice/")
    assert "73.90" not in text
    assert f"/points/stars/ratings/{rated.pk}/object/" in text
    client.post(f"/points/stars/ratings/{rated.pk}/object/", {"text": "二季度漏记一次"})
    objection = Objection.objects.get()
    assert "您的异议" in page(client, f"/points/stars/lists/{rated.star_list_id}/notice/")
    client.force_login(town_officer)
    assert "二季度漏记一次" in page(client, "/points/stars/objections/")
    url = f"/points/stars/objections/{objection.pk}/"
    client.post(url, {"verdict": "rejected", "answer": "核对无误"})
    objection.refresh_from_db()
    assert (objection.verdict, objection.answer) == ("rejected", "核对无误")


def test_stars_are_put_in_force_when_the_notice_is_over(client, town_officer, branch, rated):
    put(rated.star_list, "published")
    client.force_login(town_officer)
    assert "确认生效" in page(client, f"/points/stars/2018/branches/{branch.pk}/")
    client.post(f"/points/stars/lists/{rated.star_list_id}/enforce/")
    assert StarList.objects.get().state == "in_force"


def test_a_star_in_force_has_a_certificate_and_asks_for_what_its_rule_says(
    client, secretary, member, rated
):
    put(rated.star_list, "in_force")
    client.force_login(secretary)
    text = page(client, f"/points/stars/ratings/{rated.pk}/certificate/")
    assert "在 2018 年度三定三评中被评为二星党员" in text
    assert "支部书记提醒谈话，指出差距" in page(client, f"/points/stars/2018/members/{member.pk}/")
    sent = {"done_on": localdate(), "note": "已谈话"}
    client.post(f"/points/stars/ratings/{rated.pk}/follow-up/", sent)
    assert FollowUp.objects.get().note == "已谈话"


def test_exemptions_and_vetoes_are_recorded_and_ended_with_a_reason(
    client, town_officer, member, rated
):
    client.force_login(town_officer)
    base = f"/points/stars/2018/members/{member.pk}/"
    client.post(base + "exempt/", {"kind": "ill", "reason": "住院治疗"})
    sent = {"kind": "discipline", "decided_on": "2018-03-01", "document": "区纪〔2018〕1号"}
    client.post(base + "veto/", sent)
    text = page(client, base)
    assert "住院治疗" in text
    assert "区纪〔2018〕1号" in text
    client.post(f"/points/stars/exemptions/{Exemption.objects.get().pk}/end/", {"reason": "出院"})
    client.post(f"/points/stars/vetoes/{Veto.objects.get().pk}/lift/", {"reason": "撤销"})
    assert (Exemption.objects.get().ended_reason, Veto.objects.get().ended_reason) == (
        "出院",
        "撤销",
    )


def test_a_rule_is_tried_before_it_is_adopted(client, officer, rated):
    client.force_login(officer)
    year = localdate().year
    form = client.get("/points/stars/rules/add/").context["form"]
    sent = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    sent |= {"name": "新办法", "quota": "10"}
    assert (
        "未作任何更改"
        in client.post("/points/stars/rules/add/", sent | {"try": "1"}).content.decode()
    )
    assert RatingRule.objects.count() == 1
    wrong = client.post("/points/stars/rules/add/", sent | {"duty_weight": "50"})
    assert "各项权重之和应为 100" in wrong.content.decode()
    wrong = client.post("/points/stars/rules/add/", sent | {"four_from": "97"})
    assert "星级越高，起评分应越高" in wrong.content.decode()
    client.post("/points/stars/rules/add/", sent)
    assert RatingRule.objects.for_year(year).quota == Decimal(10)
    assert "新办法" in page(client, "/points/stars/rules/")


def test_a_year_is_computed_for_everything_in_reach_as_a_job(client, town_officer, town):
    client.force_login(town_officer)
    client.post("/points/stars/2018/draft/")
    assert Job.objects.get().parameters == {"year": 2018, "path": town.path}


def test_a_branch_is_computed_at_once(client, secretary, branch, member):
    attend(branch, {member: "present"})
    client.force_login(secretary)
    client.post(f"/points/stars/2018/branches/{branch.pk}/draft/")
    assert StarRating.objects.get().member == member


@pytest.mark.parametrize("year", [1999, 2999])
def test_a_year_without_stars_is_no_page(client, officer, branch, year):
    client.force_login(officer)
    assert client.get(f"/points/stars/{year}/branches/{branch.pk}/").status_code == 404


@pytest.mark.parametrize("query", ["?year=x", "?year=99999999999", "?within=x", "?list=%00"])
def test_a_filter_nobody_can_read_is_no_error(client, officer, branch, query):
    client.force_login(officer)
    assert client.get("/points/stars/" + query).status_code == 200
    assert client.get(f"/points/stars/2018/branches/{branch.pk}/{query}").status_code == 200


def test_a_list_of_another_branch_is_not_shown_under_this_one(client, officer, branch, town, rated):
    other = make_branch(town, 8)
    client.force_login(officer)
    url = f"/points/stars/2018/branches/{other.pk}/?list={rated.star_list_id}"
    assert "张三" not in page(client, url)


def test_what_waits_is_on_the_home_page(client, town_officer, member, rated, monkeypatch):
    monkeypatch.setattr("portal.views.localdate", lambda: date(2019, 3, 1))
    client.force_login(town_officer)
    assert "2018 年度星级试算待公示：1 个支部" in page(client, "/")
    put(rated.star_list, "published")
    assert "1 个支部星级公示期满" in page(client, "/")
    Objection.objects.create(
        rating=rated, member=member, text="有误", raised_on=LONG_AGO,
        due_on=LONG_AGO + timedelta(days=14),
    )  # fmt: skip
    text = page(client, "/")
    assert "1 件星级异议待处理" in text
    assert "公示期满" not in text
    Objection.objects.update(
        verdict="rejected", answer="无误", decided_on=LONG_AGO, decided_by=town_officer
    )
    put(rated.star_list, "in_force")
    assert "1 名党员的星级后续工作待办" in page(client, "/")


def test_the_page_of_a_branch_and_of_its_town_lead_to_the_stars(
    client, town_officer, town, branch, rated
):
    client.force_login(town_officer)
    assert f"/points/stars/2018/branches/{branch.pk}/" in page(client, branch.get_absolute_url())
    assert f"/points/stars/?year=2018&amp;within={town.pk}" in page(client, town.get_absolute_url())
