from typing import Any

from rest_framework.generics import RetrieveAPIView

from accounts.api.views import ReadView
from accounts.choices import Capability
from dispatch.api.serializers import (
    ContactSerializer,
    PostingDetailSerializer,
    PostingSerializer,
    ProblemSerializer,
)
from dispatch.exports import ContactExport, PostingExport, ProblemExport
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
