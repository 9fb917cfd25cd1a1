from contextlib import AbstractContextManager
from datetime import date

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from accounts.choices import Capability
from accounts.registry import register_whole
from activities import registry
from branches.registry import offer_steps
from jobs.registry import Words, register_routine
from members.registry import show_figures

FEW = 10
"""So many branches are settled one by one; more of them with the whole month."""


class PointsConfig(AppConfig):
    name = "points"

    def ready(self) -> None:
        from points import panels  # noqa: PLC0415  # models load after the app registry

        register_whole(
            "points.ManualFact",
            "points.PointEntry",
            "points.MonthlyPoints",
            "points.PostHolding",
            "points.ReviewMark",
            "points.Exemption",
            "points.Veto",
            "points.StarRating",
            "points.Objection",
        )
        registry.listen(settle_soon)
        registry.correct_with(correct_entries)
        registry.answer_fixed(fixed)
        offer_steps(panels.steps)
        show_figures(panels.points_of, capability=Capability.POINTS_VIEW)
        show_figures(panels.stars_of, capability=Capability.STAR_VIEW)
        register_routine(
            "points.tasks.settle_open_months",
            Words(_("Settlement of the open months"), _("Books what service has come in since.")),
        )
        register_routine(
            "points.tasks.draft_recent_stars",
            Words(_("Drafts of the stars"), _("Drafts the running year and the last one anew.")),
        )


def settle_soon(months: set[date], organizations: set[int]) -> None:
    """Settle the months in which service was confirmed, as jobs after commit."""
    from jobs.domain.queue import enqueue  # noqa: PLC0415  # models load after the app registry

    few = sorted(organizations) if len(organizations) <= FEW else []
    for month in sorted(months):
        enqueue("points.tasks.settle", month=month.isoformat(), organizations=few)


def correct_entries(change: registry.Change) -> AbstractContextManager[None]:
    """Reverse what was booked from records that change, and post them anew."""
    from points.domain.corrections import corrected  # noqa: PLC0415  # models load later

    return corrected(change=change)


def fixed(ids: set[int]) -> set[int]:
    """Return the service records whose entries stand for good."""
    from points.domain.corrections import fixed_records  # noqa: PLC0415  # models load later

    return fixed_records(ids=ids)
