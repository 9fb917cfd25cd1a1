"""Cleared people to receiving towns, and from there to postings: all of them, or none."""

from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from common.errors import RuleViolation
from common.sql import advisory_lock
from dispatch.choices import NomineeState, PostingKind, ProgrammeState
from dispatch.domain.postings import post_cadre
from dispatch.domain.terms import last_day_of_term
from dispatch.models import Nominee, Place, Posting, Programme, ProgrammeHost

Key = tuple[int, int | None]


@dataclass(frozen=True)
class Target:
    """A town with places, or for first secretaries one of its villages."""

    host: ProgrammeHost
    place: Place | None
    places: int
    people: tuple[Nominee, ...]

    @property
    def key(self) -> str:
        return f"{self.host.pk}-{self.place.pk}" if self.place else str(self.host.pk)

    @property
    def left(self) -> int:
        return self.places - len(self.people)

    def __str__(self) -> str:
        return f"{self.host.town} {self.place}" if self.place else str(self.host.town)


def targets_of(*, programme: Programme) -> list[Target]:
    """Return where people of a programme can go, with who is placed there."""
    placed: dict[Key, list[Nominee]] = {}
    for nominee in cleared(programme=programme):
        if nominee.host_id is not None:
            placed.setdefault((nominee.host_id, nominee.place_id), []).append(nominee)
    hosts = list(programme.hosts.select_related("town"))
    if programme.kind != PostingKind.FIRST_SECRETARY:
        return [
            Target(host, None, host.places, tuple(placed.get((host.pk, None), ())))
            for host in hosts
        ]
    towns = {host.town_id: host for host in hosts}
    villages = Place.objects.on(programme.starts_on).filter(town__in=towns)
    return [
        Target(towns[one.town_id], one, 1, tuple(placed.get((towns[one.town_id].pk, one.pk), ())))
        for one in villages
    ]


def cleared(*, programme: Programme) -> list[Nominee]:
    """Return the cleared people of a programme, unit by unit."""
    nominees = Nominee.objects.filter(programme=programme, state=NomineeState.CLEARED)
    return list(nominees.with_person().select_related("entry__quota", "posting"))


def place_nominee(*, nominee: Nominee, key: str, actor: Actor) -> Target | None:
    """Put somebody down for a town or village; an empty key takes the person out again.

    Raises ``RuleViolation`` for who is not cleared or posted already, and if no place is left.
    """
    programme = nominee.programme
    with transaction.atomic(), advisory_lock(f"dispatch.placing.{programme.pk}"):
        nominee = Nominee.objects.with_person().get(pk=nominee.pk)
        _require_free(nominee)
        target = _target(programme, key) if key else None
        if target is not None and nominee not in target.people:
            _require_room(programme, nominee, target)
        nominee.host = target.host if target else None
        nominee.place = target.place if target else None
        nominee.save(update_fields=["host", "place"])
        details = {"organization": str(target or "")}
        audit.record(user=actor.user, action=Action.NOMINEE_PLACED, target=nominee, details=details)
    return target


def make_postings(*, programme: Programme, actor: Actor) -> list[Posting]:
    """Post everybody who is placed and not posted yet, for the programme's term.

    Raises ``RuleViolation`` with every conflict, each naming the other posting; then nothing is
    written.
    """
    refused: list[str] = []
    made: list[Posting] = []
    with transaction.atomic(), advisory_lock(f"dispatch.placing.{programme.pk}"):
        waiting = [one for one in cleared(programme=programme) if one.host and not one.posting]
        if not waiting:
            message = _("Nobody is placed who is not posted yet. Place people first.")
            raise RuleViolation(message, code="nobody")
        for nominee in waiting:
            try:
                with transaction.atomic():
                    made.append(_post(nominee, programme, actor))
            except RuleViolation as error:
                refused += [f"{nominee}：{message}" for message in error.messages]
        if refused:
            raise RuleViolation(refused, code="conflicts")
        programme.state = ProgrammeState.RUNNING
        programme.save(update_fields=["state"])
        audit.record(user=actor.user, action=Action.PROGRAMME_POSTED, target=programme)
    return made


def _post(nominee: Nominee, programme: Programme, actor: Actor) -> Posting:
    assert nominee.host is not None  # noqa: S101  # only who is placed is posted
    starts_on = programme.starts_on
    posting = post_cadre(
        cadre=nominee.entry.cadre,
        actor=actor,
        kind=programme.kind,
        unit=nominee.entry.quota.unit,
        host=nominee.host.town,
        place=nominee.place,
        programme=programme,
        starts_on=starts_on,
        ends_on=last_day_of_term(starts_on=starts_on, months=programme.term_months),
        task="",
    )
    nominee.posting = posting
    nominee.save(update_fields=["posting"])
    return posting


def _require_free(nominee: Nominee) -> None:
    if nominee.state != NomineeState.CLEARED:
        message = _("%(person)s is not cleared: the notice and objections come first.")
        raise RuleViolation(message % {"person": nominee}, code="not_cleared")
    if nominee.posting_id is not None:
        message = _("%(person)s is posted already: change the posting itself.")
        raise RuleViolation(message % {"person": nominee}, code="posted_already")


def _target(programme: Programme, key: str) -> Target:
    found = {target.key: target for target in targets_of(programme=programme)}
    if key not in found:
        message = _("This place does not receive people of the programme. Look at the page again.")
        raise RuleViolation(message, code="unknown_target")
    return found[key]


def _require_room(programme: Programme, nominee: Nominee, target: Target) -> None:
    if target.left < 1:
        message = _("%(target)s has no place left. Choose another, or take somebody out first.")
        raise RuleViolation(message % {"target": target}, code="full")
    if target.place is not None:
        held = Counter(one.host_id for one in cleared(programme=programme) if one.pk != nominee.pk)
        if held[target.host.pk] >= target.host.places:
            message = _("%(town)s has no place left: all %(places)d are taken.")
            values = {"town": target.host.town, "places": target.host.places}
            raise RuleViolation(message % values, code="full")
