"""The base of a programme's quotas: frozen by name when they are set, and changed by nobody since.

Who is posted out counts in the own unit, since a posting changes no post; who is there from
elsewhere does not.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from common.errors import RuleViolation
from dispatch.choices import RANKS_OF_BAND, ProgrammeState
from dispatch.domain.programmes import require_draft
from dispatch.domain.quotas import rounded_quota
from dispatch.models import (
    BaseEntry,
    Cadre,
    CadrePost,
    Nominee,
    Programme,
    Quota,
    QuotaPool,
    Unit,
)

Key = tuple[int, str]
"""A unit and a band of ranks."""


@dataclass(frozen=True)
class Difference:
    """Somebody whom the base would hold today and does not, or the other way round."""

    unit: Unit
    cadre: Cadre
    is_missing: bool


@transaction.atomic
def set_quotas(*, programme: Programme, actor: Actor) -> None:
    """Freeze the base of the declared day and compute every quota; units nominate from now on.

    Raises ``RuleViolation`` if quotas are set already, no percentage is, or nobody is counted.
    """
    require_draft(programme=programme)
    rates = dict(programme.rates.values_list("band", "percent"))
    if not rates:
        message = _("No percentage is set. Change the rules and say how many of whom are sent.")
        raise RuleViolation(message, code="no_rates")
    found = _posts(programme, rates)
    if not found:
        message = _("No cadre of these ranks was in a unit on the declared day. Import the roster.")
        raise RuleViolation(message, code="empty_base")
    quotas = Quota.objects.bulk_create(
        Quota(
            programme=programme,
            unit_id=unit,
            band=band,
            percent=rates[band],
            base=len(posts),
            computed=rounded_quota(
                base=len(posts), percent=rates[band], rounding=programme.rounding
            ),
        )
        for (unit, band), posts in found.items()
    )
    BaseEntry.objects.bulk_create(
        BaseEntry(quota=quota, cadre_id=post.cadre_id, rank=post.rank)
        for quota, posts in zip(quotas, found.values(), strict=True)
        for post in posts
    )
    _move(programme, ProgrammeState.NOMINATING)
    audit.record(user=actor.user, action=Action.QUOTAS_SET, target=programme)


@transaction.atomic
def withdraw_quotas(*, programme: Programme, actor: Actor) -> None:
    """Take quotas and base back, so that the rules can change.

    Raises ``RuleViolation`` once somebody was nominated.
    """
    Programme.objects.select_for_update().get(pk=programme.pk)
    if Nominee.objects.filter(programme=programme).exists():
        message = _("Units have nominated people: quotas are taken back no more.")
        raise RuleViolation(message, code="nominated_already")
    BaseEntry.objects.filter(quota__programme=programme).delete()
    Quota.objects.filter(programme=programme).delete()
    QuotaPool.objects.filter(programme=programme).delete()
    _move(programme, ProgrammeState.DRAFT)
    audit.record(user=actor.user, action=Action.QUOTAS_WITHDRAWN, target=programme)


@transaction.atomic
def change_quota(*, quota: Quota, places: int, reason: str, actor: Actor) -> None:
    """Set a unit's quota otherwise than the rule says; its result stays beside it.

    Raises ``RuleViolation`` for more than the base, and for a unit that sends with others.
    """
    quota = Quota.objects.select_for_update(of=("self",)).get(pk=quota.pk)
    if quota.pool_id is not None:
        message = _("This unit sends people together with others: dissolve that group first.")
        raise RuleViolation(message, code="pooled")
    if places > quota.base:
        message = _("The base holds %(base)d people: no more can be sent.")
        raise RuleViolation(message % {"base": quota.base}, code="beyond_base")
    changes = {"changed_to": (quota.places, places)}
    quota.changed_to, quota.reason, quota.changed_by = places, reason, actor.user
    quota.save(update_fields=["changed_to", "reason", "changed_by"])
    audit.record(
        user=actor.user, action=Action.QUOTA_CHANGED, target=quota, changes=changes, reason=reason
    )


@transaction.atomic
def pool_quotas(*, quotas: Sequence[Quota], reason: str, actor: Actor) -> QuotaPool:
    """Let small units send people together: one quota from their common base.

    Raises ``RuleViolation`` for less than two, for different ranks, and for who is in a group.
    """
    ids = [quota.pk for quota in quotas]
    locked = list(Quota.objects.select_for_update(of=("self",)).filter(pk__in=ids))
    if len(locked) < 2 or len({(one.programme_id, one.band) for one in locked}) > 1:
        message = _("Choose two units or more, of the same ranks.")
        raise RuleViolation(message, code="not_alike")
    if any(quota.pool_id for quota in locked):
        message = _("One of these units sends with others already: dissolve that group first.")
        raise RuleViolation(message, code="pooled")
    first = locked[0]
    pool = QuotaPool.objects.create(
        programme=first.programme,
        band=first.band,
        places=rounded_quota(
            base=sum(quota.base for quota in locked),
            percent=first.percent,
            rounding=first.programme.rounding,
        ),
        reason=reason,
        made_by=actor.user,
    )
    Quota.objects.filter(pk__in=ids).update(pool=pool, changed_to=None, reason="", changed_by=None)
    audit.record(user=actor.user, action=Action.QUOTAS_POOLED, target=pool, reason=reason)
    return pool


@transaction.atomic
def dissolve_pool(*, pool: QuotaPool, actor: Actor) -> None:
    """Let each unit of a group send by its own quota again."""
    audit.record(user=actor.user, action=Action.QUOTAS_POOLED, target=str(pool))
    pool.quotas.update(pool=None)
    pool.delete()


def differences(*, programme: Programme) -> list[Difference]:
    """Say who would be in the base of the declared day by what is known now, or no more would be.

    Later and back-dated changes stand here and change no quota.
    """
    rates = dict(programme.rates.values_list("band", "percent"))
    now = {
        (unit, band, post.cadre_id): post
        for (unit, band), posts in _posts(programme, rates).items()
        for post in posts
    }
    entries = BaseEntry.objects.filter(quota__programme=programme).select_related(
        "cadre", "quota__unit"
    )
    frozen = {(one.quota.unit_id, one.quota.band, one.cadre_id): one for one in entries}
    missing = [
        Difference(now[key].unit, now[key].cadre, is_missing=True) for key in now.keys() - frozen
    ]
    gone = [
        Difference(frozen[key].quota.unit, frozen[key].cadre, is_missing=False)
        for key in frozen.keys() - now
    ]
    return sorted([*missing, *gone], key=lambda one: (one.unit.code, one.cadre.pinyin))


def _posts(programme: Programme, bands: Iterable[str]) -> dict[Key, list[CadrePost]]:
    """Return the posts of the declared day by unit and band, in the order of the units."""
    band_of = {rank: band for band in bands for rank in RANKS_OF_BAND[band]}
    day = programme.declared_on
    posts = CadrePost.objects.on(day).filter(rank__in=band_of, unit__in=Unit.objects.on(day))
    found: dict[Key, list[CadrePost]] = defaultdict(list)
    for post in posts.select_related("cadre", "unit").order_by("unit__code", "cadre__pinyin"):
        found[post.unit_id, band_of[post.rank]].append(post)
    return dict(found)


def _move(programme: Programme, state: str) -> None:
    programme.state = state
    programme.save(update_fields=["state"])
