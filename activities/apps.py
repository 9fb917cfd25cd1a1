from django.apps import AppConfig

from branches import registry


class ActivitiesConfig(AppConfig):
    name = "activities"

    def ready(self) -> None:
        from activities import panels  # noqa: PLC0415  # models load after the app registry

        registry.show_figures(panels.figures)
        registry.offer_steps(panels.steps)
