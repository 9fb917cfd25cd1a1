from django.db.models import QuerySet
from rest_framework.generics import RetrieveAPIView

from accounts.api.views import ReadView
from accounts.choices import Capability
from branches.api.serializers import OrganizationSerializer
from branches.exports import OrganizationExport
from branches.models import Organization
from spreadsheets.api.views import ListView


class OrganizationList(ListView):
    """Organizations in reach, in the order of the tree."""

    capability = Capability.ORGANIZATION_VIEW
    export_class = OrganizationExport
    related = ("superior",)
    serializer_class = OrganizationSerializer


class OrganizationDetail(ReadView, RetrieveAPIView[Organization]):
    capability = Capability.ORGANIZATION_VIEW
    serializer_class = OrganizationSerializer

    def get_queryset(self) -> QuerySet[Organization]:
        visible = Organization.objects.visible_to(self.actor, self.capability)
        return visible.select_related("superior")
