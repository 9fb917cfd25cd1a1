from typing import Any

from rest_framework import serializers

from branches.api.serializers import OrganizationReference
from dispatch.choices import PostingState, TargetKind
from dispatch.models import (
    Cadre,
    ContactProblem,
    LeaderContact,
    MonthLog,
    Place,
    Posting,
    PostingStep,
    Programme,
    Unit,
)


class LeaderReference(serializers.ModelSerializer[Cadre]):
    """A leader as contacts name one."""

    class Meta:
        model = Cadre
        fields = ["id", "name"]
        read_only_fields = fields


class ContactSerializer(serializers.ModelSerializer[LeaderContact]):
    """A leader in contact with a target, both days included; ``town`` is where the target lies."""

    leader = LeaderReference()
    kind = serializers.ChoiceField(TargetKind.choices, read_only=True)
    target = serializers.CharField(read_only=True)
    town = OrganizationReference()

    class Meta:
        model = LeaderContact
        fields = [
            "id", "leader", "kind", "target", "town", "role", "starts_on", "ends_on", "end_reason",
        ]  # fmt: skip
        read_only_fields = fields


class ProblemSerializer(serializers.ModelSerializer[ContactProblem]):
    """A problem raised with a visit, and who has to settle it by when."""

    contact = ContactSerializer()
    owner = serializers.CharField(read_only=True)

    class Meta:
        model = ContactProblem
        fields = ["id", "contact", "text", "raised_on", "owner", "due_on", "state"]
        read_only_fields = fields


class CadreReference(serializers.ModelSerializer[Cadre]):
    """A cadre as other records name one."""

    class Meta:
        model = Cadre
        fields = ["id", "name"]


class ProgrammeReference(serializers.ModelSerializer[Programme]):
    class Meta:
        model = Programme
        fields = ["id", "name"]


class UnitReference(serializers.ModelSerializer[Unit]):
    class Meta:
        model = Unit
        fields = ["id", "code", "name"]


class PlaceReference(serializers.ModelSerializer[Place]):
    class Meta:
        model = Place
        fields = ["id", "code", "name", "kind"]


class PostingSerializer(serializers.ModelSerializer[Posting]):
    """Both days are included; an empty ``ends_on`` is an open end. ``state`` is that of today."""

    cadre = CadreReference()
    programme = ProgrammeReference(allow_null=True)
    unit = UnitReference()
    host = OrganizationReference()
    place = PlaceReference(allow_null=True)
    state = serializers.ChoiceField(PostingState.choices, read_only=True)

    class Meta:
        model = Posting
        fields = [
            "id", "cadre", "kind", "programme", "unit", "host", "place", "task", "starts_on",
            "ends_on", "end_reason", "state",
        ]  # fmt: skip
        read_only_fields = fields


class StepSerializer(serializers.ModelSerializer[PostingStep]):
    class Meta:
        model = PostingStep
        fields = ["kind", "first_day", "last_day", "reason", "at"]
        read_only_fields = fields


class LogSerializer(serializers.ModelSerializer[MonthLog]):
    class Meta:
        model = MonthLog
        fields = ["month", "days_on_site", "visits", "text"]
        read_only_fields = fields


class PostingDetailSerializer(PostingSerializer):
    """A posting with what happened to it and its monthly logs."""

    steps = StepSerializer(many=True)
    logs = LogSerializer(many=True)

    class Meta(PostingSerializer.Meta):
        fields: Any = [*PostingSerializer.Meta.fields, "steps", "logs"]
        read_only_fields = fields
