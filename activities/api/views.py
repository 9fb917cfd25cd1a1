from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.generics import RetrieveAPIView
from rest_framework.response import Response

from accounts.api.views import ReadView
from accounts.choices import Capability
from activities.api.serializers import (
    ActivityDetailSerializer,
    ActivitySerializer,
    ComplianceRowSerializer,
    ComplianceSerializer,
    ScoreSerializer,
    ServiceRecordSerializer,
)
from activities.domain.grid import complete, totals
from activities.exports import ActivityExport, GridExport, ScoreExport, ServiceRecordExport
from activities.models import Activity, ServiceRecord
from activities.querysets import ActivityQuerySet, ServiceRecordQuerySet
from spreadsheets.api.views import ExportView, ListView


class ActivityList(ListView):
    """Activities in which an organization in reach takes part, the latest first."""

    capability = Capability.ACTIVITY_VIEW
    export_class = ActivityExport
    serializer_class = ActivitySerializer

    def get_queryset(self) -> Any:
        return super().get_queryset().prefetch_related("parts__organization")


class ActivityDetail(ReadView, RetrieveAPIView[Activity]):
    """One activity with content and attendance list."""

    capability = Capability.ACTIVITY_VIEW
    serializer_class = ActivityDetailSerializer

    def get_queryset(self) -> ActivityQuerySet:
        visible = Activity.objects.visible_to(self.actor, self.capability).with_attendance()
        return visible.prefetch_related("parts__organization")


class ServiceRecordList(ListView):
    """Service given in branches in reach, and the own, the latest first."""

    capability = Capability.SERVICE_VIEW
    export_class = ServiceRecordExport
    related = ("member", "organization")
    serializer_class = ServiceRecordSerializer


class ServiceRecordDetail(ReadView, RetrieveAPIView[ServiceRecord]):
    capability = Capability.SERVICE_VIEW
    serializer_class = ServiceRecordSerializer

    def get_queryset(self) -> ServiceRecordQuerySet:
        visible = ServiceRecord.objects.visible_to(self.actor, self.capability)
        return visible.select_related("member", "organization")


class ComplianceFigures(ExportView):
    """How branches in reach held their party days between two months, counted over all of them."""

    capability = Capability.ACTIVITY_VIEW
    export_class = GridExport
    serializer_class = ComplianceSerializer

    @extend_schema(filters=True)
    def get(self, request: Any) -> Response:
        grid, months = self.export.grid, self.export.months
        self.filter_queryset(grid)
        found = {
            "first": months[0],
            "last": months[-1],
            "as_of": self.export.today,
            "totals": totals(grid),
            "branches_complete": complete(grid),
        }
        return Response(self.get_serializer(found).data)


class ComplianceRows(ListView):
    """The same, branch by branch and month by month, in the order of the tree."""

    capability = Capability.ACTIVITY_VIEW
    export_class = GridExport
    serializer_class = ComplianceRowSerializer

    def get_queryset(self) -> Any:
        return self.export.shown


class ScoreRows(ListView):
    """The scores of a year and of its months that are over, branch by branch."""

    capability = Capability.ACTIVITY_VIEW
    export_class = ScoreExport
    serializer_class = ScoreSerializer

    def get_queryset(self) -> Any:
        return self.export.shown
