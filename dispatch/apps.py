from django.apps import AppConfig

from accounts.choices import Capability
from members.registry import show_figures


class DispatchConfig(AppConfig):
    name = "dispatch"

    def ready(self) -> None:
        from dispatch import (  # noqa: PLC0415  # models load after the app registry
            fields,
            panels,
            sources,
        )

        fields.register()
        sources.register()
        show_figures(panels.contacts_of, capability=Capability.CONTACT_VIEW)
        show_figures(panels.dossier_of, capability=Capability.DISPATCH_VIEW)
        show_figures(panels.dossier_of_pooled, capability=Capability.POOL_VIEW)
        show_figures(panels.problems_of, capability=Capability.CONTACT_VIEW)
