from functools import cached_property
from typing import Any

from django.utils.timezone import localdate
from rest_framework.generics import RetrieveAPIView

from accounts.api.views import ReadView
from accounts.choices import Capability
from accounts.registry import Sight, sight_of_list
from members.api.serializers import MemberDetailSerializer, MemberSerializer
from members.domain.reveal import note_search
from members.exports import MemberExport
from members.fields import MEMBER, sight_of
from members.models import Member
from members.querysets import MemberQuerySet
from members.reports import home_path
from spreadsheets.api.views import ListView


class MemberList(ListView):
    """Members whose home branch of today is in reach, by name; ID numbers are masked."""

    capability = Capability.MEMBER_VIEW
    export_class = MemberExport
    serializer_class = MemberSerializer

    def get_queryset(self) -> Any:
        note_search(text=self.request.query_params.get("q", ""), actor=self.actor)
        return super().get_queryset()

    @cached_property
    def _sight(self) -> Sight:
        return sight_of_list(actor=self.actor, model=MEMBER, capability=self.capability)

    def sight_of(self, member: Member) -> Sight:
        """Return what is seen of every row: the same columns from first to last."""
        return self._sight


class MemberDetail(ReadView, RetrieveAPIView[Member]):
    """One member with all affiliations; the own record is open to everybody."""

    capability = Capability.MEMBER_VIEW
    serializer_class = MemberDetailSerializer

    def get_queryset(self) -> MemberQuerySet:
        visible = Member.objects.visible_to(self.actor, self.capability, localdate())
        return visible.with_home(localdate())

    def sight_of(self, member: Member) -> Sight:
        path = home_path(member=member, on=localdate())
        return sight_of(member=member, actor=self.actor, path=path)
