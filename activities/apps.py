from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from accounts.choices import Capability
from accounts.registry import register_whole
from branches import registry
from jobs.registry import Words, register_routine
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
        registry.offer_steps(panels.moves)
        registry.offer_steps(panels.steps)
        show_figures(panels.attended, capability=Capability.SERVICE_VIEW)
        show_figures(panels.checked_in, capability=Capability.MEMBER_VIEW)
        register_routine(
            "activities.tasks.end_outlived_check_ins",
            Words(
                _("Check-ins outlived"),
                _("Ends check-ins with communities of members no longer at home in a unit."),
            ),
        )
