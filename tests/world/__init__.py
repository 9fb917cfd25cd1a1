"""One of each thing a branch may hold, for the tests of access."""

from datetime import date, timedelta

from django.utils import timezone

from accounts.choices import Capability, GrantState, Role
from accounts.models import Grant, User
from accounts.scope import Actor
from activities.domain.attachments import add_attachment
from activities.domain.nominations import nominate
from activities.domain.workflow import record_activity
from activities.models import Exemption, Method, Requirement, ScoreRule, ServiceRecord, Theme
from branches.domain.tree import found_district
from jobs.choices import JobState
from jobs.domain.files import promise_file
from jobs.models import Job, Routine
from members.domain.requests import ask_correction
from members.models import Appointment
from points.domain.settlement import settle_month
from points.models import PointEntry
from spreadsheets.domain.batches import open_batch, preview
from tests.conftest import make_branch, make_member, make_town, make_user, workbook
from tests.lasting import lasting
from tests.world.assessments import appraisal_of, assessment_of, performance_of, poll_of
from tests.world.community import community_of, joint_part_of
from tests.world.dispatch import contacts_of, dispatch_of, programme_by
from tests.world.stars import stars_of

C = Capability
SECRETS = ("张三", "秘密", "示例1街道示例1", "T01001", "419900")
"""What tells a stranger of the world's branch and member."""
TOLD = {
    "秘密主题": C.ACTIVITY_VIEW, "秘密草稿": C.ACTIVITY_VIEW, "秘密联建": C.ACTIVITY_VIEW,
    "秘密需求": C.ACTIVITY_VIEW,
    "秘密服务": C.SERVICE_VIEW, "秘密特长": C.MEMBER_VIEW, "秘密依据": C.MEMBER_VIEW,
    "秘密换届": C.MEMBER_VIEW,
    "秘密岗位": C.STAR_VIEW, "秘密星级异议": C.STAR_VIEW, "秘密病情": C.STAR_VIEW,
    "秘密判决": C.STAR_VIEW, "张三": C.MEMBER_VIEW, "419900": C.MEMBER_VIEW,
    "秘密单位": C.DISPATCH_VIEW, "秘密干部": C.DISPATCH_VIEW, "秘密任务": C.DISPATCH_VIEW,
    "秘密表彰": C.DISPATCH_VIEW, "秘密来信": C.DISPATCH_MANAGE, "秘密职务": C.CADRE_VIEW,
    "秘密备注": C.POOL_VIEW, "秘密骨干": C.POOL_VIEW, "秘密领导": C.CONTACT_VIEW,
    "秘密走访": C.CONTACT_VIEW, "秘密问题": C.CONTACT_VIEW, "秘密难题": C.CONTACT_VIEW,
    "秘密项目": C.CONTACT_VIEW,
}  # fmt: skip
"""What each capability over the branch lets somebody read there."""


def lasting_world(django_db_setup, django_db_blocker):
    """Stand up one world for all tests of a module; each test takes back what it changes."""
    yield from lasting(django_db_blocker, people_and_things)


def people_and_things():
    """Return our branch with one of each, its neighbours, and who looks at it from where."""
    district = found_district(name="示例区")
    town, other_town = make_town(district, 1), make_town(district, 2)
    branch, foreign_branch = make_branch(town, 1), make_branch(other_town, 1)
    secretary = make_user("secretary", branch, Role.SECRETARY)
    return {
        **one_of_each(branch, make_member(branch, "张三", 1), secretary),
        "district": district, "other_town": other_town, "foreign_branch": foreign_branch,
        "sibling_branch": make_branch(town, 2),
        "officer": make_user("officer", district, Role.DISTRICT_OFFICER),
        "town_officer": make_user("town", town, Role.TOWN_OFFICER),
        "account_admin": make_user("accounts", district, Role.ACCOUNT_ADMIN),
        "outsider": make_user("outsider", foreign_branch, Role.SECRETARY),
    }  # fmt: skip


def one_of_each(branch, member, secretary):
    """Return by name what the routes of ``tests.addresses`` lead to."""
    actor = Actor.of(secretary)
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
    programme = programme_by(secretary)
    return {
        **affairs_of(branch, member, secretary, programme),
        "notice": programme.notices.get(),
        "method": Method.objects.get(),
        "requirement": Requirement.objects.all()[0], "score_rule": ScoreRule.objects.get(),
        "routine": Routine.objects.all()[0],
        "failure": Job.objects.create(
            task="-", user=secretary, state=JobState.FAILED, finished_at=timezone.now()
        ),
        "job": job, "branch": branch, "batch": batch, "user": secretary, "town": branch.superior,
        "grant": secretary.grants.get(), "proposal": proposal, "programme": programme,
    }  # fmt: skip


def affairs_of(branch, member, secretary, programme):
    """Return one of each thing that a branch, its member and its unit may have."""
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
    posted = dispatch_of(branch, member, secretary, programme)
    return {
        **posted,
        **assessment_of(branch, posted["unit"], secretary),
        **performance_of(branch, posted["unit"], secretary),
        "member_appraisal": appraisal_of(member, branch, secretary),
        "poll": poll_of(branch, secretary),
        **contacts_of(branch.superior, posted["unit"], secretary),
        **stars_of(member, branch, secretary), **community_of(member, branch, secretary),
        "part": activity.parts.get(), "joint_part": joint_part_of(branch),
        "attachment": add_attachment(
            activity=draft, name="秘密.pdf", content=b"%PDF-1.7", actor=actor
        ),
        "exemption": exemption, "theme": theme, "nomination": nomination, "member": member,
        "appointment": Appointment.objects.create(
            organization=branch, member=member, post="commissioner", reason="秘密换届",
            valid_from=date(2015, 3, 1), valid_until=date(2018, 1, 1),
        ),
        "activity": activity, "draft": draft, "record": record,
        "entry": PointEntry.objects.get(member=member),
        "correction": ask_correction(
            member=member, facts={"ethnic_group": "苗"}, note="秘密依据", actor=actor
        ),
    }  # fmt: skip
