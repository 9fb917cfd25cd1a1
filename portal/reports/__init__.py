"""What the home page shows, composed from the apps below."""

from portal.reports.months import glance
from portal.reports.waiting import todo

__all__ = ["glance", "todo"]
