from typing import TYPE_CHECKING

from accounts.choices import Capability
from accounts.scope import Actor
from points.api.serializers import MonthlyPointsSerializer, PointEntrySerializer
from points.exports import MonthExport
from points.forms.ledger import EntryFilter
from points.models import PointEntry
from spreadsheets.api.views import ListView

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import QueryDict


class MonthlyPointsList(ListView):
    """The points of one month, by name: the latest with figures, or the one asked for."""

    capability = Capability.POINTS_VIEW
    export_class = MonthExport
    related = ("member", "organization")
    serializer_class = MonthlyPointsSerializer


class EntrySelection:
    """The entries in reach that the filter keeps; past entries keep their branch."""

    def __init__(self, *, actor: Actor, query: "QueryDict") -> None:
        self.actor = actor
        self.form = EntryFilter(query)

    def select(self) -> "QuerySet[PointEntry]":
        visible = PointEntry.objects.visible_to(self.actor, Capability.POINTS_VIEW)
        return self.form.narrow(visible)


class PointEntryList(ListView):
    """The ledger of the branches in reach, in the order of booking."""

    capability = Capability.POINTS_VIEW
    export_class = EntrySelection
    related = ("member", "organization")
    serializer_class = PointEntrySerializer
