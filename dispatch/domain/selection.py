"""From a unit's nomination to who is cleared: recommended, reviewed, made known; or dropped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from branches.domain.workdays import add_working_days
from common.dates import show
from common.errors import RuleViolation
from dispatch.choices import NomineeState, ObjectionState, ProgrammeState
from dispatch.models import (
    BaseEntry,
    Nominee,
    NomineeObjection,
    NomineeStep,
    Programme,
    PublicNotice,
)

State = NomineeState
BEFORE = {
    State.RECOMMENDED: State.NOMINATED,
    State.REVIEWED: State.RECOMMENDED,
    State.ON_NOTICE: State.REVIEWED,
    State.CLEARED: State.ON_NOTICE,
}
"""The step that comes before each; dropped can be whoever is not posted."""
NOMINATING = (ProgrammeState.NOMINATING, ProgrammeState.SELECTING, ProgrammeState.NOTICE)
STATE_AFTER = {
    State.RECOMMENDED: ProgrammeState.SELECTING,
    State.REVIEWED: ProgrammeState.SELECTING,
    State.ON_NOTICE: ProgrammeState.NOTICE,
}


@dataclass(frozen=True)
class Decision:
    """On which day who decided, and why."""

    taken_on: date
    decided_by: str
    reason: str = ""


def nominate(*, entry: BaseEntry, reason: str, actor: Actor) -> Nominee:
    """Nominate somebody from the frozen base; beyond the quota is said, not refused.

    Raises ``RuleViolation`` when the programme takes no nominations, and for who is nominated.
    """
    programme = Programme.objects.get(pk=entry.quota.programme_id)
    if programme.state not in NOMINATING:
        message = _("“%(programme)s” takes no nominations now. Ask the cadre office.")
        raise RuleViolation(message % {"programme": programme}, code="not_nominating")
    with transaction.atomic():
        BaseEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
        nominee = Nominee.objects.filter(entry=entry).first()
        if nominee is not None and nominee.state != State.DROPPED:
            message = _("%(person)s is nominated already.")
            raise RuleViolation(message % {"person": entry.cadre}, code="nominated_already")
        nominee = nominee or Nominee(programme=programme, entry=entry)
        nominee.state, nominee.notice = State.NOMINATED, None
        nominee.save()
        decision = Decision(localdate(), str(entry.quota.unit), reason)
        _note([nominee], State.NOMINATED, decision, actor)
        audit.record(user=actor.user, action=Action.NOMINEE_MOVED, target=nominee, reason=reason)
    return nominee


def take_back(*, nominee: Nominee, reason: str, actor: Actor) -> None:
    """Let a unit take its nomination back. Raises ``RuleViolation`` once it was recommended."""
    if nominee.state != State.NOMINATED:
        message = _("%(person)s was recommended already: ask the cadre office to drop the nominee.")
        raise RuleViolation(message % {"person": nominee}, code="recommended_already")
    decision = Decision(localdate(), str(nominee.entry.quota.unit), reason)
    move_nominees(nominees=[nominee], to=State.DROPPED, decision=decision, actor=actor)


def move_nominees(
    *, nominees: Sequence[Nominee], to: str, decision: Decision, actor: Actor
) -> list[Nominee]:
    """Take people one step on, all or none.

    Raises ``RuleViolation`` that names who is not at the step before, on whom a notice runs, to
    whom an objection is open or upheld; for a step that lies ahead, and a drop without a reason.
    """
    if not nominees:
        raise RuleViolation(_("Tick at least one person."), code="nobody")
    if decision.taken_on > localdate():
        raise RuleViolation(_("The day lies ahead. Choose today or earlier."), code="future_date")
    with transaction.atomic():
        locked = _locked(nominees)
        for nominee in locked:
            _require_step(nominee, State(to), decision)
        Nominee.objects.filter(pk__in=[one.pk for one in locked]).update(
            state=to, **({"host": None, "place": None} if to == State.DROPPED else {})
        )
        _note(locked, to, decision, actor)
        _advance(locked[0].programme, to)
        for nominee in locked:
            audit.record(
                user=actor.user,
                action=Action.NOMINEE_MOVED,
                target=nominee,
                changes={"state": (nominee.state, to)},
                reason=decision.reason,
            )
    return locked


def publish_notice(
    *, programme: Programme, nominees: Sequence[Nominee], decision: Decision, actor: Actor
) -> PublicNotice:
    """Make people known from tomorrow on, for the programme's working days.

    Raises ``RuleViolation`` for who was not reviewed.
    """
    today = localdate()
    with transaction.atomic():
        moved = move_nominees(nominees=nominees, to=State.ON_NOTICE, decision=decision, actor=actor)
        notice = PublicNotice.objects.create(
            programme=programme,
            published_on=today,
            ends_on=add_working_days(start=today, days=programme.notice_days),
            published_by=actor.user,
        )
        Nominee.objects.filter(pk__in=[one.pk for one in moved]).update(notice=notice)
        audit.record(user=actor.user, action=Action.NOTICE_PUBLISHED, target=notice)
    return notice


def object_to_nominee(
    *, nominee: Nominee, raised_by: str, text: str, actor: Actor
) -> NomineeObjection:
    """Take an objection down. Raises ``RuleViolation`` when no notice runs on the nominee."""
    today = localdate()
    notice = nominee.notice if nominee.state == State.ON_NOTICE else None
    if notice is None or not notice.runs_on(today):
        message = _("Objections are taken while the notice runs, its last day included.")
        raise RuleViolation(message, code="no_notice")
    with transaction.atomic():
        objection = NomineeObjection.objects.create(
            nominee=nominee,
            raised_on=today,
            raised_by=raised_by,
            text=text,
            recorded_by=actor.user,
        )
        audit.record(user=actor.user, action=Action.NOMINEE_OBJECTED, target=objection)
    return objection


def decide_objection(
    *, objection: NomineeObjection, state: str, answer: str, actor: Actor
) -> NomineeObjection:
    """Uphold or dismiss an objection. Raises ``RuleViolation`` a second time."""
    with transaction.atomic():
        objection = NomineeObjection.objects.select_for_update(of=("self",)).get(pk=objection.pk)
        if objection.state != ObjectionState.OPEN:
            message = _("This objection is decided already; nothing is left to do.")
            raise RuleViolation(message, code="done_already")
        objection.state, objection.answer = state, answer
        objection.decided_on, objection.decided_by = localdate(), actor.user
        objection.save()
        audit.record(
            user=actor.user,
            action=Action.NOMINEE_OBJECTION_DECIDED,
            target=objection,
            details={"verdict": state},
            reason=answer,
        )
    return objection


def _locked(nominees: Iterable[Nominee]) -> list[Nominee]:
    ids = [one.pk for one in nominees]
    found = Nominee.objects.select_for_update(of=("self",)).filter(pk__in=ids)
    return list(found.select_related("entry__cadre", "programme", "notice", "posting"))


def _require_step(nominee: Nominee, to: NomineeState, decision: Decision) -> None:
    if to == State.DROPPED:
        _require_droppable(nominee, decision)
        return
    if nominee.state != BEFORE[to]:
        message = _("%(person)s is at the step “%(state)s”: choose people one step before.")
        values = {"person": nominee, "state": nominee.get_state_display()}
        raise RuleViolation(message % values, code="wrong_step")
    if to == State.CLEARED:
        _require_quiet(nominee)


def _require_droppable(nominee: Nominee, decision: Decision) -> None:
    if not decision.reason:
        raise RuleViolation(_("Say why the nominee is dropped."), code="missing_reason")
    if nominee.posting is not None or nominee.state == State.DROPPED:
        message = _("%(person)s is posted or dropped already: recall the posting instead.")
        raise RuleViolation(message % {"person": nominee}, code="posted_already")


def _require_quiet(nominee: Nominee) -> None:
    """Refuse who is still on notice, and who was objected to unless that was dismissed."""
    notice = nominee.notice
    if notice is not None and notice.runs_on(localdate()):
        message = _("The notice on %(person)s runs until the end of %(day)s.")
        values = {"person": nominee, "day": show(notice.ends_on)}
        raise RuleViolation(message % values, code="notice_running")
    states = set(nominee.objections.values_list("state", flat=True))
    if ObjectionState.OPEN in states:
        message = _("An objection to %(person)s is open: decide on it first.")
        raise RuleViolation(message % {"person": nominee}, code="objection_open")
    if ObjectionState.UPHELD in states:
        message = _("An objection to %(person)s was upheld: drop the nominee.")
        raise RuleViolation(message % {"person": nominee}, code="objection_upheld")


def _note(nominees: Iterable[Nominee], to: str, decision: Decision, actor: Actor) -> None:
    NomineeStep.objects.bulk_create(
        NomineeStep(
            nominee=nominee,
            to=to,
            taken_on=decision.taken_on,
            decided_by=decision.decided_by,
            reason=decision.reason,
            recorded_by=actor.user,
        )
        for nominee in nominees
    )


def _advance(programme: Programme, to: str) -> None:
    """Let the programme follow its people, never backwards."""
    order = ProgrammeState.values
    state = STATE_AFTER.get(State(to))
    if state is not None and order.index(state) > order.index(programme.state):
        Programme.objects.filter(pk=programme.pk).update(state=state)
