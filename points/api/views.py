from typing import TYPE_CHECKING

from rest_framework.generics import RetrieveAPIView

from accounts.api.views import ReadView
from accounts.choices import Capability
from accounts.scope import Actor
from points.api.serializers import (
    MonthlyPointsSerializer,
    PointEntrySerializer,
    StarListSerializer,
    StarRatingSerializer,
)
from points.exports import MonthExport, StarListExport, StarRatingExport
from points.forms.ledger import EntryFilter
from points.models import PointEntry, StarRating
from spreadsheets.api.views import ListView

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import QueryDict

    from points.querysets import StarRatingQuerySet


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


class StarListList(ListView):
    """The branches' lists of a year, in the order of the tree; the latest year unasked."""

    capability = Capability.STAR_VIEW
    export_class = StarListExport
    related = ("organization",)
    serializer_class = StarListSerializer


class StarRatingList(ListView):
    """The stars of a year with the parts of each score, by branch and name."""

    capability = Capability.STAR_VIEW
    export_class = StarRatingExport
    related = ("member", "star_list__organization", "star_list__rule")
    serializer_class = StarRatingSerializer


class StarRatingDetail(ReadView, RetrieveAPIView[StarRating]):
    """One star."""

    capability = Capability.STAR_VIEW
    serializer_class = StarRatingSerializer

    def get_queryset(self) -> "StarRatingQuerySet":
        visible = StarRating.objects.visible_to(self.actor, self.capability)
        return visible.select_related(*StarRatingList.related)
