from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from branches.api.serializers import OrganizationReference
from common.api import MonthField
from members.api.serializers import HomeSerializer, MemberReference
from members.models import Member
from points.choices import EntryKind, ListState, ScorePart
from points.domain.stars.explanation import Explanation
from points.models import MonthlyPoints, PointEntry, StarList, StarRating


class MonthlyPointsSerializer(serializers.ModelSerializer[MonthlyPoints]):
    """A member's month: ``effective`` = ``raw`` - ``cut``, what the monthly cap took."""

    member = MemberReference()
    organization = OrganizationReference()
    month = MonthField()
    raw = serializers.DecimalField(9, 2, read_only=True)
    cut = serializers.DecimalField(9, 2, read_only=True)

    class Meta:
        model = MonthlyPoints
        fields = [
            "member", "organization", "month", "entries", "capped_kinds", "other_kinds", "raw",
            "cut", "effective", "computed_at",
        ]  # fmt: skip
        read_only_fields = fields


class BalanceSerializer(serializers.Serializer[Any]):
    """``effective`` = ``booked`` - ``cut``, what the monthly caps took."""

    booked = serializers.DecimalField(12, 2)
    cut = serializers.DecimalField(12, 2)
    effective = serializers.DecimalField(12, 2)


class AccountSerializer(serializers.ModelSerializer[Member]):
    """A member's account with its balance as of the day asked for."""

    home = HomeSerializer(source="*")
    balance = serializers.SerializerMethodField()

    class Meta:
        model = Member
        fields = ["id", "name", "home", "balance"]
        read_only_fields = fields

    @extend_schema_field(BalanceSerializer)
    def get_balance(self, member: Member) -> Any:
        return BalanceSerializer(self.context["view"].balances[member.pk]).data


class LineSerializer(serializers.Serializer[Any]):
    """An entry of an account with both running columns."""

    id = serializers.IntegerField(source="entry.id")
    kind = serializers.ChoiceField(EntryKind.choices, source="entry.kind")
    points = serializers.DecimalField(8, 2, source="entry.points")
    fact = serializers.CharField(source="entry.fact")
    fact_on = serializers.DateField(source="entry.fact_on")
    fact_month = MonthField(source="entry.fact_month")
    booked_on = serializers.DateField(source="entry.booked_on")
    reverses = serializers.IntegerField(source="entry.reverses_id", allow_null=True)
    reason = serializers.CharField(source="entry.reason")
    booked = serializers.DecimalField(12, 2)
    effective = serializers.DecimalField(12, 2)


class StatementSerializer(serializers.Serializer[Any]):
    """All entries of one account by booking date; a cap belongs to the month of the fact."""

    member = MemberReference()
    on = serializers.DateField()
    balance = BalanceSerializer()
    entries = LineSerializer(many=True)


class PointEntrySerializer(serializers.ModelSerializer[PointEntry]):
    """An entry of the ledger; ``fact`` names the row it comes from, as ``service:17``."""

    member = MemberReference()
    organization = OrganizationReference()
    fact_month = MonthField()

    class Meta:
        model = PointEntry
        fields = [
            "id", "member", "organization", "kind", "points", "fact", "correction", "fact_on",
            "fact_month", "booked_on", "reverses", "by_hand", "reason",
        ]  # fmt: skip
        read_only_fields = fields


class StarListSerializer(serializers.ModelSerializer[StarList]):
    """A branch's stars of a year: how many have how many, and how far the list has come."""

    organization = OrganizationReference()
    stars_5 = serializers.IntegerField(read_only=True)
    stars_4 = serializers.IntegerField(read_only=True)
    stars_3 = serializers.IntegerField(read_only=True)
    stars_2 = serializers.IntegerField(read_only=True)
    stars_1 = serializers.IntegerField(read_only=True)
    stars_0 = serializers.IntegerField(read_only=True)
    unrated = serializers.IntegerField(read_only=True)
    exempt = serializers.IntegerField(read_only=True)
    vetoed = serializers.IntegerField(read_only=True)

    class Meta:
        model = StarList
        fields = [
            "id", "organization", "year", "state", "members", "rated", "stars_5", "stars_4",
            "stars_3", "stars_2", "stars_1", "stars_0", "unrated", "exempt", "vetoed", "quota",
            "shared_with", "as_of", "computed_at", "published_on", "notice_ends_on", "in_force_on",
        ]  # fmt: skip
        read_only_fields = fields


class StarPartSerializer(serializers.Serializer[Any]):
    """A part of the score of 100, the per cent it counts for, and what it adds."""

    name = serializers.ChoiceField(ScorePart.choices)
    value = serializers.DecimalField(5, 2, source="shown", allow_null=True)
    share = serializers.DecimalField(5, 2, source="shown_share")
    adds = serializers.DecimalField(5, 2, source="shown_adds")


class StarRatingSerializer(serializers.ModelSerializer[StarRating]):
    """A member's star; none, with the reason, for who is not rated."""

    member = MemberReference()
    organization = OrganizationReference(source="star_list.organization")
    year = serializers.IntegerField(source="star_list.year", read_only=True)
    state = serializers.ChoiceField(ListState.choices, source="star_list.state", read_only=True)
    parts = serializers.SerializerMethodField()

    class Meta:
        model = StarRating
        fields = [
            "id", "member", "organization", "year", "state", "star", "score", "reason", "parts",
            "star_list",
        ]  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(StarPartSerializer(many=True))
    def get_parts(self, rating: StarRating) -> Any:
        return StarPartSerializer(Explanation(rating).parts, many=True).data
