from rest_framework import serializers

from branches.api.serializers import OrganizationReference
from dispatch.choices import TargetKind
from dispatch.models import Cadre, ContactProblem, LeaderContact


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
