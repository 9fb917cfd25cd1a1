"""Activities and service as recorded, and what the regulations ask."""

from activities.models.records import Activity, ActivityPart, Attendance, ServiceRecord
from activities.models.requirements import Exemption, Requirement

__all__ = [
    "Activity", "ActivityPart", "Attendance", "Exemption", "Requirement", "ServiceRecord",
]  # fmt: skip
