import io
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.domain.community import check_in, save_post
from activities.models import CommunityCheckIn, CommunityPost, ServiceRecord
from tests.conftest import actor_of, make_branch, make_member, make_user

LIST = "/activities/community/"


def page(client, address):
    return client.get(address).content.decode()


@pytest.fixture
def unit(other_town):
    made = make_branch(other_town, 7)
    made.sector, made.short_name = "agency", "区司法局党支部"
    made.save()
    return made


@pytest.fixture
def serving(unit):
    made = make_member(unit, "李四", 4, mobile="13900000004")
    made.user = make_user("me", unit, "member")
    made.save()
    return made


def register(member, branch, user):
    words = {"skills": "法律咨询", "wish": "调解员"}
    return check_in(
        member=member, community=branch, since=date(2018, 5, 1), words=words, actor=actor_of(user)
    )


@pytest.fixture
def checked_in(serving, branch):
    return register(serving, branch, serving.user)


@pytest.fixture
def post(branch, secretary):
    made = CommunityPost(community=branch, name="矛盾调解岗", duties="每月一次", places=1)
    return save_post(post=made, actor=actor_of(secretary))


def test_a_member_checks_in_on_the_own_page_and_claims_a_post(client, serving, branch, post):
    client.force_login(serving.user)
    register_page = reverse("activities:community_register", args=[serving.pk])
    assert register_page in page(client, serving.get_absolute_url())
    wrong = client.post(register_page, {"since": "2018-05-01", "community": "没有"})
    assert "没有找到社区“没有”" in wrong.content.decode()
    said = {"since": "2018-05-01", "community": "T01001", "skills": "法律咨询", "wish": "调解员"}
    made = client.post(register_page, said, follow=True).content.decode()
    assert ("已报到" in made, "矛盾调解岗" in made) == (True, True)
    row = CommunityCheckIn.objects.get()
    claim = reverse("activities:community_claim", args=[row.pk])
    assert "已认领" in client.post(claim, {"post": post.pk}, follow=True).content.decode()
    again = client.post(claim, {"post": post.pk}, follow=True).content.decode()
    assert "已在此岗位" in again
    assert "请选择" in client.post(claim, {}, follow=True).content.decode()
    assert branch.short_name in page(client, serving.get_absolute_url())


def test_the_community_sees_who_came_without_numbers_and_gives_the_post_back(
    client, checked_in, post, secretary
):
    client.force_login(secretary)
    shown = page(client, LIST)
    assert [word in shown for word in ("李四", "法律咨询", "调解员", "2018-05-01")] == [True] * 4
    detail = page(client, checked_in.get_absolute_url())
    private = ("419900", "419*", "139", checked_in.member.get_absolute_url())
    assert [word for word in private if word in shown + detail] == []
    assert client.get(checked_in.member.get_absolute_url()).status_code == 404
    claim = reverse("activities:community_claim", args=[checked_in.pk])
    client.post(claim, {"post": post.pk})
    held = checked_in.claims.get()
    assert "1/1" in page(client, reverse("activities:community_posts", args=[post.community_id]))
    end = reverse("activities:community_claim_end", args=[held.pk])
    assert "请填写原因" in client.post(end, follow=True).content.decode()
    assert "已退岗" in client.post(end, {"reason": "轮换"}, follow=True).content.decode()
    leave = reverse("activities:community_end", args=[checked_in.pk])
    ended = client.post(leave, {"reason": "moved"}, follow=True).content.decode()
    assert "迁居" in ended
    twice = client.post(leave, {"reason": "moved"}, follow=True).content.decode()
    assert "报到已结束" in twice


def test_the_list_is_filtered_and_given_out_without_numbers(client, checked_in, secretary):
    client.force_login(secretary)
    assert "李四" in page(client, f"{LIST}?words=法律&state=open&q=李")
    assert "李四" not in page(client, f"{LIST}?words=木工")
    assert "暂无报到" in page(client, f"{LIST}?state=ended")
    answer = client.get(f"{LIST}?export=xlsx")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    [head, row] = [[cell.value for cell in line] for line in book.worksheets[0].iter_rows()][:2]
    assert row[0] == "李四"
    assert [name for name in head if "证" in name or "手机" in name] == []


def test_the_list_costs_as_many_queries_for_many_as_for_one(
    client, checked_in, unit, branch, officer
):
    client.force_login(officer)
    client.get(LIST)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            client.get(LIST)
        return len(seen)

    one = queries()
    for serial in range(5, 12):
        register(make_member(unit, f"王{serial}", serial), branch, officer)
    assert queries() == one


def test_a_community_keeps_its_catalogue(client, branch, town, secretary):
    client.force_login(secretary)
    assert "报到党员服务岗位" in page(client, branch.get_absolute_url())
    posts = reverse("activities:community_posts", args=[branch.pk])
    assert "尚未设岗" in page(client, posts)
    said = {"name": "矛盾调解岗", "duties": "每月一次", "places": "2"}
    client.post(posts, said)
    assert "0/2" in page(client, posts)
    assert "已有同名岗位" in client.post(posts, said).content.decode()
    edit = reverse("activities:community_post_edit", args=[CommunityPost.objects.get().pk])
    assert "请填写" in client.post(edit, {**said, "places": ""}).content.decode()
    client.post(edit, {**said, "places": "3", "is_retired": "on"})
    assert "0/3" in page(client, posts)


def test_the_units_secretary_checks_in_and_sees_it_from_the_members_page(
    client, serving, unit, branch
):
    client.force_login(make_user("unit", unit, "secretary"))
    url = reverse("activities:community_register", args=[serving.pk])
    said = {"since": "2018-05-01", "community": "T01001"}
    client.post(url, said)
    row = CommunityCheckIn.objects.get()
    assert row.get_absolute_url() in page(client, url)
    assert "李四" in page(client, LIST)
    assert "矛盾" not in page(client, row.get_absolute_url())


def test_who_is_no_member_of_a_unit_is_told_so(client, member, secretary):
    client.force_login(secretary)
    url = reverse("activities:community_register", args=[member.pk])
    assert "单位党支部" in page(client, url)
    assert url not in page(client, member.get_absolute_url())
    said = {"since": "2018-05-01", "community": "T01001"}
    assert "单位党支部" in client.post(url, said).content.decode()
    assert not CommunityCheckIn.objects.exists()


def test_the_community_enters_service_and_the_home_branch_confirms(
    client, checked_in, unit, secretary
):
    client.force_login(secretary)
    serve = reverse("activities:community_serve", args=[checked_in.pk])
    assert serve in page(client, checked_in.get_absolute_url())
    said = {
        "served_on": "2018-06-02", "activity_name": "入户走访", "hours_reported": "3",
        "effect": "good",
    }  # fmt: skip
    early = client.post(serve, {**said, "served_on": "2018-04-01"}).content.decode()
    assert "请核对日期" in early
    done = client.post(serve, said, follow=True).content.decode()
    assert ("待所在党支部确认" in done, "入户走访" in done) == (True, True)
    record = ServiceRecord.objects.get()
    assert client.get(record.get_absolute_url()).status_code == 404
    client.force_login(make_user("unit", unit, "secretary"))
    assert checked_in.community.short_name in page(client, record.get_absolute_url())
    confirm = reverse("activities:service_confirm", args=[record.pk])
    client.post(confirm, {"hours": "3", "effect": "good"})
    assert "已确认" in page(client, checked_in.get_absolute_url())
    assert client.get(serve).status_code == 403


def test_feedback_reaches_the_member_and_the_home_branch(client, checked_in, unit, secretary):
    client.force_login(secretary)
    url = reverse("activities:community_feedback", args=[checked_in.pk])
    said = {"year": "2018", "grade": "good", "words": "热心调解"}
    done = client.post(url, said, follow=True).content.decode()
    assert "热心调解" in done
    assert "已反馈" in client.post(url, said).content.decode()
    assert "请填写" in client.post(url, {**said, "words": ""}).content.decode()
    for user in (checked_in.member.user, make_user("unit", unit, "secretary")):
        client.force_login(user)
        own = page(client, checked_in.member.get_absolute_url())
        assert ("2018年社区反馈" in own, "热心调解" in own) == (True, True)
        assert client.get(url).status_code == 403


def test_the_office_above_moves_who_is_ticked_to_another_community(
    client, checked_in, unit, branch, sibling_branch, town_officer
):
    stays = register(make_member(unit, "王五", 5), branch, make_user("unit", unit, "secretary"))
    client.force_login(town_officer)
    url = reverse("activities:community_move", args=[branch.pk])
    assert url in page(client, branch.get_absolute_url())
    shown = page(client, url)
    assert ("李四" in shown, shown.count(" checked")) == (True, 2)
    data = {"since": "2018-06-01", "community": "T01002", "reason": "社区合并"}
    assert "请选择转接人员" in client.post(url, data).content.decode()
    answer = client.post(url, data | {"check_ins": [checked_in.pk]}, follow=True)
    assert "已转接 1 人" in answer.content.decode()
    assert CommunityCheckIn.objects.open().get(community=sibling_branch).member.name == "李四"
    assert CommunityCheckIn.objects.open().get(community=branch) == stays
