"""Walks the URLconf: every named route is visited as a stranger and as an outsider."""

from datetime import date, timedelta

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from accounts.choices import Capability, GrantState, Role
from accounts.models import Grant, User
from accounts.scope import Actor
from activities.domain.attachments import add_attachment
from activities.domain.nominations import nominate
from activities.domain.workflow import record_activity
from activities.models import (
    Activity,
    ActivityPart,
    CommunityCheckIn,
    CommunityPost,
    Exemption,
    LinkItem,
    Method,
    PostClaim,
    Requirement,
    ScoreRule,
    ServiceRecord,
    Theme,
    UnitCommunityLink,
)
from branches.models import CalendarDay
from jobs.choices import JobState
from jobs.domain.files import promise_file
from jobs.models import Job, Routine
from members.domain.requests import ask_correction
from members.models import Affiliation
from points.domain.settlement import settle_month
from points.models import (
    DutyPost,
    Objection,
    PointEntry,
    PostHolding,
    RatingRule,
    StarList,
    StarRating,
    Veto,
)
from points.models import Exemption as StarExemption
from spreadsheets.domain.batches import open_batch, preview
from tests.conftest import make_member, workbook


def routes(resolver=None, namespace=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry, namespace + (f"{entry.namespace}:" if entry.namespace else ""))
        elif isinstance(entry, URLPattern):
            yield namespace + entry.name


PUBLIC = {
    "accounts:session_login", "accounts:session_logout", "accounts:language_choose",
    "accounts:text_choose", "accounts:second_factor_prove", "portal:healthz", "portal:readyz",
}  # fmt: skip
LISTS = {
    "portal:home", "branches:organization_list", "branches:calendar_list", "members:member_list",
    "activities:activity_list",
    "activities:activity_grid", "activities:activity_add", "activities:service_list",
    "activities:service_reveal", "activities:service_add", "activities:service_report",
    "activities:service_confirm_many",
    "activities:requirement_list", "activities:exemption_list", "activities:score_rule_list",
    "activities:compliance_towns", "activities:compliance_overdue", "activities:score_list",
    "activities:theme_list", "activities:method_list", "activities:practice_offer",
    "activities:nomination_list", "activities:showcase_list", "activities:community_list",
    "activities:link_list",
    "points:month_list", "points:scheme_list", "points:month_close", "points:star_list",
    "points:star_draft",
    "points:rule_list", "spreadsheets:batch_list",
    "members:correction_list",
    "members:member_reveal", "spreadsheets:template_download", "accounts:password_change",
    "accounts:session_list", "accounts:session_close",
    "accounts:post_choose",
    "accounts:token_list", "accounts:token_revoke",
    "accounts:second_factor_manage", "accounts:second_factor_renew",
    "accounts:second_factor_remove",
}  # fmt: skip
OBJECTS = {
    "branches:organization_detail": ("branch",),
    "branches:organization_children": ("branch",),
    "branches:organization_history": ("branch",),
    "branches:organization_watchers": ("branch",),
    "members:member_detail": ("member",),
    "members:member_history": ("member",),
    "members:member_watchers": ("member",),
    "members:member_correct": ("member",),
    "members:correction_ask": ("member",),
    "members:correction_decide": ("correction",),
    "members:correction_withdraw": ("correction",),
    "activities:attendance_list": ("member",),
    "activities:activity_detail": ("activity",),
    "activities:activity_change": ("activity",),
    "activities:activity_edit": ("draft",),
    "activities:nomination_add": ("activity",),
    "activities:nomination_withdraw": ("nomination",),
    "activities:service_detail": ("record",),
    "activities:service_edit": ("record",),
    "activities:service_confirm": ("record",),
    "activities:service_strike": ("record",),
    "activities:service_restore": ("record",),
    "activities:activity_minutes": ("activity",),
    "activities:attachment_add": ("activity",),
    "activities:attachment_download": ("attachment",),
    "activities:attachment_remove": ("attachment",),
    "activities:part_strike": ("part",),
    "activities:part_attend": ("joint_part",),
    "activities:compliance_branch": ("branch",),
    "activities:link_detail": ("link",),
    "activities:link_item_add": ("link",),
    "activities:link_item_move": ("link_item",),
    "activities:community_register": ("member",),
    "activities:community_detail": ("check_in",),
    "activities:community_end": ("check_in",),
    "activities:community_serve": ("check_in",),
    "activities:community_feedback": ("check_in",),
    "activities:community_claim": ("check_in",),
    "activities:community_claim_end": ("post_claim",),
    "activities:community_posts": ("branch",),
    "activities:community_post_edit": ("community_post",),
    "points:account_detail": ("member",),
    "points:star_branch": ("branch",),
    "points:star_redraft": ("branch",),
    "points:post_list": ("branch",),
    "points:mark_sheet": ("branch",),
    "points:star_why": ("member",),
    "points:star_exempt": ("member",),
    "points:star_notice": ("star_list",),
    "points:star_object": ("rating",),
    "points:star_certificate": ("rating",),
    "points:star_follow_up": ("rating",),
    "points:post_add": ("branch",),
    "points:post_edit": ("duty_post",),
    "points:post_claim": ("duty_post",),
    "points:holding_withdraw": ("holding",),
    "points:exemption_end": ("star_exemption",),
    "points:entry_why": ("member", "entry"),
    "jobs:job_detail": ("job",),
    "jobs:job_download": ("job",),
    "spreadsheets:batch_detail": ("batch",),
    "spreadsheets:batch_columns": ("batch",),
    "spreadsheets:batch_commit": ("batch",),
    "spreadsheets:batch_errors": ("batch",),
    "spreadsheets:batch_discard": ("batch",),
    "spreadsheets:batch_undo": ("batch",),
}
API_LISTS = {
    "api:schema", "api:organization_list", "api:member_list", "api:activity_list",
    "api:service_list", "api:compliance_figures", "api:compliance_list",
    "api:score_list",
    "api:month_list", "api:account_list", "api:entry_list", "api:starlist_list", "api:star_list",
}  # fmt: skip
API_OBJECTS = {
    "api:organization_detail": ("branch",),
    "api:member_detail": ("member",),
    "api:activity_detail": ("activity",),
    "api:service_detail": ("record",),
    "api:account_detail": ("member",),
    "api:star_detail": ("rating",),
}
API = API_LISTS | set(API_OBJECTS)
LISTS |= API_LISTS
OBJECTS |= API_OBJECTS
ADMINISTRATION = {
    "accounts:user_list": (),
    "accounts:user_detail": ("user",),
    "accounts:user_add": (),
    "accounts:user_edit": ("user",),
    "accounts:user_reset": ("user",),
    "accounts:user_revoke": ("user",),
    "accounts:user_second_factor": ("user",),
    "accounts:user_deactivate": ("user",),
    "accounts:user_reactivate": ("user",),
    "accounts:grant_add": ("user",),
    "accounts:grant_places": ("town",),
    "accounts:grant_end": ("grant",),
}
APPROVAL = {"accounts:grant_decide": ("proposal",)}
REVEALS = {"members:member_figures": ("member",)}
REQUIREMENTS = {
    "activities:requirement_change": (),
    "activities:requirement_withdraw": ("requirement",),
    "activities:score_rule_change": (),
    "activities:branch_nudge": ("branch",),
    "activities:overdue_nudge": (),
    "activities:score_rule_withdraw": ("score_rule",),
    "activities:exemption_add": ("branch",),
    "activities:exemption_withdraw": ("exemption",),
    "activities:link_add": (),
    "activities:link_end": ("link",),
    "activities:method_change": (),
    "activities:method_withdraw": ("method",),
    "activities:nomination_move": ("nomination",),
    "activities:nomination_deadlines": (),
    "activities:nomination_publish": (),
    "activities:theme_add": (),
    "activities:theme_edit": ("theme",),
    "activities:theme_remove": ("theme",),
}
AUDIT = {"accounts:audit_list": (), "accounts:audit_check": ()}
STARS = {
    "points:star_veto": ("member",),
    "points:star_publish": ("star_list",),
    "points:star_enforce": ("star_list",),
    "points:veto_lift": ("veto",),
    "points:objection_list": (),
    "points:objection_decide": ("objection",),
    "points:rule_add": (),
    "points:scheme_add": (),
    "branches:calendar_set": (),
    "branches:calendar_clear": ("calendar_day",),
}
JOBS = {
    "jobs:schedule_list": (),
    "jobs:schedule_edit": ("routine",),
    "jobs:job_retry": ("failure",),
}
LEDGER = {
    "points:month_reopen": (),
    "points:manual_add": ("member",),
    "points:entry_reverse": ("member", "entry"),
}
OFFICES = {
    **STARS, **ADMINISTRATION, **APPROVAL, **REVEALS, **REQUIREMENTS, **AUDIT, **JOBS, **LEDGER,
}  # fmt: skip
"""Objects for which a secretary's role is not enough: see the matrix."""
WORDS = {
    "spreadsheets:template_download": ("service-records",),
    "activities:requirement_change": ("lesson",),
    **dict.fromkeys(
        [
            "points:star_draft",
            "points:star_branch",
            "points:star_redraft",
            "points:post_list",
            "points:mark_sheet",
            "points:star_why",
            "points:star_exempt",
            "points:star_veto",
        ],
        (2018,),
    ),
}
POSTS = {
    "points:star_draft", "points:star_redraft", "points:post_claim", "points:holding_withdraw",
    "points:exemption_end", "points:star_enforce", "points:veto_lift", "branches:calendar_clear",
    "activities:service_reveal",
    "activities:attachment_add", "activities:attachment_remove",
    "accounts:session_close",
    "accounts:token_revoke",
    "accounts:second_factor_renew", "accounts:second_factor_remove",
    "members:correction_withdraw",
    "members:member_reveal", "points:month_close", "activities:activity_change",
    "accounts:post_choose",
    "activities:service_confirm_many", "activities:requirement_withdraw", "activities:part_strike",
    "activities:exemption_withdraw", "activities:score_rule_withdraw",
    "activities:nomination_withdraw", "activities:nomination_move",
    "activities:nomination_deadlines", "activities:nomination_publish",
    "activities:theme_remove", "activities:method_withdraw", "activities:branch_nudge",
    "activities:link_end", "activities:link_item_add", "activities:link_item_move",
    "activities:community_end", "activities:community_claim", "activities:community_claim_end",
    "jobs:job_retry",
    "spreadsheets:batch_columns", "spreadsheets:batch_commit", "spreadsheets:batch_discard",
    "spreadsheets:batch_undo",
}  # fmt: skip


@pytest.fixture
def world(branch, member, secretary):
    actor = Actor.of(secretary)
    fields = {"kind": "party_day", "held_on": date(2018, 6, 1), "theme": "秘密主题", "place": "室"}
    activity = record_activity(branch=branch, fields=fields, away={}, actor=actor)
    ahead = {**fields, "held_on": timezone.localdate() + timedelta(days=9), "theme": "秘密草稿"}
    draft = record_activity(branch=branch, fields=ahead, away={}, actor=actor)
    record = ServiceRecord.objects.create(
        member=member,
        organization=branch,
        served_on=date(2018, 6, 1),
        activity_name="秘密服务",
        hours_reported=2,
        hours_confirmed=2,
        confirmed_at=timezone.now(),
    )
    settle_month(month=date(2018, 6, 1))
    batch = open_batch(
        kind="party-days",
        file_name="秘密.xlsx",
        content=workbook(["党支部", "日期", "主题"], ["没有的支部", "2018-06-01", "秘密"]),
        actor=actor,
        options={},
    )
    preview(batch=batch)
    job = Job.objects.create(task="-", user=secretary, state=JobState.DONE)
    promise_file(job=job, name="秘密.csv", capability=Capability.MEMBER_VIEW, actor=actor)
    proposal = Grant.objects.create(
        user=User.objects.create_user("candidate"),
        organization=branch.superior.superior,
        role=Role.AUDITOR,
        state=GrantState.WAITING,
    )
    exemption = Exemption.objects.create(
        organization=branch,
        first_month=date(2018, 6, 1),
        last_month=date(2018, 6, 1),
        reason="秘密理由",
        granted_by=secretary,
    )
    nomination = nominate(activity=activity, reason="秘密理由", summary="秘密摘要", actor=actor)
    theme = Theme.objects.create(
        organization=branch.superior, month=date(2018, 6, 1), title="秘密月主题", set_by=secretary
    )
    return {
        **stars_of(member, branch, secretary), **community_of(member, branch, secretary),
        "part": activity.parts.get(), "joint_part": joint_part_of(branch),
        "attachment": add_attachment(
            activity=draft, name="秘密.pdf", content=b"%PDF-1.7", actor=actor
        ),
        "exemption": exemption, "theme": theme,
        "method": Method.objects.get(), "nomination": nomination,
        "requirement": Requirement.objects.all()[0], "score_rule": ScoreRule.objects.get(),
        "routine": Routine.objects.all()[0],
        "failure": Job.objects.create(
            task="-", user=secretary, state=JobState.FAILED, finished_at=timezone.now()
        ),
        "job": job, "branch": branch, "member": member, "activity": activity, "draft": draft,
        "record": record, "entry": PointEntry.objects.get(), "batch": batch,
        "user": secretary, "town": branch.superior, "grant": secretary.grants.get(),
        "proposal": proposal,
        "correction": ask_correction(
            member=member, facts={"ethnic_group": "苗"}, note="秘密依据", actor=actor
        ),
    }  # fmt: skip


def joint_part_of(branch):
    """Return the branch's part in an activity that the town leads."""
    joint = Activity.objects.create(
        kind="party_day", held_on=date(2018, 6, 8), theme="秘密联建", state="accepted",
        submitted_at=timezone.now(),
    )  # fmt: skip
    ActivityPart.objects.create(activity=joint, organization=branch.superior)
    return ActivityPart.objects.create(activity=joint, organization=branch, is_lead=False)


def community_of(member, branch, user):
    """Return the member's check-in with the branch as a community, and what hangs on it."""
    since = date(2018, 5, 1)
    affiliation = Affiliation.objects.create(
        member=member, organization=branch, kind="community", valid_from=since
    )
    check_in = CommunityCheckIn.objects.create(
        member=member, community=branch, affiliation=affiliation, since=since, skills="秘密特长",
        recorded_by=user,
    )  # fmt: skip
    post = CommunityPost.objects.create(
        community=branch, name="秘密社区岗", duties="秘密职责", places=2
    )
    claim = PostClaim.objects.create(post=post, check_in=check_in, since=since, recorded_by=user)
    link = UnitCommunityLink.objects.create(unit=branch, community=branch, since=since, set_by=user)
    return {
        "check_in": check_in, "community_post": post, "post_claim": claim, "link": link,
        "link_item": LinkItem.objects.create(link=link, kind="need", text="秘密需求"),
    }  # fmt: skip


def stars_of(member, branch, user):
    """Return one of each thing of the star ratings."""
    post = DutyPost.objects.create(organization=branch, name="秘密岗位", duties="秘密职责")
    today = timezone.localdate()
    listed = StarList.objects.create(
        organization=branch, year=2018, state="in_force", rule=RatingRule.objects.get(), members=1,
        rated=1, as_of=today, computed_at=timezone.now(), published_on=today, notice_ends_on=today,
    )  # fmt: skip
    rating = StarRating.objects.create(
        star_list=listed, member=member, score=60, star=1, reason="score"
    )
    return {
        "calendar_day": CalendarDay.objects.all()[0],
        "duty_post": post,
        "holding": PostHolding.objects.create(
            post=post, member=member, year=2018, origin="assigned", recorded_by=user
        ),
        "star_list": listed,
        "rating": rating,
        "objection": Objection.objects.create(
            rating=rating, member=member, text="秘密异议", raised_on=today, due_on=today
        ),
        "star_exemption": StarExemption.objects.create(
            member=member, year=2018, kind="ill", reason="秘密病情", recorded_by=user
        ),
        "veto": Veto.objects.create(
            member=member, kind="crime", decided_on=date(2018, 1, 1), document="秘密判决",
            recorded_by=user,
        ),
    }  # fmt: skip


def address(name, world, *, shift=0):
    words, keys = WORDS.get(name, ()), {**OBJECTS, **OFFICES}.get(name, ())
    return reverse(name, args=[*words, *(world[key].pk + shift for key in keys)])


def body(response):
    return b"".join(response) if response.streaming else response.content


def visit(client, name, url):
    return client.post(url) if name in POSTS else client.get(url)


def test_every_route_has_a_row():
    assert sorted(routes()) == sorted(PUBLIC | LISTS | set(OBJECTS) | set(OFFICES))


@pytest.mark.parametrize("name", sorted(LISTS | set(OBJECTS) | set(OFFICES)))
def test_a_stranger_is_sent_to_the_login(client, world, name):
    url = address(name, world)
    response = visit(client, name, url)
    if name in API:
        assert (response.status_code, response["WWW-Authenticate"]) == (401, "Bearer")
        return
    assert response.status_code == 302
    assert response.url == f"{reverse('accounts:session_login')}?next={url}"


@pytest.mark.parametrize("name", sorted(OBJECTS))
def test_what_is_out_of_reach_does_not_exist(client, world, outsider, name):
    client.force_login(outsider)
    hidden = visit(client, name, address(name, world))
    absent = visit(client, name, address(name, world, shift=1_000_000))
    assert (hidden.status_code, hidden.content) == (404, absent.content)
    assert address(name, world) not in hidden.content.decode()


@pytest.mark.parametrize("name", sorted(LISTS - POSTS))
def test_lists_show_an_outsider_nothing_of_ours(client, world, outsider, name):
    client.force_login(outsider)
    page = body(client.get(address(name, world))).decode(errors="ignore")
    strays = [word for word in ("张三", "秘密", world["branch"].short_name) if word in page]
    assert strays == []


@pytest.mark.parametrize("name", sorted((LISTS | set(OBJECTS)) - POSTS))
def test_the_secretary_sees_the_own_branch(client, world, secretary, name):
    client.force_login(secretary)
    assert client.get(address(name, world)).status_code == 200


@pytest.mark.parametrize("name", sorted(ADMINISTRATION))
def test_accounts_are_open_to_the_account_administrator_alone(
    client, world, officer, town_officer, account_admin, name
):
    for user in (officer, town_officer, world["user"]):
        client.force_login(user)
        assert visit(client, name, address(name, world)).status_code == 403
    client.force_login(account_admin)
    assert client.get(address(name, world)).status_code == 200
    if ADMINISTRATION[name]:
        absent = address(name, world, shift=1_000_000)
        assert visit(client, name, absent).status_code == 404


@pytest.mark.parametrize("name", sorted(APPROVAL))
def test_what_waits_is_open_to_who_may_approve(
    client, world, officer, town_officer, account_admin, name
):
    for user, status in ((town_officer, 403), (officer, 200), (account_admin, 200)):
        client.force_login(user)
        assert client.get(address(name, world)).status_code == status
    assert client.get(address(name, world, shift=1_000_000)).status_code == 404


@pytest.mark.parametrize("name", sorted(REQUIREMENTS))
def test_requirements_are_set_and_branches_exempted_by_officers_alone(
    client, world, officer, outsider, name
):
    for user in (world["user"], outsider):
        client.force_login(user)
        assert visit(client, name, address(name, world)).status_code == 403
    client.force_login(officer)
    assert visit(client, name, address(name, world)).status_code in {200, 302}
    if REQUIREMENTS[name]:
        assert visit(client, name, address(name, world, shift=1_000_000)).status_code == 404


@pytest.mark.parametrize("name", sorted(LEDGER))
def test_points_are_entered_and_reversed_by_the_district_alone(
    client, world, officer, town_officer, outsider, name
):
    for user in (world["user"], town_officer, outsider):
        client.force_login(user)
        assert visit(client, name, address(name, world)).status_code == 403
    client.force_login(officer)
    assert visit(client, name, address(name, world)).status_code == 200
    if LEDGER[name]:
        assert visit(client, name, address(name, world, shift=1_000_000)).status_code == 404


@pytest.mark.parametrize("name", sorted(LISTS | set(OBJECTS) | set(OFFICES)))
def test_the_account_administrator_sees_no_member(client, world, account_admin, name):
    client.force_login(account_admin)
    response = client.get(address(name, world))
    page = body(response).decode(errors="ignore")
    assert response.status_code in {200, 302, 403, 404, 405}
    assert [word for word in ("张三", "秘密", "419*", "419900") if word in page] == []


def test_in_reach_without_the_capability_is_forbidden(client, world, secretary):
    client.force_login(secretary)
    url = address("activities:activity_change", world)
    assert client.post(url, {"to": "accepted"}).status_code == 403
    assert client.post(reverse("points:month_close"), {"month": "2018-06"}).status_code == 403
    for name in ("members:member_reveal", "activities:service_reveal"):
        assert client.get(reverse(name)).status_code == 403


def test_a_member_sees_the_own_record_and_no_other(client, world, member, branch, sibling_branch):
    user = User.objects.create_user("me", "a-long-password")
    member.user = user
    member.save()
    other = make_member(branch, "李四", 2)
    client.force_login(user)
    assert client.get(member.get_absolute_url()).status_code == 200
    assert client.get(other.get_absolute_url()).status_code == 404
    assert "李四" not in client.get(reverse("members:member_list")).content.decode()
    assert client.get(reverse("portal:home")).url == member.get_absolute_url()


def test_a_deactivated_account_is_out_on_the_next_request(client, world, secretary):
    client.force_login(secretary)
    secretary.is_active = False
    secretary.save()
    assert client.get(world["member"].get_absolute_url()).status_code == 302


def test_an_ended_grant_shows_nothing_on_the_next_request(client, world, secretary):
    client.force_login(secretary)
    secretary.grants.update(valid_until=date(2018, 2, 1))
    assert client.get(world["member"].get_absolute_url()).status_code == 404
