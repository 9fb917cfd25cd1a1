from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CycleState(models.TextChoices):
    """The steps of a cycle, in order."""

    SET_UP = "set_up", _("Being set up")
    REPORTS = "reports", _("Reports are written")
    REVIEW = "review", _("Leaders review")
    VOTING = "voting", _("Voting is open")
    KEYING = "keying", _("Slips and paper are settled")
    COUNTING = "counting", _("Ballots are counted")
    COUNTED = "counted", _("Counted")
    PUBLISHED = "published", pgettext_lazy("cycle", "Published")
    RECTIFICATION = "rectification", _("Follow-ups are worked off")
    CLOSED = "closed", pgettext_lazy("cycle", "Closed")
    ABANDONED = "abandoned", _("Abandoned")


REVIEW_STATES = (CycleState.REVIEW, CycleState.VOTING)
"""In which responsible leaders sign their reviews."""
ASKING_STATES = (CycleState.REVIEW, CycleState.VOTING)
"""In which delegates put their questions."""
OUT_STATES = (CycleState.PUBLISHED, CycleState.RECTIFICATION, CycleState.CLOSED)
"""In which results are to be seen."""


class QuestionState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("question", "Waiting")
    ANSWERED = "answered", pgettext_lazy("question", "Answered")
    TAKEN_BACK = "taken_back", pgettext_lazy("question", "Taken back")


class FollowUpState(models.TextChoices):
    OPEN = "open", pgettext_lazy("follow-up", "Being worked off")
    REPORTED = "reported", pgettext_lazy("follow-up", "Reported as done, to be verified")
    VERIFIED = "verified", pgettext_lazy("follow-up", "Verified")


class FollowUpMove(models.TextChoices):
    RAISED = "raised", pgettext_lazy("follow-up", "Raised")
    REPORTED = "reported", pgettext_lazy("follow-up", "Reported as done")
    VERIFIED = "verified", pgettext_lazy("follow-up", "Verified")
    REFUSED = "refused", pgettext_lazy("follow-up", "Refused, open again")


HEARD_STATES = (
    CycleState.VOTING,
    CycleState.COUNTING,
    CycleState.COUNTED,
    CycleState.PUBLISHED,
    CycleState.RECTIFICATION,
    CycleState.CLOSED,
)
"""In which all voters read the units' reports: once they are locked."""


class ReportKind(models.TextChoices):
    """三述, in the order in which they are given."""

    DUTY = "duty", _("Report on duties")
    PARTY_GOVERNANCE = "party_governance", _("Report on party governance")
    CLEAN_GOVERNMENT = "clean_government", _("Report on clean government")


class ReportState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("report", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("report", "Handed in")
    RETURNED = "returned", pgettext_lazy("report", "Returned")
    LOCKED = "locked", pgettext_lazy("report", "Locked")


class Scale(models.TextChoices):
    POINTS = "points", _("points from 0 to 100")
    GRADES = "grades", _("four grades")
    MEMBER = "member", _("four grades of a member's year")


class OverallGrade(models.TextChoices):
    """Grades of a ballot and of a rounded total (好、较好、一般、差), best first."""

    GOOD = "good", pgettext_lazy("overall", "Good")
    FAIRLY_GOOD = "fairly_good", pgettext_lazy("overall", "Fairly good")
    FAIR = "fair", pgettext_lazy("overall", "Fair")
    POOR = "poor", pgettext_lazy("overall", "Poor")


GRADE_POINTS: dict[str, Decimal] = {
    OverallGrade.GOOD: Decimal(100),
    OverallGrade.FAIRLY_GOOD: Decimal(85),
    OverallGrade.FAIR: Decimal(70),
    OverallGrade.POOR: Decimal(50),
}
"""What a tick is worth where a cycle asks for grades."""


class MemberGrade(models.TextChoices):
    """Grades of a member's year (优秀、合格、基本合格、不合格), best first."""

    EXCELLENT = "excellent", pgettext_lazy("member's year", "Excellent")
    QUALIFIED = "qualified", pgettext_lazy("member's year", "Qualified")
    BASIC = "basic", pgettext_lazy("member's year", "Basically qualified")
    UNQUALIFIED = "unqualified", pgettext_lazy("member's year", "Unqualified")


GRADES_OF_SCALE: dict[str, dict[str, Decimal]] = {
    Scale.GRADES: GRADE_POINTS,
    Scale.MEMBER: dict.fromkeys(MemberGrade.values, Decimal(0)),
}
"""What a tick is worth on each scale that has ticks; members' grades are counted, never added."""


class CycleKind(models.TextChoices):
    """Whom a cycle assesses: units, the secretaries of branches, or the members of one branch."""

    UNITS = "units", _("Units: three reports, two reviews, one question")
    SECRETARIES = "secretaries", _("Branch secretaries: review of party building")
    MEMBERS = "members", _("Members of a branch: yearly appraisal")


class Source(models.TextChoices):
    """What can flow into a total by itself."""

    PARTY_DAYS = "party_days", pgettext_lazy("source", "Party days held")
    LIFE = "life", pgettext_lazy("source", "Organization life of the year")
    STARS = "stars", pgettext_lazy("source", "Stars of the members")


class PerformanceKind(models.TextChoices):
    """Kinds of scored periods (1+N绩效考核、三评两会一测)."""

    ONE_PLUS_N = "one_plus_n", _("1+N performance assessment")
    PARTY_WORK = "party_work", _("Three comments, two meetings, one test")


class YearPart(models.TextChoices):
    YEAR = "year", _("whole year")
    FIRST_HALF = "h1", _("first half")
    SECOND_HALF = "h2", _("second half")
    Q1 = "q1", _("first quarter")
    Q2 = "q2", _("second quarter")
    Q3 = "q3", _("third quarter")
    Q4 = "q4", _("fourth quarter")


class PerformanceState(models.TextChoices):
    SET_UP = "set_up", _("Being set up")
    SCORING = "scoring", _("Departments score")
    LOCKED = "locked", pgettext_lazy("scores", "Locked")
    PUBLISHED = "published", pgettext_lazy("cycle", "Published")


class ListKind(models.TextChoices):
    """责任清单 and 负面清单."""

    DUTY = "duty", _("Duty list")
    NEGATIVE = "negative", _("Negative list")


class RankingList(models.TextChoices):
    """Among whom units are ranked."""

    GROUP = "group", _("within each group of units")
    ALL = "all", _("among all units")


class VotingMode(models.TextChoices):
    """A group votes in exactly one way."""

    ACCOUNTS = "accounts", _("with the own account")
    SLIPS = "slips", _("with slips handed out in the hall")
    PAPER = "paper", _("on paper")


class GroupKind(models.TextChoices):
    """Who votes in a group, as far as the order of equal totals asks for it."""

    COUNTY_LEADERS = "leaders", _("County leaders")
    DELEGATES = "delegates", _("Delegates")
    OTHERS = "others", pgettext_lazy("voters", "Others")


class DelegateKind(models.TextChoices):
    """两代表一委员."""

    PARTY_DELEGATE = "party_delegate", _("Party delegate")
    PEOPLES_DEPUTY = "peoples_deputy", _("People's deputy")
    CPPCC_MEMBER = "cppcc_member", _("Member of the consultative conference")


class BoxState(models.TextChoices):
    """What has become of a cycle's ballots; nothing is published before all is gone."""

    WAITING = "waiting", _("The key is being made")
    OPEN = "open", _("Ballots can be cast")
    COUNTED = "counted", _("Counted, the key still there")
    KEY_GONE = "key_gone", _("The key is destroyed")
    BALLOTS_GONE = "ballots_gone", _("Key and sealed ballots are destroyed")
    CLEAN = "clean", _("Nothing is left that links a voter to a score")
    GIVEN_UP = "given_up", _("The key was destroyed uncounted")
