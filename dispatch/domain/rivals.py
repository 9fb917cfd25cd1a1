"""Postings that claim the same person or place, found in the register and named in words."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from common.dates import show
from common.errors import RuleViolation
from common.sql import advisory_lock
from dispatch.choices import FULL_TIME_KINDS, PostingKind
from dispatch.domain.conflicts import Claim, Contested, Overlap, contested, overlap
from dispatch.models import Posting


def claim_of(*, posting: Posting) -> Claim:
    return Claim(
        cadre_id=posting.cadre_id,
        kind=posting.kind,
        place_id=posting.place_id,
        starts_on=posting.starts_on,
        ends_on=posting.ends_on,
        grace_days=posting.programme.grace_days if posting.programme else 0,
    )


@contextmanager
def alone(*, posting: Posting) -> Iterator[None]:
    """Let nobody else post this person, or a first secretary to this place, at the same time.

    The names are those the trigger locks.
    """
    names = [f"dispatch.person.{posting.cadre_id}"]
    if posting.kind == PostingKind.FIRST_SECRETARY:
        names.append(f"dispatch.place.{posting.place_id}")
    with transaction.atomic(), ExitStack() as locks:
        for name in names:
            locks.enter_context(advisory_lock(name))
        yield


def rivals_of(*, posting: Posting) -> list[Posting]:
    """Return the other postings of this person, or of first secretaries of this place."""
    same = Q(pk=None)
    if posting.kind in FULL_TIME_KINDS:
        same |= Q(cadre=posting.cadre_id)
    if posting.kind == PostingKind.FIRST_SECRETARY:
        same |= Q(place=posting.place_id, kind=posting.kind)
    others = Posting.objects.full_time().filter(same).exclude(pk=posting.pk)
    return list(others.select_related("cadre", "host", "place", "programme").order_by("starts_on"))


def handovers(*, posting: Posting, others: Iterable[Posting]) -> list[str]:
    """Return the handovers a posting has with others, in words."""
    own = claim_of(posting=posting)
    return [
        _("Hands over with: %(other)s.") % {"other": named(posting=other)}
        for other in others
        if not posting.is_withdrawn and overlap(own, claim_of(posting=other)) is Overlap.HANDOVER
    ]


def require_no_conflict(*, posting: Posting, others: Iterable[Posting]) -> None:
    """Raise ``RuleViolation`` naming the first posting this one cannot stand beside."""
    own = claim_of(posting=posting)
    for other in others:
        claim = claim_of(posting=other)
        if overlap(own, claim) is not Overlap.CONFLICT:
            continue
        if contested(own, claim) is Contested.PERSON:
            message = _(
                "The person holds another full-time posting on these days: %(other)s. Choose other"
                " days, or recall that posting first."
            )
            raise RuleViolation(message % {"other": named(posting=other)}, code="person_taken")
        message = _(
            "%(place)s has a first secretary on these days: %(other)s. Choose other days or"
            " another place, or recall that posting first."
        )
        values = {"place": posting.place, "other": named(posting=other)}
        raise RuleViolation(message % values, code="place_taken")


def named(*, posting: Posting) -> str:
    """Name a posting in full: person, kind, where, and its days."""
    return _("%(person)s, %(kind)s, %(where)s, %(first)s to %(last)s") % {
        "person": posting.cadre,
        "kind": posting.get_kind_display(),
        "where": posting.where,
        "first": show(posting.starts_on),
        "last": show(posting.ends_on) if posting.ends_on else _("no end"),
    }
