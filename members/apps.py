from django.apps import AppConfig

from branches import registry


class MembersConfig(AppConfig):
    name = "members"

    def ready(self) -> None:
        from members import fields, panels  # noqa: PLC0415  # models load after the app registry

        fields.register()
        registry.show_figures(panels.figures)
        registry.show_figures(panels.committee)
        registry.offer_steps(panels.steps)
