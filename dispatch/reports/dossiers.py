"""Whose dossier a person may open, and its lines by year."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.timezone import localdate

from accounts.choices import Capability
from accounts.scope import Actor
from dispatch.models import Cadre, CadrePost
from dispatch.querysets import CadreQuerySet
from dispatch.registry import DossierLine, lines_of_cadre, lines_of_member
from members.models import Affiliation, Member
from members.querysets import MemberQuerySet

OPENS = (Capability.POOL_VIEW, Capability.CADRE_VIEW)
"""Who holds either over a person opens the dossier; and the person the own part of it."""


@dataclass(frozen=True)
class DossierYear:
    """A year's lines, the latest first; none: what was always so."""

    year: int | None
    lines: list[DossierLine]


def cadres_with_dossier(*, actor: Actor) -> CadreQuerySet:
    if any(actor.scope(capability).is_whole for capability in OPENS):
        return Cadre.objects.all()
    condition = Q(pk__in=[])
    for capability in OPENS:
        condition |= Q(pk__in=Cadre.objects.visible_to(actor, capability))
    if actor.sees_own(Capability.DISPATCH_VIEW):
        condition |= Q(member__user=actor.user)
    return Cadre.objects.filter(condition)


def members_with_dossier(*, actor: Actor) -> MemberQuerySet:
    reached = Member.objects.visible_to(actor, Capability.POOL_VIEW, localdate())
    condition = Q(pk__in=reached)
    if actor.sees_own(Capability.DISPATCH_VIEW):
        condition |= Q(user=actor.user)
    return Member.objects.filter(condition)


def dossier(*, cadre: Cadre | None, member: Member | None, actor: Actor) -> list[DossierYear]:
    """Put together what the sources tell this person, the latest year first."""
    lines = []
    if cadre is not None:
        lines += lines_of_cadre(cadre, actor=actor, path=path_of_cadre(cadre=cadre))
    if member is not None:
        lines += lines_of_member(member, actor=actor, path=path_of_member(member=member))
    years: dict[int | None, list[DossierLine]] = {}
    for line in sorted(lines, key=lambda one: one.on or date.min, reverse=True):
        years.setdefault(line.year, []).append(line)
    return [DossierYear(year, found) for year, found in years.items()]


def path_of_cadre(*, cadre: Cadre) -> str:
    """Return where the cadre's unit of today stands; nothing without one."""
    posts = CadrePost.objects.on(localdate()).filter(cadre=cadre)
    return posts.values_list("unit__organization__path", flat=True).first() or ""


def path_of_member(*, member: Member) -> str:
    homes = Affiliation.objects.home().on(localdate()).filter(member=member)
    return homes.values_list("organization__path", flat=True).first() or ""
