from dispatch.querysets.cadres import CadrePostQuerySet, CadreQuerySet, by_rank
from dispatch.querysets.contacts import ContactQuerySet, ProblemQuerySet, ProjectQuerySet
from dispatch.querysets.nominees import (
    BaseEntryQuerySet,
    NomineeQuerySet,
    NoticeQuerySet,
    ObjectionQuerySet,
    QuotaQuerySet,
)
from dispatch.querysets.pools import OutcomeQuerySet, PoolEntryQuerySet
from dispatch.querysets.programmes import PostingQuerySet, PostingStepQuerySet, ProgrammeQuerySet
from dispatch.querysets.units import DatedQuerySet, PlaceQuerySet, UnitQuerySet

__all__ = [
    "BaseEntryQuerySet",
    "CadrePostQuerySet",
    "CadreQuerySet",
    "ContactQuerySet",
    "DatedQuerySet",
    "NomineeQuerySet",
    "NoticeQuerySet",
    "ObjectionQuerySet",
    "OutcomeQuerySet",
    "PlaceQuerySet",
    "PoolEntryQuerySet",
    "PostingQuerySet",
    "PostingStepQuerySet",
    "ProblemQuerySet",
    "ProgrammeQuerySet",
    "ProjectQuerySet",
    "QuotaQuerySet",
    "UnitQuerySet",
    "by_rank",
]
