from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.registry import Access
from branches.api.serializers import OrganizationReference
from common.api import BlankableField, FuzzyDateField
from members.choices import Education
from members.fields import FACTS, MASKED
from members.models import Affiliation, Member

POLICED = {"id_number": "id_tail"}
"""Names of the API for what the policy of fields calls otherwise."""
NOT_PERSONAL = {"id", "home", "affiliations"}
MASKS = {fact.field: fact.masked for fact in FACTS}


class MemberReference(serializers.ModelSerializer[Member]):
    """A member as other records name one."""

    class Meta:
        model = Member
        fields = ["id", "name"]


class HomeSerializer(serializers.Serializer[Member]):
    """The home branch of the day; all empty where there is none."""

    id = serializers.IntegerField(source="home_id", allow_null=True)
    name = serializers.CharField(source="home_name", allow_null=True)
    short_name = serializers.CharField(source="home_short_name", allow_null=True)


class MemberSerializer(serializers.ModelSerializer[Member]):
    """Asks the view's ``sight_of`` for each field: what the policy hides is left out."""

    home = HomeSerializer(source="*")
    born_on = FuzzyDateField()
    joined_on = FuzzyDateField()
    confirmed_on = FuzzyDateField()
    id_number = serializers.CharField(source="masked_id", read_only=True)
    education = BlankableField(Education)

    class Meta:
        model = Member
        fields = [
            "id", "name", "home", "stage", "sex", "ethnic_group", "born_on", "id_number",
            "education", "joined_on", "confirmed_on", "mobile", "work_post", "party_post", "remark",
        ]  # fmt: skip
        read_only_fields = fields

    def to_representation(self, member: Member) -> dict[str, Any]:
        sight, seen = self.context["view"].sight_of(member), {}
        for name, value in super().to_representation(member).items():
            field = POLICED.get(name, name)
            access = Access.READ if name in NOT_PERSONAL else sight.access(field)
            if access is Access.MASKED:
                seen[name] = MASKS[field](member) if field in MASKS else MASKED
            elif access is not Access.NONE:
                seen[name] = value
        return seen


class AffiliationSerializer(serializers.ModelSerializer[Affiliation]):
    organization = OrganizationReference()

    class Meta:
        model = Affiliation
        fields = ["organization", "kind", "valid_from", "valid_until"]
        read_only_fields = fields


class MemberDetailSerializer(MemberSerializer):
    """A member with all affiliations, in half-open intervals."""

    affiliations = serializers.SerializerMethodField()

    class Meta(MemberSerializer.Meta):
        fields = [*MemberSerializer.Meta.fields, "affiliations"]
        read_only_fields = fields

    @extend_schema_field(AffiliationSerializer(many=True))
    def get_affiliations(self, member: Member) -> Any:
        rows = member.affiliations.select_related("organization").order_by("valid_from", "pk")
        return AffiliationSerializer(rows, many=True).data
