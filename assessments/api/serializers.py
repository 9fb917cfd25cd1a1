from decimal import Decimal
from typing import Any

from rest_framework import serializers

from assessments.models import AssessedUnit, Counter, Cycle, Result, VoterGroup


class CycleReference(serializers.ModelSerializer[Cycle]):
    """An assessment as other records name one."""

    class Meta:
        model = Cycle
        fields = ["id", "title", "year"]


class AssessedUnitReference(serializers.ModelSerializer[AssessedUnit]):
    """A unit as it was called when the assessment opened."""

    class Meta:
        model = AssessedUnit
        fields = ["code", "name", "group"]


class VoterGroupReference(serializers.ModelSerializer[VoterGroup]):
    class Meta:
        model = VoterGroup
        fields = ["id", "name", "weight"]


class TotalPartSerializer(serializers.Serializer[dict[str, Any]]):
    """A part of a total; ``key`` is ``leader`` or a group's id, an empty ``mean`` is missing.

    ``n`` is the number of valid scores, or ``<k`` where they were too few to be shown.
    """

    key = serializers.CharField()
    weight = serializers.IntegerField()
    mean = serializers.CharField(allow_null=True)
    n = serializers.CharField(required=False)


class DeductionSerializer(serializers.Serializer[dict[str, str]]):
    """One point, for a follow-up that was overdue on the day of counting."""

    text = serializers.CharField()
    due_on = serializers.DateField()


class VetoSerializer(serializers.Serializer[dict[str, str]]):
    """What limits a grade, and who decided that."""

    source = serializers.CharField()  # type: ignore[assignment]  # a field of that name
    body = serializers.CharField()
    decided_on = serializers.DateField()


class ResultSerializer(serializers.ModelSerializer[Result]):
    """``common_rank`` is the rank by the parts that all units have."""

    cycle = CycleReference(source="version.cycle")
    version = serializers.IntegerField(source="version.number")
    unit = AssessedUnitReference()
    parts = TotalPartSerializer(many=True)
    deductions = DeductionSerializer(many=True)
    vetoes = VetoSerializer(many=True)

    class Meta:
        model = Result
        fields = [
            "id", "cycle", "version", "unit", "total", "rank", "common_rank", "grade", "parts",
            "deducted", "deductions", "vetoes",
        ]  # fmt: skip
        read_only_fields = fields


class CounterSerializer(serializers.ModelSerializer[Counter]):
    """What a group's ballots said of a unit, added up; too few scores are not told at all."""

    unit = AssessedUnitReference()
    group = VoterGroupReference()
    valid = serializers.SerializerMethodField()
    counted = serializers.SerializerMethodField()
    total = serializers.SerializerMethodField()

    class Meta:
        model = Counter
        fields = ["id", "unit", "group", "issued", "returned", "valid", "counted", "total"]
        read_only_fields = fields

    def get_valid(self, counter: Counter) -> int | None:
        return None if counter.is_few else counter.valid

    def get_counted(self, counter: Counter) -> int | None:
        return None if counter.is_few else counter.counted

    def get_total(self, counter: Counter) -> Decimal | None:
        return counter.total if counter.is_shown else None
