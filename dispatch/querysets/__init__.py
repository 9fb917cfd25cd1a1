from dispatch.querysets.cadres import CadrePostQuerySet, CadreQuerySet, by_rank
from dispatch.querysets.contacts import ContactQuerySet, ProblemQuerySet, ProjectQuerySet
from dispatch.querysets.pools import OutcomeQuerySet, PoolEntryQuerySet
from dispatch.querysets.programmes import PostingQuerySet, PostingStepQuerySet, ProgrammeQuerySet
from dispatch.querysets.units import DatedQuerySet, PlaceQuerySet, UnitQuerySet

__all__ = [
    "CadrePostQuerySet",
    "CadreQuerySet",
    "ContactQuerySet",
    "DatedQuerySet",
    "OutcomeQuerySet",
    "PlaceQuerySet",
    "PoolEntryQuerySet",
    "PostingQuerySet",
    "PostingStepQuerySet",
    "ProblemQuerySet",
    "ProgrammeQuerySet",
    "ProjectQuerySet",
    "UnitQuerySet",
    "by_rank",
]
