from functools import cached_property
from typing import Any

from rest_framework.generics import RetrieveAPIView

from accounts.api.views import ReadView
from accounts.choices import Capability
from accounts.registry import Sight, sight_of_list
from dispatch.api.serializers import (
    CadreSerializer,
    ContactSerializer,
    PostingDetailSerializer,
    PostingSerializer,
    ProblemSerializer,
    ProgrammeSerializer,
    UnitSerializer,
)
from dispatch.exports import (
    CadreExport,
    ContactExport,
    PostingExport,
    ProblemExport,
    ProgrammeExport,
    UnitExport,
)
from dispatch.fields import CADRE
from dispatch.models import Posting
from dispatch.querysets import PostingQuerySet
from spreadsheets.api.views import ListView

RELATED = ("cadre", "programme", "unit", "host", "place")


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


class UnitList(ListView):
    """Units in reach, by code."""

    capability = Capability.CADRE_VIEW
    export_class = UnitExport
    related = ("organization",)
    serializer_class = UnitSerializer


class CadreList(ListView):
    """Cadres with a post today in a unit in reach, by name; ID numbers are masked."""

    capability = Capability.CADRE_VIEW
    export_class = CadreExport
    related = ("post__unit",)
    serializer_class = CadreSerializer

    @cached_property
    def sight(self) -> Sight:
        """What is seen of every row: the same fields from first to last."""
        return sight_of_list(actor=self.actor, model=CADRE, capability=self.capability)


class ProgrammeList(ListView):
    """Programmes of dispatch, the latest first."""

    capability = Capability.DISPATCH_VIEW
    export_class = ProgrammeExport
    serializer_class = ProgrammeSerializer


class PostingList(ListView):
    """Postings from or to what is in reach, and the own, the latest first."""

    capability = Capability.DISPATCH_VIEW
    export_class = PostingExport
    related = RELATED
    serializer_class = PostingSerializer


class PostingDetail(ReadView, RetrieveAPIView[Posting]):
    """One posting with all that happened to it."""

    capability = Capability.DISPATCH_VIEW
    serializer_class = PostingDetailSerializer

    def get_queryset(self) -> PostingQuerySet:
        visible = Posting.objects.visible_to(self.actor, self.capability)
        return visible.select_related(*RELATED).prefetch_related("steps", "logs")
