from rest_framework import serializers

from branches.choices import Sector
from branches.models import Organization
from common.api import BlankableField, FuzzyDateField


class OrganizationReference(serializers.ModelSerializer[Organization]):
    """An organization as other records name it."""

    class Meta:
        model = Organization
        fields = ["id", "code", "name", "short_name"]


class OrganizationSerializer(serializers.ModelSerializer[Organization]):
    superior = OrganizationReference(allow_null=True)
    sector = BlankableField(Sector)
    founded_on = FuzzyDateField()
    elected_on = FuzzyDateField()

    class Meta:
        model = Organization
        fields = [
            "id", "code", "name", "short_name", "kind", "sector", "superior", "founded_on",
            "dissolved_on", "term_years", "elected_on", "division_code", "remark",
        ]  # fmt: skip
        read_only_fields = fields
