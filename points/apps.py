from datetime import date

from django.apps import AppConfig

from accounts.registry import register_whole
from activities import registry
from branches.registry import offer_steps


class PointsConfig(AppConfig):
    name = "points"

    def ready(self) -> None:
        from points import panels  # noqa: PLC0415  # models load after the app registry

        register_whole(
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
        registry.answer_booked(with_entries)
        offer_steps(panels.steps)


def settle_soon(months: set[date]) -> None:
    """Settle the months in which service was confirmed, as jobs after commit."""
    from jobs.domain.queue import enqueue  # noqa: PLC0415  # models load after the app registry

    for month in sorted(months):
        enqueue("points.tasks.settle", month=month.isoformat())


def with_entries(ids: set[int]) -> set[int]:
    """Return the service records that stand in the ledger."""
    from points.reports.ledger import booked_service_ids  # noqa: PLC0415  # models load later

    return booked_service_ids(ids=ids)
