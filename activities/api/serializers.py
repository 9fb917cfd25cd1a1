from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.choices import Capability
from activities.choices import ActivityKind, AttendanceState, CellState, NotDue, Outcome
from activities.domain.attendance import due_said, present_said
from activities.domain.meetings import votes_on_record
from activities.models import Activity, ActivityPart, Attendance, ServiceRecord
from activities.reports.attendance import attendance_lists
from branches.api.serializers import OrganizationReference
from common.api import BlankableField, MonthField
from members.api.serializers import MemberReference


class PartSerializer(serializers.ModelSerializer[ActivityPart]):
    """An organization for which the activity counts; the lead entered it."""

    organization = OrganizationReference()

    class Meta:
        model = ActivityPart
        fields = ["organization", "is_lead"]
        read_only_fields = fields


class ActivitySerializer(serializers.ModelSerializer[Activity]):
    """``due`` and ``present`` as a file reported them, else as the lead's list counts them."""

    parts = PartSerializer(many=True)
    host = serializers.CharField(source="host_text", read_only=True)
    recorder = serializers.CharField(source="recorder_text", read_only=True)
    due = serializers.SerializerMethodField()
    present = serializers.SerializerMethodField()
    on_leave = serializers.SerializerMethodField()
    absent = serializers.SerializerMethodField()

    class Meta:
        model = Activity
        fields = [
            "id", "kind", "held_on", "theme", "place", "parts", "host", "recorder", "due",
            "present", "on_leave", "absent", "state", "reason", "submitted_at", "is_backfill",
            "remark",
        ]  # fmt: skip
        read_only_fields = fields

    def get_due(self, activity: Any) -> int | None:
        return due_said(activity.due_reported, activity.attended)

    def get_present(self, activity: Any) -> int | None:
        return present_said(activity.present_reported, activity.attended)

    def get_on_leave(self, activity: Any) -> int | None:
        return _away(activity, AttendanceState.LEAVE)

    def get_absent(self, activity: Any) -> int | None:
        return _away(activity, AttendanceState.ABSENT)


def _away(activity: Any, state: AttendanceState) -> int | None:
    """Count who was away in this way; nothing where no list was kept."""
    if activity.attended is None:
        return None
    states: list[str] = [one["state"] for one in activity.attended["away"]]
    return states.count(state)


class AttendanceSerializer(serializers.ModelSerializer[Attendance]):
    member = MemberReference()

    class Meta:
        model = Attendance
        fields = ["member", "organization", "state", "reason"]
        read_only_fields = fields


class MotionSerializer(serializers.Serializer[Any]):
    """``outcome`` follows from the votes and from how many are entitled to vote."""

    number = serializers.IntegerField(source="motion.number")
    text = serializers.CharField(source="motion.text")
    votes_for = serializers.IntegerField(source="votes.in_favour")
    votes_against = serializers.IntegerField(source="votes.against")
    votes_abstained = serializers.IntegerField(source="votes.abstained")
    written = serializers.IntegerField(source="votes.written")
    outcome = serializers.ChoiceField(Outcome.choices)


class ActivityDetailSerializer(ActivitySerializer):
    """An activity with its content, what it decided and the lists of everybody who was due.

    Reasons of absence are told of branches in reach alone.
    """

    lecturer = serializers.CharField(source="lecturer_text", read_only=True)
    entitled = serializers.SerializerMethodField()
    motions = serializers.SerializerMethodField()
    attendance = serializers.SerializerMethodField()

    class Meta(ActivitySerializer.Meta):
        fields = [
            *ActivitySerializer.Meta.fields, "agenda", "lecturer", "hours", "content", "entitled",
            "motions", "attendance",
        ]  # fmt: skip
        read_only_fields = fields

    def to_representation(self, activity: Activity) -> dict[str, Any]:
        reach = self.context["view"].actor.scope(Capability.ACTIVITY_VIEW)
        self.kept = attendance_lists(activity=activity, reach=reach)
        self.ballot = votes_on_record(activity=activity, listed=self.kept[0].rows)
        return super().to_representation(activity)

    def get_entitled(self, _activity: Activity) -> int:
        return self.ballot.electorate.entitled

    @extend_schema_field(MotionSerializer(many=True))
    def get_motions(self, _activity: Activity) -> Any:
        return MotionSerializer(self.ballot.decisions, many=True).data

    @extend_schema_field(AttendanceSerializer(many=True))
    def get_attendance(self, _activity: Activity) -> Any:
        rows = [row for kept in self.kept for row in kept.rows]
        return AttendanceSerializer(rows, many=True).data


class ServiceRecordSerializer(serializers.ModelSerializer[ServiceRecord]):
    """Hours of a member's service; points come from the confirmed hours alone."""

    member = MemberReference()
    organization = OrganizationReference()
    state = serializers.CharField(read_only=True)

    class Meta:
        model = ServiceRecord
        fields = [
            "id", "member", "organization", "served_on", "starts_at", "ends_at", "activity_name",
            "category", "hours_reported", "hours_confirmed", "effect", "is_organizer",
            "is_professional", "is_emergency", "state", "confirmed_at", "remark",
        ]  # fmt: skip
        read_only_fields = fields


class TotalsSerializer(serializers.Serializer[Any]):
    """due = met + late + missing; held = met + late."""

    due = serializers.IntegerField()
    met = serializers.IntegerField()
    late = serializers.IntegerField()
    missing = serializers.IntegerField()
    held = serializers.IntegerField()


class ComplianceSerializer(serializers.Serializer[Any]):
    """The running month is open and in no figure."""

    first = MonthField()
    last = MonthField()
    as_of = serializers.DateField()
    totals = TotalsSerializer()
    branches_complete = serializers.IntegerField()


class DutySerializer(serializers.Serializer[Any]):
    """What was owed in a period, and what was recorded of it; the period ends with ``month``."""

    kind = serializers.ChoiceField(ActivityKind.choices)
    first = MonthField(source="term.first")
    month = MonthField(source="term.month")
    state = serializers.ChoiceField(CellState.choices)
    because = BlankableField(NotDue)
    needed = serializers.IntegerField()
    recorded = serializers.IntegerField()
    activities = serializers.ListField(
        child=serializers.IntegerField(), source="activity_ids", read_only=True
    )


class ComplianceRowSerializer(serializers.Serializer[Any]):
    branch = OrganizationReference()
    totals = TotalsSerializer()
    duties = DutySerializer(source="cells", many=True)


class MonthScoreSerializer(serializers.Serializer[Any]):
    """From 0 to 100 with two decimals; nothing where nothing was due."""

    month = MonthField()
    value = serializers.DecimalField(5, 2, allow_null=True)


class ScoreSerializer(serializers.Serializer[Any]):
    """A branch's year: the mean of its months as shown, and the items of the year held."""

    branch = OrganizationReference()
    value = serializers.DecimalField(5, 2, allow_null=True)
    mean = serializers.DecimalField(5, 2, allow_null=True)
    items_held = serializers.IntegerField()
    items_due = serializers.IntegerField()
    months = MonthScoreSerializer(many=True)
