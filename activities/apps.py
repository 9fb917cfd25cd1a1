from django.apps import AppConfig

from accounts.choices import Capability
from accounts.registry import register_whole
from branches import registry
from members.registry import show_figures


class ActivitiesConfig(AppConfig):
    name = "activities"

    def ready(self) -> None:
        from activities import panels  # noqa: PLC0415  # models load after the app registry

        register_whole(
            "activities.Activity",
            "activities.Attendance",
            "activities.CommunityCheckIn",
            "activities.Guest",
            "activities.ServiceRecord",
        )
        registry.show_figures(panels.figures)
        registry.show_figures(panels.residents)
        registry.offer_steps(panels.steps)
        show_figures(panels.attended, capability=Capability.SERVICE_VIEW)
        show_figures(panels.checked_in, capability=Capability.MEMBER_VIEW)
