"""Activities and service as recorded, and what the regulations ask."""

from activities.models.records import Activity, ActivityPart, Attendance, ServiceRecord
from activities.models.requirements import Requirement

__all__ = ["Activity", "ActivityPart", "Attendance", "Requirement", "ServiceRecord"]
