from rest_framework import serializers

from branches.api.serializers import OrganizationReference
from common.api import MonthField
from members.api.serializers import MemberReference
from points.models import MonthlyPoints, PointEntry


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


class PointEntrySerializer(serializers.ModelSerializer[PointEntry]):
    """An entry of the ledger; ``fact`` names the row it comes from, as ``service:17``."""

    member = MemberReference()
    organization = OrganizationReference()
    fact_month = MonthField()

    class Meta:
        model = PointEntry
        fields = [
            "id", "member", "organization", "kind", "points", "fact", "correction", "fact_on",
            "fact_month", "booked_on", "reverses", "reason",
        ]  # fmt: skip
        read_only_fields = fields
