from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from jobs.registry import Words, register_routine


class JobsConfig(AppConfig):
    name = "jobs"

    def ready(self) -> None:
        register_routine(
            "accounts.tasks.check_audit_log",
            Words(
                _("Check of the audit log"),
                _("Reads the whole log and compares it with its sealed head."),
                may_rest=False,
            ),
        )
