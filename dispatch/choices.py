from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class UnitGroup(models.TextChoices):
    """Who is compared with whom."""

    TOWN = "town", _("Towns and streets")
    AGENCY = "agency", _("District agencies")
    PARTY_MASS = "party_mass", _("Party and mass organizations")
    COORDINATION = "coordination", _("Coordinating departments")
    ENTERPRISE = "enterprise", _("State enterprises")


class PlaceKind(models.TextChoices):
    VILLAGE = "village", _("Village")
    COMMUNITY = "community", pgettext_lazy("place", "Community")


class Rank(models.TextChoices):
    """Ranks of cadres, highest first."""

    DIVISION = "division", _("County level")
    DEPUTY_DIVISION = "deputy_division", _("Deputy county level")
    SECTION = "section", _("Section level")
    DEPUTY_SECTION = "deputy_section", _("Deputy section level")
    STAFF = "staff", pgettext_lazy("rank", "Staff")


class RankBand(models.TextChoices):
    """Ranks as quotas take them together."""

    SECTION_LEVEL = "section_level", _("Section-level cadres")
    STAFF = "staff", _("General staff")


COUNTY_RANKS = (Rank.DIVISION, Rank.DEPUTY_DIVISION)
"""Ranks of the leaders who keep contact with towns, places and projects."""
RANKS_OF_BAND: dict[str, tuple[str, ...]] = {
    RankBand.SECTION_LEVEL: (Rank.SECTION, Rank.DEPUTY_SECTION),
    RankBand.STAFF: (Rank.STAFF,),
}


class Grade(models.TextChoices):
    """Yearly appraisal of civil servants."""

    EXCELLENT = "excellent", pgettext_lazy("appraisal", "Excellent")
    COMPETENT = "competent", _("Competent")
    BASICALLY_COMPETENT = "basically_competent", _("Basically competent")
    INCOMPETENT = "incompetent", _("Incompetent")
    UNGRADED = "ungraded", _("Appraised without a grade")


class PostingKind(models.TextChoices):
    DISPATCH = "dispatch", _("Dispatch to the front line")
    SECONDMENT = "secondment", _("Secondment")
    FIRST_SECRETARY = "first_secretary", _("First secretary")
    TEMPERING = "tempering", _("Tempering")
    CHIEF_SERVICE_OFFICER = "chief_service_officer", _("Chief service officer")


FULL_TIME_KINDS = (
    PostingKind.DISPATCH,
    PostingKind.SECONDMENT,
    PostingKind.FIRST_SECRETARY,
    PostingKind.TEMPERING,
)
"""Kinds of which a person holds one at a time."""


class PostingState(models.TextChoices):
    """Where a posting stands on a day."""

    COMING = "coming", pgettext_lazy("posting", "Not begun")
    RUNNING = "running", pgettext_lazy("posting", "Under way")
    ENDED = "ended", pgettext_lazy("posting", "Ended")
    WITHDRAWN = "withdrawn", pgettext_lazy("posting", "Withdrawn")


class StepKind(models.TextChoices):
    """What happens to a posting; each with its days, its reason and who did it."""

    MADE = "made", pgettext_lazy("posting", "Posted")
    EXTENDED = "extended", pgettext_lazy("posting", "Extended")
    LEAVE = "leave", pgettext_lazy("posting", "On leave")
    RECALLED = "recalled", pgettext_lazy("posting", "Recalled")
    WITHDRAWN = "withdrawn", pgettext_lazy("posting", "Withdrawn")


class ReviewStage(models.TextChoices):
    MIDTERM = "midterm", _("Mid-term review")
    FINAL = "final", _("Final review")


class ReviewSide(models.TextChoices):
    HOST = "host", pgettext_lazy("review", "Host")
    HOME = "home", pgettext_lazy("review", "Home unit")


class EndingSide(models.TextChoices):
    """Who is reminded of the end of a posting, each for themselves."""

    OFFICE = "office", pgettext_lazy("ending", "Cadre office")
    HOST = "host", pgettext_lazy("ending", "Host")
    HOME = "home", pgettext_lazy("ending", "Home unit")
    PERSON = "person", pgettext_lazy("ending", "Person posted")


class Rounding(models.TextChoices):
    HALF_UP = "half_up", _("half up")
    UP = "up", _("up")
    DOWN = "down", _("down")


class ProgrammeState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("programme", "Being set up")
    NOMINATING = "nominating", _("Units nominate")
    SELECTING = "selecting", _("Selection")
    NOTICE = "notice", _("Public notice")
    RUNNING = "running", _("Under way")
    CLOSED = "closed", pgettext_lazy("programme", "Closed")


class NomineeState(models.TextChoices):
    """How far a nominee has come; the order of the steps."""

    NOMINATED = "nominated", pgettext_lazy("nominee", "Nominated")
    RECOMMENDED = "recommended", pgettext_lazy("nominee", "Recommended")
    REVIEWED = "reviewed", pgettext_lazy("nominee", "Reviewed")
    ON_NOTICE = "on_notice", pgettext_lazy("nominee", "On public notice")
    CLEARED = "cleared", pgettext_lazy("nominee", "Cleared")
    DROPPED = "dropped", pgettext_lazy("nominee", "Dropped")


class ObjectionState(models.TextChoices):
    """What became of an objection raised during a public notice."""

    OPEN = "open", pgettext_lazy("nominee", "To be decided")
    UPHELD = "upheld", pgettext_lazy("nominee", "Upheld")
    DISMISSED = "dismissed", pgettext_lazy("nominee", "Dismissed")


class TargetKind(models.TextChoices):
    """What leaders are in contact with."""

    TOWN = "town", _("Town or street")
    PLACE = "place", _("Village or community")
    PROJECT = "project", _("Key project")


class ContactRole(models.TextChoices):
    RESPONSIBLE = "responsible", pgettext_lazy("contact", "Responsible")
    ASSISTING = "assisting", pgettext_lazy("contact", "Assisting")


class ProjectStage(models.TextChoices):
    PREPARING = "preparing", pgettext_lazy("project", "In preparation")
    BUILDING = "building", pgettext_lazy("project", "Under construction")
    COMPLETED = "completed", pgettext_lazy("project", "Completed")


class ProblemState(models.TextChoices):
    OPEN = "open", pgettext_lazy("problem", "To be settled")
    CLOSED = "closed", pgettext_lazy("problem", "Settled, to be verified")
    VERIFIED = "verified", pgettext_lazy("problem", "Verified")


class ProblemMove(models.TextChoices):
    """What was done with a problem after it was raised."""

    CLOSED = "closed", pgettext_lazy("problem move", "Reported as settled")
    VERIFIED = "verified", pgettext_lazy("problem move", "Verified on the spot")
    REOPENED = "reopened", pgettext_lazy("problem move", "Not settled: reopened")


class Team(models.TextChoices):
    """The five teams of the red-seedling programme (红色育苗工程)."""

    TWO_COMMITTEES = "two_committees", _("Village and community committees")
    RESERVE = "reserve", _("Section-level reserve cadres")
    ACTIVISTS = "activists", _("Activists")
    AFFAIRS_OFFICERS = "affairs_officers", _("Full-time party affairs officers")
    TALENTS = "talents", _("Talents")


class Phase(models.TextChoices):
    """The five phases of the red-seedling programme, in order."""

    SELECT = "select", _("Selecting seedlings")
    NURTURE = "nurture", _("Nurturing seedlings")
    TEMPER = "temper", _("Tempering seedlings")
    DEPLOY = "deploy", _("Deploying seedlings")
    PROTECT = "protect", _("Protecting seedlings")


class PoolSource(models.TextChoices):
    """How somebody came into a pool."""

    UNIT = "unit", _("Recommended by the unit")
    MASS_ORGANIZATION = "mass_organization", _("Recommended by a mass organization")
    MASSES = "masses", _("Recommended by members and masses")
    RECRUITMENT = "recruitment", _("Open recruitment")
    TALENT = "talent", _("Talent programme")
    INSPECTION = "inspection", _("Inspection by the organization department")
    OTHER = "other", pgettext_lazy("source", "Otherwise")


class PoolResult(models.TextChoices):
    """What a review of somebody in a pool comes to."""

    CONTINUE = "continue", pgettext_lazy("pool", "Goes on well")
    STRENGTHEN = "strengthen", pgettext_lazy("pool", "Needs more support")
    UNFIT = "unfit", pgettext_lazy("pool", "Should leave the pool")


class OutcomeKind(models.TextChoices):
    """What came of a posting, or of a cadre's work otherwise."""

    PROMOTION = "promotion", pgettext_lazy("outcome", "Promotion")
    SELECTION = "selection", pgettext_lazy("outcome", "Chosen by open competition")
    AWARD = "award", pgettext_lazy("outcome", "Award")
    RETURN = "return", pgettext_lazy("outcome", "Return to the unit")


PROMOTIONS = (OutcomeKind.PROMOTION, OutcomeKind.SELECTION)


class ExitReason(models.TextChoices):
    """Why a person leaves a pool; the first three are those of the programme itself."""

    POOR_RESULTS = "poor_results", _("Poor results")
    LITTLE_POTENTIAL = "little_potential", _("Little potential")
    COMPLAINTS = "complaints", _("Strong complaints of the masses")
    APPOINTED = "appointed", _("Appointed")
    OWN_REQUEST = "own_request", _("At the own request")
    AGE = "age", _("Beyond the age")
    OTHER = "other", pgettext_lazy("exit", "Other reason")
