from datetime import date

from django.apps import AppConfig

from activities import registry


class PointsConfig(AppConfig):
    name = "points"

    def ready(self) -> None:
        registry.listen(settle_soon)


def settle_soon(months: set[date]) -> None:
    """Settle the months in which service was confirmed, as jobs after commit."""
    from jobs.domain.queue import enqueue  # noqa: PLC0415  # models load after the app registry

    for month in sorted(months):
        enqueue("points.tasks.settle", month=month.isoformat())
