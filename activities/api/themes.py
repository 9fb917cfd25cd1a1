"""Themes of the months, and the party days nominated and picked as stars of the month."""

from rest_framework import serializers

from accounts.choices import Capability
from activities.exports import NominationExport, ShowcaseExport, ThemeExport
from activities.models import Nomination, Theme
from branches.api.serializers import OrganizationReference
from branches.choices import Sector
from common.api import BlankableField, MonthField
from spreadsheets.api.views import ListView


class ThemeSerializer(serializers.ModelSerializer[Theme]):
    """``sector`` is empty where the theme is for all of them."""

    month = MonthField()
    organization = OrganizationReference()
    sector = BlankableField(Sector)

    class Meta:
        model = Theme
        fields = ["id", "month", "organization", "sector", "title", "guidance"]
        read_only_fields = fields


class NominationSerializer(serializers.ModelSerializer[Nomination]):
    """A party day put forward for a month, and how far it has come."""

    month = MonthField()
    organization = OrganizationReference()
    held_on = serializers.DateField(source="activity.held_on", read_only=True)
    theme = serializers.CharField(source="activity.theme", read_only=True)

    class Meta:
        model = Nomination
        fields = [
            "id", "month", "organization", "activity", "held_on", "theme", "reason", "summary",
            "state",
        ]  # fmt: skip
        read_only_fields = fields


class StarSerializer(NominationSerializer):
    """A party day the district is shown; ``present`` says how many came, never who."""

    present = serializers.IntegerField(read_only=True, allow_null=True)

    class Meta(NominationSerializer.Meta):
        fields = ["month", "organization", "held_on", "theme", "summary", "present"]
        read_only_fields = fields


class ThemeList(ListView):
    """What is set in reach, and what is set above and so holds there, the latest month first."""

    capability = Capability.ACTIVITY_VIEW
    export_class = ThemeExport
    related = ("organization",)
    serializer_class = ThemeSerializer


class NominationList(ListView):
    """Nominations of branches in reach, of the running month unless another is asked for."""

    capability = Capability.ACTIVITY_VIEW
    export_class = NominationExport
    related = ("organization", "activity")
    serializer_class = NominationSerializer


class StarList(ListView):
    """What the whole district is shown, of the month published last unless another is asked for."""

    capability = Capability.ACTIVITY_VIEW
    export_class = ShowcaseExport
    related = ("organization", "activity")
    serializer_class = StarSerializer
