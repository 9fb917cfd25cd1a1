from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.timezone import localdate
from drf_spectacular.utils import extend_schema
from rest_framework.generics import RetrieveAPIView
from rest_framework.response import Response

from accounts.api.views import ReadView
from accounts.choices import Capability
from accounts.scope import Actor
from members.api.views import MemberList
from members.exports import MemberExport
from points.api.serializers import (
    AccountSerializer,
    MonthlyPointsSerializer,
    PointEntrySerializer,
    StarListSerializer,
    StarRatingSerializer,
    StatementSerializer,
)
from points.exports import MonthExport, StarListExport, StarRatingExport, StatementExport
from points.forms.account import StatementFilter
from points.forms.ledger import EntryFilter
from points.models import PointEntry, StarRating
from points.reports.ledger import Balance, balances
from spreadsheets.api.views import ExportView, ListView

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


class AccountSelection(MemberExport):
    """Members as the roster finds them, and the day as of which their accounts are asked for."""

    capability = Capability.POINTS_VIEW

    def make_form(self) -> Any:
        form = super().make_form()
        form.fields |= StatementFilter(self.query).fields
        return form


class AccountList(MemberList):
    """The accounts of members at home in reach today, by name, with their balances as of a day."""

    capability = Capability.POINTS_VIEW
    export_class = AccountSelection
    serializer_class = AccountSerializer  # type: ignore[assignment]  # other fields of the same

    def paginate_queryset(self, queryset: Any) -> Any:
        page = super().paginate_queryset(queryset)
        until = self.export.form.cleaned_data.get("on") or localdate()
        self.balances = balances(member_ids=[member.pk for member in page], until=until)
        return page


class AccountDetail(ExportView):
    """The statement of one account as of a day; the own one is open to everybody."""

    capability = Capability.POINTS_VIEW
    export_class = StatementExport
    serializer_class = StatementSerializer

    @cached_property
    def export(self) -> Any:
        query = self.request.query_params.copy()
        query["member"] = str(self.kwargs["pk"])
        return StatementExport(actor=self.actor, query=query)

    @extend_schema(filters=True)
    def get(self, request: Any, pk: int) -> Response:
        if self.export.member is None:
            raise Http404
        lines = self.filter_queryset(self.export.lines)
        found = {
            "member": self.export.member,
            "on": self.export.form.cleaned_data.get("on") or localdate(),
            "balance": Balance(lines[-1].booked, lines[-1].effective) if lines else Balance(),
            "entries": lines,
        }
        return Response(self.get_serializer(found).data)


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
