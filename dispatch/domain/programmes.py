"""Programmes: rounds of postings, whose rules are data and stand once quotas are set."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from branches.models import Organization
from common.errors import RuleViolation
from common.sql import advisory_lock
from dispatch.choices import ProgrammeState
from dispatch.models import Programme, ProgrammeHost, ProgrammeRate


def save_programme(
    *,
    programme: Programme,
    rates: Mapping[str, Decimal],
    hosts: Mapping[Organization, int],
    actor: Actor,
) -> Programme:
    """Set a programme up, or change it while no quota is set.

    ``rates`` maps bands of ranks to percentages, ``hosts`` the receiving towns to their places.
    Raises ``RuleViolation`` once quotas are set.
    """
    with transaction.atomic():
        if programme._state.adding:  # noqa: SLF001
            programme.made_by = actor.user
        else:
            require_draft(programme=programme)
        programme.save()
        _replace_rates(programme, rates)
        set_hosts(programme=programme, hosts=hosts)
        audit.record(user=actor.user, action=Action.PROGRAMME_SAVED, target=programme)
    return programme


def require_draft(*, programme: Programme) -> None:
    """Raise ``RuleViolation`` once quotas are set, whoever set them meanwhile."""
    held = Programme.objects.select_for_update().get(pk=programme.pk)
    if held.state != ProgrammeState.DRAFT:
        message = _("Quotas are set, so the rules stand. Take the quotas back to change the rules.")
        raise RuleViolation(message, code="quotas_set")


def change_hosts(
    *, programme: Programme, hosts: Mapping[Organization, int], actor: Actor
) -> Programme:
    """Change who receives how many once quotas are set; quotas and who is placed stay.

    Raises ``RuleViolation`` for a town with fewer places than people placed there.
    """
    with transaction.atomic(), advisory_lock(f"dispatch.placing.{programme.pk}"):
        before = _written(programme)
        placed = programme.hosts.annotate(placed=Count("nominees")).select_related("town")
        for host in placed:
            if hosts.get(host.town, 0) < host.placed:
                message = _(
                    "%(placed)d people are placed in %(town)s: leave it as many places, or place"
                    " them elsewhere first."
                )
                values = {"placed": host.placed, "town": host.town}
                raise RuleViolation(message % values, code="placed_there")
        set_hosts(programme=programme, hosts=hosts)
        changes = {"hosts": (before, _written(programme))}
        audit.record(
            user=actor.user, action=Action.PROGRAMME_SAVED, target=programme, changes=changes
        )
    return programme


def _written(programme: Programme) -> str:
    """Return the towns with their places in words."""
    hosts = programme.hosts.values_list("town__short_name", "places")
    return "、".join(f"{town} {places}" for town, places in hosts)


def set_hosts(*, programme: Programme, hosts: Mapping[Organization, int]) -> None:
    """Let these towns receive people, and no others."""
    ProgrammeHost.objects.filter(programme=programme).exclude(town__in=hosts).delete()
    for town, places in hosts.items():
        ProgrammeHost.objects.update_or_create(
            programme=programme, town=town, defaults={"places": places}
        )


def _replace_rates(programme: Programme, rates: Mapping[str, Decimal]) -> None:
    ProgrammeRate.objects.filter(programme=programme).exclude(band__in=rates).delete()
    for band, percent in rates.items():
        ProgrammeRate.objects.update_or_create(
            programme=programme, band=band, defaults={"percent": percent}
        )
