"""Talent pools: who enters a team, goes on from phase to phase, is reviewed, and leaves why."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from common.dates import show
from common.errors import RuleViolation
from common.sql import advisory_lock
from dispatch.choices import Phase, Team
from dispatch.models import Cadre, PhaseMove, PoolEntry, PoolReview
from members.choices import MEMBER_STAGES
from members.models import Member

Person = Cadre | Member


def enter_pool(
    *, person: Person, team: str, entered_on: date, actor: Actor, **words: str
) -> PoolEntry:
    """Take a person into a team from a day; ``words`` are phase, source and note.

    A member who is a cadre is taken in as that. Raises ``RuleViolation`` for a day ahead, for whom
    the team does not take, and as long as an earlier time in it lasts.
    """
    if isinstance(person, Member):
        person = getattr(person, "cadre", person)
    key = "cadre" if isinstance(person, Cadre) else "member"
    with transaction.atomic(), advisory_lock(f"dispatch.pools.{key}.{person.pk}"):
        earlier = PoolEntry.objects.filter(**{key: person}, team=team)
        require_enterable(person=person, team=team, entered_on=entered_on, earlier=earlier)
        entry = PoolEntry.objects.create(
            **{key: person}, team=team, entered_on=entered_on, set_by=actor.user, **words
        )
        audit.record(user=actor.user, action=Action.POOL_ENTERED, target=entry)
    return entry


def require_enterable(
    *, person: Person, team: str, entered_on: date, earlier: Iterable[PoolEntry]
) -> None:
    """Raise ``RuleViolation`` for who cannot enter; ``earlier`` are times in the same team."""
    if entered_on > localdate():
        raise RuleViolation(_("The day lies ahead. Choose today or earlier."), code="future_date")
    _require_fitting(person, team)
    for entry in earlier:
        _require_apart(entry, entered_on)


def move_phase(*, entry: PoolEntry, moved_on: date, reason: str, actor: Actor) -> PhaseMove:
    """Let a person go on to the next phase.

    Raises ``RuleViolation`` for who has left, after the last phase, and for a day ahead or before
    the last step.
    """
    with transaction.atomic():
        entry = _locked(entry)
        following = entry.next_phase
        if following is None:
            message = _("“%(phase)s” is the last phase; nothing follows it.")
            words = {"phase": entry.get_phase_display()}
            raise RuleViolation(message % words, code="last_phase")
        last = entry.moves.last()
        _require_day(moved_on, since=last.moved_on if last else entry.entered_on)
        move = PhaseMove.objects.create(
            entry=entry, old_phase=entry.phase, new_phase=following, moved_on=moved_on,
            reason=reason, moved_by=actor.user,
        )  # fmt: skip
        entry.phase = following
        entry.save(update_fields=["phase"])
        changes = {"phase": (move.old_phase, move.new_phase)}
        audit.record(
            user=actor.user, action=Action.POOL_MOVED, target=entry, changes=changes, reason=reason
        )
    return move


def take_move_back(*, entry: PoolEntry, actor: Actor) -> None:
    """Take the last step back; the history keeps it. Raises ``RuleViolation`` without any."""
    with transaction.atomic():
        entry = _locked(entry)
        move = entry.moves.last()
        if move is None:
            message = _("No step to another phase was recorded; nothing is to be taken back.")
            raise RuleViolation(message, code="no_step")
        entry.phase = Phase(move.old_phase)
        entry.save(update_fields=["phase"])
        move.delete()
        audit.record(user=actor.user, action=Action.POOL_TAKEN_BACK, target=entry)


def review_entry(
    *, entry: PoolEntry, reviewed_on: date, result: str, text: str, actor: Actor
) -> PoolReview:
    """Keep what a review found. Raises ``RuleViolation`` for who has left, and a wrong day."""
    with transaction.atomic():
        entry = _locked(entry)
        _require_day(reviewed_on, since=entry.entered_on)
        review = PoolReview.objects.create(
            entry=entry, reviewed_on=reviewed_on, result=result, text=text, reviewed_by=actor.user
        )
        audit.record(user=actor.user, action=Action.POOL_REVIEWED, target=entry)
    return review


def leave_pool(
    *, entry: PoolEntry, left_on: date, exit_reason: str, exit_note: str = "", actor: Actor
) -> None:
    """Take a person out; ``left_on`` is the last day.

    Raises ``RuleViolation`` for who has left, a day ahead, and one before the last step.
    """
    with transaction.atomic():
        entry = _locked(entry)
        last = entry.moves.last()
        _require_day(left_on, since=last.moved_on if last else entry.entered_on)
        entry.left_on, entry.exit_reason, entry.exit_note = left_on, exit_reason, exit_note
        entry.save(update_fields=["left_on", "exit_reason", "exit_note"])
        words = entry.get_exit_reason_display()
        audit.record(user=actor.user, action=Action.POOL_LEFT, target=entry, reason=words)


def take_exit_back(*, entry: PoolEntry, actor: Actor) -> None:
    """Let a person be in the pool as if never taken out.

    Raises ``RuleViolation`` for who has not left, and for who is in the team again.
    """
    with transaction.atomic():
        entry = PoolEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
        if entry.is_open:
            message = _("%(name)s is in the pool; nothing is to be taken back.")
            raise RuleViolation(message % {"name": entry.person}, code="not_left")
        alike = PoolEntry.objects.filter(
            team=entry.team, cadre=entry.cadre_id, member=entry.member_id
        )
        if alike.filter(entered_on__gte=entry.left_on).exclude(pk=entry.pk).exists():
            message = _("%(name)s is in the pool again since. Go on with that entry.")
            raise RuleViolation(message % {"name": entry.person}, code="in_again")
        entry.left_on, entry.exit_reason, entry.exit_note = None, "", ""
        entry.save(update_fields=["left_on", "exit_reason", "exit_note"])
        audit.record(user=actor.user, action=Action.POOL_TAKEN_BACK, target=entry)


def _require_fitting(person: Person, team: str) -> None:
    if team == Team.RESERVE and not isinstance(person, Cadre):
        message = _("%(name)s is no cadre in the roster. Enter the cadre first.")
        raise RuleViolation(message % {"name": person}, code="no_cadre")
    member = person.member if isinstance(person, Cadre) else person
    if team == Team.ACTIVISTS and (member is None or member.stage in MEMBER_STAGES):
        message = _("%(name)s is no activist in the register: %(stage)s.")
        stage = member.get_stage_display() if member else _("not in the register")
        raise RuleViolation(message % {"name": person, "stage": stage}, code="no_activist")


def _require_apart(earlier: PoolEntry, entered_on: date) -> None:
    words = {"name": earlier.person, "team": earlier.get_team_display()}
    if earlier.left_on is None:
        message = _("%(name)s is in the pool “%(team)s” since %(day)s.")
        since = {"day": show(earlier.entered_on)}
        raise RuleViolation(message % {**words, **since}, code="in_pool_already")
    if earlier.left_on is not None and earlier.left_on >= entered_on:
        message = _("%(name)s was in the pool “%(team)s” until %(day)s. Choose a later day.")
        raise RuleViolation(message % {**words, "day": show(earlier.left_on)}, code="overlap")


def _require_day(day: date, *, since: date) -> None:
    if day > localdate():
        raise RuleViolation(_("The day lies ahead. Choose today or earlier."), code="future_date")
    if day < since:
        message = _("The last step was on %(day)s. Choose that day or a later one.")
        raise RuleViolation(message % {"day": show(since)}, code="before_last_step")


def _locked(entry: PoolEntry) -> PoolEntry:
    """Return the entry as it is now. Raises ``RuleViolation`` for one that has ended."""
    found: PoolEntry = PoolEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if not found.is_open:
        message = _("%(name)s left this pool on %(day)s; nothing changes any more.")
        words = {"name": found.person, "day": show(found.left_on)}
        raise RuleViolation(message % words, code="left_already")
    return found
