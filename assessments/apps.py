from django.apps import AppConfig

from accounts.choices import Capability
from branches import registry as organizations
from members.registry import show_figures


class AssessmentsConfig(AppConfig):
    name = "assessments"

    def ready(self) -> None:
        from assessments import fields, panels, sources  # noqa: PLC0415  # models load later

        fields.register()
        sources.register()
        organizations.show_figures(panels.figures)
        organizations.offer_steps(panels.steps)
        show_figures(panels.grade_of, capability=Capability.APPRAISAL_VIEW)
