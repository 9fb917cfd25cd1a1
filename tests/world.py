"""One of each thing a branch may hold, for the tests of access."""

from datetime import date, timedelta

from django.db import transaction
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
from assessments.models import (
    AssessedUnit,
    BranchAppraisal,
    Cycle,
    Deduction,
    Draw,
    Elector,
    Evidence,
    FollowUp,
    FollowUpStep,
    Indicator,
    IndicatorScore,
    Keying,
    LeaderReview,
    ListDeduction,
    MemberAppraisal,
    Performance,
    PerformanceUnit,
    Question,
    ReportWriter,
    ResultObjection,
    ResultVersion,
    Scorer,
    UnitReport,
    VoterGroup,
)
from assessments.models import Veto as UnitVeto
from branches.domain.tree import found_district
from branches.models import CalendarDay
from common.sealing import seal_bytes
from dispatch.models import (
    BaseEntry,
    Cadre,
    ContactProblem,
    ContactVisit,
    KeyProject,
    LeaderContact,
    Nominee,
    NomineeObjection,
    Outcome,
    Place,
    PoolEntry,
    Posting,
    Programme,
    PublicNotice,
    Quota,
    Unit,
)
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
from tests.conftest import make_branch, make_member, make_town, make_user, workbook


def lasting_world(django_db_setup, django_db_blocker):
    """Stand up one world for all tests of a module; each test takes back what it changes."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield people_and_things()
        transaction.set_rollback(True)


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
    posted = dispatch_of(branch, secretary)
    return {
        **posted,
        **assessment_of(branch, posted["unit"], secretary),
        **performance_of(branch, posted["unit"], secretary),
        "member_appraisal": appraisal_of(member, branch, secretary),
        **contacts_of(branch.superior, secretary),
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


def contacts_of(town, user):
    """Return a leader's contact with a village of the town, and what hangs on it."""
    leader = Cadre.objects.create(name="秘密领导")
    village = Place.objects.create(
        code="419900009001", name="秘密社区", kind="community", town=town
    )
    contact = LeaderContact.objects.create(
        leader=leader, town=town, place=village, starts_on=date(2018, 5, 1), set_by=user
    )
    problem = ContactProblem.objects.create(
        contact=contact, raised_on=date(2018, 5, 1), text="秘密问题", owner_town=town,
        due_on=date(2018, 6, 1), raised_by=user,
    )  # fmt: skip
    project = KeyProject.objects.create(name="秘密项目", town=town)
    visit = ContactVisit.objects.create(
        contact=contact, visited_on=date(2018, 5, 1), text="秘密走访", recorded_by=user
    )
    return {"contact": contact, "visit": visit, "problem": problem, "project": project}


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


def assessment_of(branch, unit, user):
    """Return a cycle of the branch with its voting open, in which the user votes and reviews."""
    cycle = Cycle.objects.create(
        organization=branch, title="秘密考核", year=2018, state="voting", made_by=user
    )
    assessed = AssessedUnit.objects.create(
        cycle=cycle, unit=unit, code="U01", name="秘密单位", group="agency", leader=user
    )
    group = VoterGroup.objects.create(cycle=cycle, name="秘密组", weight=80)
    return {
        "cycle": cycle,
        "assessed_unit": assessed,
        "report": UnitReport.objects.create(
            unit=assessed,
            kind="duty",
            highlights="秘密亮点",
            problems="秘密问题",
            measures="秘密措施",
            state="locked",
            version=1,
            submitted_at=timezone.now(),
            submitted_by=user,
            saved_at=timezone.now(),
            saved_by=user,
        ),
        "writer": ReportWriter.objects.create(unit=assessed, user=user),
        "review": LeaderReview.objects.create(unit=assessed, text="秘密点评"),
        "voter_group": group,
        "draw": Draw.objects.create(cycle=cycle, group="agency", count=1, codes=["U01"]),
        "keying": Keying.objects.create(group=group, number=1, clerk=user),
        "elector": Elector.objects.create(
            cycle=cycle, group=group, user=user, delegate_kind="party_delegate"
        ),
        **questions_of(cycle, assessed, user),
    }


def questions_of(cycle, assessed, user):
    """Return a question to a unit, what followed from it, and what bears on its result."""
    day = date(2018, 5, 1)
    follow_up = FollowUp.objects.create(
        unit=assessed, text="秘密整改", raised_on=day, due_on=day, asker=user
    )
    step = FollowUpStep.objects.create(
        follow_up=follow_up, move="raised", taken_on=day, due_on=day, taken_by=user
    )
    version = ResultVersion.objects.create(
        cycle=cycle, number=1, computed_on=day, published_at=timezone.now()
    )
    return {
        "question": Question.objects.create(
            unit=assessed, asker=user, asker_kind="party_delegate", text="秘密提问", typed_by=user
        ),
        "follow_up": follow_up,
        "evidence": Evidence.objects.create(
            step=step, name="秘密.pdf", size=8, content=seal_bytes(b"%PDF-1.7")
        ),
        "result_version": version,
        "unit_veto": UnitVeto.objects.create(
            unit=assessed, source="秘密来源", body="秘密机关", decided_on=day, entered_by=user
        ),
        "deduction": Deduction.objects.create(unit=assessed, follow_up=follow_up, due_on=day),
        "result_objection": ResultObjection.objects.create(
            unit=assessed, version=version, text="秘密异议", raised_on=day, raised_by=user
        ),
    }


def appraisal_of(member, branch, user):
    """Return the member's grade in the branch's appraisal of a year."""
    held = BranchAppraisal.objects.create(
        organization=branch, year=2017, held_on=date(2018, 1, 15), voters=1, reason="秘密理由",
        recorded_by=user,
    )  # fmt: skip
    return MemberAppraisal.objects.create(appraisal=held, member=member, year=2017, grade="basic")


def performance_of(branch, unit, user):
    """Return a period in which the unit, headed by the user, is scored and scores."""
    performance = Performance.objects.create(
        organization=branch, title="秘密绩效", kind="one_plus_n", year=2018, part="h1",
        state="scoring", due_on=date(2018, 7, 15), made_by=user,
    )  # fmt: skip
    scored = PerformanceUnit.objects.create(
        performance=performance, unit=unit, code="U01", name="秘密单位", group="agency"
    )
    scorer = Scorer.objects.create(performance=performance, unit=unit)
    indicator = Indicator.objects.create(
        performance=performance, code="A", name="秘密指标", points=100, scorer=scorer
    )
    return {
        "performance": performance,
        "performance_unit": scored,
        "scorer": scorer,
        "indicator": indicator,
        "indicator_score": IndicatorScore.objects.create(
            indicator=indicator, unit=scored, score=90, recorded_by=user
        ),
        "list_deduction": ListDeduction.objects.create(
            unit=scored, kind="duty", on=date(2018, 6, 1), points=1, text="秘密事由",
            source="秘密来源", recorded_by=user,
        ),
    }  # fmt: skip


def dispatch_of(branch, user):
    """Return the unit of the branch, a village of its town, a programme, and who is posted."""
    day = date(2018, 5, 1)
    unit = Unit.objects.create(
        code="U01", name="秘密单位", group="agency", organization=branch, head=user
    )
    programme = Programme.objects.create(
        name="下派计划", kind="dispatch", declared_on=day, starts_on=day, made_by=user
    )
    cadre = Cadre.objects.create(name="秘密干部")
    cadre.posts.create(unit=unit, rank="staff")
    return {
        "unit": unit,
        "place": Place.objects.create(
            code="419900001001", name="秘密村", kind="village", town=branch.superior
        ),
        **nominees_of(programme, unit, cadre, user),
        "programme": programme,
        "cadre": cadre,
        "cadre_post": cadre.posts.get(),
        "pool_entry": PoolEntry.objects.create(
            team="reserve", cadre=cadre, entered_on=day, note="秘密备注", set_by=user
        ),
        "outcome": Outcome.objects.create(
            cadre=cadre, kind="award", happened_on=day, text="秘密表彰", recorded_by=user
        ),
        "posting": Posting.objects.create(
            cadre=cadre, kind="dispatch", unit=unit, host=branch.superior, programme=programme,
            task="秘密任务", starts_on=day, made_by=user,
        ),
    }  # fmt: skip


def nominees_of(programme, unit, cadre, user):
    """Return the unit's quota, whom it nominates, the notice and an objection."""
    day = date(2018, 5, 1)
    quota = Quota.objects.create(
        programme=programme, unit=unit, band="staff", percent=15, base=1, computed=0
    )
    entry = BaseEntry.objects.create(quota=quota, cadre=cadre, rank="staff")
    notice = PublicNotice.objects.create(
        programme=programme, published_on=day, ends_on=date(2018, 5, 9), published_by=user
    )
    nominee = Nominee.objects.create(
        programme=programme, entry=entry, state="on_notice", notice=notice
    )
    objection = NomineeObjection.objects.create(
        nominee=nominee, raised_on=day, raised_by="秘密来信", text="秘密异议", recorded_by=user
    )
    return {
        "quota": quota, "base_entry": entry, "nominee": nominee, "notice": notice,
        "nominee_objection": objection,
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
            rating=rating, member=member, text="秘密星级异议", raised_on=today, due_on=today
        ),
        "star_exemption": StarExemption.objects.create(
            member=member, year=2018, kind="ill", reason="秘密病情", recorded_by=user
        ),
        "veto": Veto.objects.create(
            member=member, kind="crime", decided_on=date(2018, 1, 1), document="秘密判决",
            recorded_by=user,
        ),
    }  # fmt: skip
