from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from branches.choices import BRANCH_KINDS, OrganizationKind, Sector


class ActivityKind(models.TextChoices):
    PARTY_DAY = "party_day", _("Themed party day")
    MEMBERS_MEETING = "members_meeting", _("Members' meeting")
    COMMITTEE_MEETING = "committee_meeting", _("Committee meeting")
    GROUP_MEETING = "group_meeting", _("Group meeting")
    LESSON = "lesson", _("Party lesson")
    ORGANIZATION_LIFE = "organization_life", _("Organization-life meeting")
    DEMOCRATIC_LIFE = "democratic_life", _("Democratic-life meeting")
    APPRAISAL = "appraisal", _("Appraisal of members")
    TRAINING = "training", _("Training")
    VOLUNTEER_SERVICE = "volunteer_service", _("Volunteer service")


class ActivityState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    ACCEPTED = "accepted", _("Accepted")
    CANCELLED = "cancelled", _("Cancelled")


COUNTING_STATES = (ActivityState.SUBMITTED, ActivityState.ACCEPTED)
OPEN_STATES = (ActivityState.DRAFT, ActivityState.RETURNED)
"""States in which the recorder may still change the entry."""

NEXT_STATES = {
    ActivityState.DRAFT: {ActivityState.SUBMITTED, ActivityState.CANCELLED},
    ActivityState.SUBMITTED: {
        ActivityState.ACCEPTED,
        ActivityState.RETURNED,
        ActivityState.CANCELLED,
    },
    ActivityState.RETURNED: {ActivityState.SUBMITTED, ActivityState.CANCELLED},
    ActivityState.ACCEPTED: {ActivityState.RETURNED, ActivityState.CANCELLED},
    ActivityState.CANCELLED: set(),
}


class AttendanceState(models.TextChoices):
    PRESENT = "present", _("Present")
    LEAVE = "leave", _("On leave")
    ABSENT = "absent", _("Absent")


class VoteStanding(models.TextChoices):
    """Whether a member on the list counts among those who vote, and if not why."""

    ENTITLED = "entitled", pgettext_lazy("vote", "Counted")
    PROBATIONARY = "probationary", _("Probationary member, no vote")
    SUSPENDED = "suspended", _("Voting right suspended")
    EXCUSED = "excused", _("Not counted by the branch's rule")


class Outcome(models.TextChoices):
    """What becomes of a motion."""

    CARRIED = "carried", pgettext_lazy("motion", "Carried")
    FAILED = "failed", pgettext_lazy("motion", "Not carried")
    NO_QUORUM = "no_quorum", pgettext_lazy("motion", "Meeting not valid")


class GuestRole(models.TextChoices):
    """In what quality somebody takes part who is not due in the branch."""

    CONTACT = "contact", _("Contact leader")
    SENT = "sent", _("Sent by the superior")
    OBSERVER = "observer", _("Attends without a vote")


VOTING_KINDS = (ActivityKind.MEMBERS_MEETING, ActivityKind.COMMITTEE_MEETING)
"""Meetings that decide by vote."""
AGENDA_KINDS = (
    *VOTING_KINDS,
    ActivityKind.GROUP_MEETING,
    ActivityKind.ORGANIZATION_LIFE,
    ActivityKind.DEMOCRATIC_LIFE,
    ActivityKind.APPRAISAL,
)
TEACHING_KINDS = (ActivityKind.LESSON, ActivityKind.TRAINING)


NOT_LISTED = "not_listed"
"""Said in the entry form of a member who was not due at all; such a one stands on no list."""
PARTIAL_KINDS = (ActivityKind.COMMITTEE_MEETING, ActivityKind.GROUP_MEETING)
"""Meetings of some of a branch: who was due is ticked, beginning with who is entered in it."""


RECORDING_KINDS = (
    *BRANCH_KINDS,
    OrganizationKind.TEMPORARY_BRANCH,
    OrganizationKind.PARTY_GROUP,
)
"""Organizations that hold meetings of their own."""


class Period(models.TextChoices):
    """How long a branch has for what a requirement asks."""

    MONTH = "month", _("Month")
    QUARTER = "quarter", _("Quarter")
    YEAR = "year", _("Year")


PERIOD_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}


class CellState(models.TextChoices):
    """What a branch made of a period."""

    MET = "met", _("Held in time")
    LATE = "late", _("Recorded late")
    MISSING = "missing", _("Missing")
    NOT_DUE = "not_due", _("Not due")
    OPEN = "open", _("Still running")


class NotDue(models.TextChoices):
    """Why a branch owed nothing in a period."""

    TOO_SHORT = "too_short", _("The branch existed too short")
    EXEMPT = "exempt", _("Exempt")
    TOO_FEW = "too_few", _("Too few full members")
    NO_GROUPS = "no_groups", _("No party group")


class ScorePart(models.TextChoices):
    """What a month's score is made of, by the names of the rule's figures."""

    PARTY_DAY = "party_day", _("Themed party day")
    MEETINGS = "meetings", _("Meetings due")
    ATTENDANCE = "attendance", _("Attendance")
    DUES = "dues", _("Dues collected")
    RECORDS = "records", _("Records complete")
    TASKS = "tasks", _("Reports and tasks in time")


class NominationState(models.TextChoices):
    """How far a party day has come on its way to being shown to the district."""

    NOMINATED = "nominated", _("Nominated")
    SHORTLISTED = "shortlisted", _("Shortlisted")
    PICKED = "picked", _("Picked")


class Effect(models.TextChoices):
    GOOD = "good", pgettext_lazy("effect", "Good")
    FAIR = "fair", pgettext_lazy("effect", "Fairly good")
    PLAIN = "plain", pgettext_lazy("effect", "Ordinary")


class LeaveReason(models.TextChoices):
    """Why a member is no longer with the community of residence."""

    MOVED = "moved", _("Moved away")
    LEFT = "left", _("No longer in service")
    MISTAKE = "mistake", _("Checked in by mistake")
    HOME = "home", _("At home in a community or village branch")
    MERGED = "merged", _("Community merged, divided or renamed")


RESIDENTIAL = (Sector.COMMUNITY, Sector.RURAL)
"""Sectors whose branches hold people where they live; those of any other belong to a unit."""


class LinkList(models.TextChoices):
    """What a unit and a community put down together."""

    NEED = "need", _("Needs")
    RESOURCE = "resource", _("Resources")
    PROJECT = "project", _("Projects")


class ItemState(models.TextChoices):
    OPEN = "open", pgettext_lazy("item", "Open")
    DOING = "doing", pgettext_lazy("item", "Under way")
    DONE = "done", pgettext_lazy("item", "Done")


class ServiceState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("service", "Waits for confirmation")
    CONFIRMED = "confirmed", pgettext_lazy("service", "Confirmed")
    STRUCK = "struck", pgettext_lazy("service", "Struck")


MOST_HOURS_A_DAY = 16
"""What a member can serve on a day, and so the longest service that runs past midnight."""

EMERGENCY_CATEGORY = "抢险应急"
