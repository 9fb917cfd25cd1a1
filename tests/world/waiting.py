"""Something of ours to be done in every state that the home page tells of."""

from datetime import date, timedelta

from django.utils import timezone

from accounts.models import AuditCheck, SecondFactor
from activities.domain.nominations import nominate
from activities.domain.workflow import record_activity
from activities.models import Activity, Requirement
from assessments.models import AssessedUnit, Cycle, ReportWriter, UnitReport
from dispatch.models import ContactProblem, PoolEntry, Posting, Programme, Quota
from points.models import StarList
from tests.conftest import actor_of
from tests.deeds import DAY, draft, waiting

ON = date(2019, 1, 10)
"""The day: in these weeks appraisals of the year before, and feedback on it, are asked for too."""


def let_wait(world):
    waiting(world)
    AuditCheck.objects.create(head="1", findings=["1"])
    SecondFactor.objects.create(
        user=world["user"], last_step=0, reset_asked_by=world["officer"], reset_reason="秘密遗失"
    )
    activities_wait(world)
    stars_wait(world)
    postings_wait(world)
    assessments_wait(world)


def activities_wait(world):
    Requirement.objects.exclude(kind="organization_life").delete()  # one duty is enough
    Activity.objects.filter(theme="秘密主题").update(state="submitted")
    Activity.objects.filter(theme="秘密草稿").update(held_on=DAY)
    actor = actor_of(world["user"])
    fields = {"kind": "committee_meeting", "held_on": DAY, "theme": "秘密退回", "place": "室"}
    record_activity(branch=world["branch"], fields=fields, away={}, actor=actor)
    Activity.objects.filter(theme="秘密退回").update(state="returned")
    fields = {"kind": "party_day", "held_on": date(2018, 7, 1), "theme": "秘密入围", "place": "室"}
    shown = record_activity(branch=world["branch"], fields=fields, away={}, actor=actor)
    nominate(activity=shown, reason="秘密理由", summary="秘密摘要", actor=actor)
    type(world["nomination"]).objects.filter(activity=shown).update(state="shortlisted")


def stars_wait(world):
    draft(world)
    said = {"organization": world["branch"], "rule": world["star_list"].rule, "as_of": DAY}
    said |= {"members": 1, "rated": 1, "computed_at": timezone.now()}
    StarList.objects.create(**said, year=ON.year - 1, state="draft")
    StarList.objects.create(
        **said, year=2016, state="published", published_on=DAY, notice_ends_on=DAY
    )


def postings_wait(world):
    Posting.objects.filter(pk=world["posting"].pk).update(ends_on=ON + timedelta(days=20))
    PoolEntry.objects.update(entered_on=date(2017, 1, 1))
    Programme.objects.filter(pk=world["programme"].pk).update(state="nominating")
    Quota.objects.filter(pk=world["quota"].pk).update(changed_to=3, reason="秘密理由")
    problems = ContactProblem.objects.filter(contact=world["contact"])
    problems.filter(text="秘密难题").update(due_on=ON + timedelta(days=5))
    said = {"contact": world["contact"], "raised_on": DAY, "due_on": DAY, "state": "closed"}
    ContactProblem.objects.create(
        **said, text="秘密已办", owner_town=world["town"], raised_by=world["user"]
    )


def assessments_wait(world):
    """Let reports be written and read, paper be keyed, and periods come back."""
    said = {"organization": world["branch"], "year": 2018, "made_by": world["user"]}
    Cycle.objects.create(**said, title="秘密复核", state="keying")
    writing = Cycle.objects.create(**said, title="秘密述职", state="reports", next_on=ON)
    unit = AssessedUnit.objects.create(
        cycle=writing, unit=world["unit"], code="U01", name="秘密单位", group="agency"
    )
    ReportWriter.objects.create(unit=unit, user=world["user"])
    UnitReport.objects.create(unit=unit, kind="duty")
    UnitReport.objects.create(
        unit=unit, kind="party_governance", state="submitted", highlights="秘密", problems="秘密",
        measures="秘密", submitted_at=timezone.now(),
    )  # fmt: skip
    type(world["performance"]).objects.filter(pk=world["performance"].pk).update(next_on=ON)
