from django.db.models import QuerySet
from rest_framework.generics import RetrieveAPIView

from accounts.api.views import ReadView
from accounts.choices import Capability
from activities.api.serializers import (
    ActivityDetailSerializer,
    ActivitySerializer,
    ServiceRecordSerializer,
)
from activities.exports import ActivityExport, ServiceRecordExport
from activities.models import Activity, ServiceRecord
from activities.querysets import ActivityQuerySet, ServiceRecordQuerySet
from spreadsheets.api.views import ListView


class ActivityList(ListView):
    """Activities in which an organization in reach takes part, the latest first."""

    capability = Capability.ACTIVITY_VIEW
    export_class = ActivityExport
    serializer_class = ActivitySerializer

    def get_queryset(self) -> QuerySet[Activity]:
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
