from typing import Any

from accounts.choices import Capability
from dispatch.api.serializers import ContactSerializer, ProblemSerializer
from dispatch.exports import ContactExport, ProblemExport
from spreadsheets.api.views import ListView


class ContactList(ListView):
    """Leaders' contacts with what lies in reach, and the own, by the leader's name."""

    capability = Capability.CONTACT_VIEW
    export_class = ContactExport
    serializer_class = ContactSerializer

    def get_queryset(self) -> Any:
        return self.export.select().with_target()


class ProblemList(ListView):
    """Problems raised by leaders, those overdue first."""

    capability = Capability.CONTACT_VIEW
    export_class = ProblemExport
    serializer_class = ProblemSerializer

    def get_queryset(self) -> Any:
        return self.export.select().with_owner()
