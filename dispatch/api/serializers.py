from typing import Any

from rest_framework import serializers

from accounts.registry import Access
from branches.api.serializers import OrganizationReference
from common.api import FuzzyDateField
from common.dates import show
from dispatch.choices import PostingState, TargetKind
from dispatch.models import (
    Cadre,
    CadrePost,
    ContactProblem,
    LeaderContact,
    MonthLog,
    Place,
    Posting,
    PostingStep,
    Programme,
    Unit,
)

POLICED = {"id_number": "id_tail"}
"""Names of the API for what the policy of fields calls otherwise."""
NOT_POLICED = {"id", "post", "is_reserve"}


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


class UnitSerializer(serializers.ModelSerializer[Unit]):
    """``organization`` is its party organization, or the nearest above; ``cadres`` of today."""

    organization = OrganizationReference()
    cadres = serializers.IntegerField(source="cadre_count", read_only=True)

    class Meta:
        model = Unit
        fields = ["id", "code", "name", "group", "organization", "cadres", "valid_from",
                  "valid_until"]  # fmt: skip
        read_only_fields = fields


class ProgrammeSerializer(serializers.ModelSerializer[Programme]):
    """The rules of a programme, how many its towns take and how many are posted."""

    places = serializers.IntegerField(read_only=True)
    posted = serializers.IntegerField(read_only=True)

    class Meta:
        model = Programme
        fields = [
            "id", "name", "kind", "state", "declared_on", "starts_on", "term_months", "rounding",
            "least_rank", "grace_days", "notice_days", "on_site_percent", "host_percent",
            "midterm_percent", "counts_at_home", "places", "posted",
        ]  # fmt: skip
        read_only_fields = fields


class CadrePostSerializer(serializers.ModelSerializer[CadrePost]):
    """Unit, rank and post of today."""

    unit = UnitReference()
    since = serializers.SerializerMethodField()

    class Meta:
        model = CadrePost
        fields = ["unit", "rank", "title", "since"]

    def get_since(self, post: CadrePost) -> str | None:
        return show(post.valid_from, post.since_precision) if post.valid_from else None


class CadreSerializer(serializers.ModelSerializer[Cadre]):
    """Asks the view's ``sight_of`` for each field: what the policy hides is left out."""

    post = CadrePostSerializer(allow_null=True)
    born_on = FuzzyDateField()
    working_since = serializers.SerializerMethodField()
    id_number = serializers.CharField(source="masked_id", read_only=True)
    is_reserve = serializers.BooleanField(read_only=True)

    class Meta:
        model = Cadre
        fields = [
            "id", "name", "post", "is_reserve", "sex", "ethnic_group", "born_on", "id_number",
            "native_place", "working_since", "fulltime_degree", "parttime_degree", "remark",
        ]  # fmt: skip
        read_only_fields = fields

    def get_working_since(self, cadre: Cadre) -> str | None:
        since, precision = cadre.working_since, cadre.working_precision
        return show(since, precision) if since else None

    def to_representation(self, cadre: Cadre) -> dict[str, Any]:
        sight = self.context["view"].sight
        return {
            name: value
            for name, value in super().to_representation(cadre).items()
            if name in NOT_POLICED or sight.access(POLICED.get(name, name)) is not Access.NONE
        }


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
