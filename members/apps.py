from django.apps import AppConfig

from branches import registry


class MembersConfig(AppConfig):
    name = "members"

    def ready(self) -> None:
        from members import panels  # noqa: PLC0415  # models load after the app registry

        registry.show_figures(panels.figures)
        registry.offer_steps(panels.steps)
