from dispatch.models.cadres import Cadre, CadrePost, YearAppraisal
from dispatch.models.contacts import (
    ContactProblem,
    ContactVisit,
    KeyProject,
    LeaderContact,
    ProblemStep,
)
from dispatch.models.during import MonthLog, PostingReview, SeenReminder
from dispatch.models.nominees import Nominee, NomineeObjection, NomineeStep, PublicNotice
from dispatch.models.outcomes import Outcome
from dispatch.models.pools import PhaseMove, PoolEntry, PoolReview
from dispatch.models.postings import Posting, PostingStep
from dispatch.models.programmes import Programme, ProgrammeHost, ProgrammeRate
from dispatch.models.quotas import BaseEntry, Quota, QuotaPool
from dispatch.models.units import Place, Unit

__all__ = [
    "BaseEntry",
    "Cadre",
    "CadrePost",
    "ContactProblem",
    "ContactVisit",
    "KeyProject",
    "LeaderContact",
    "MonthLog",
    "Nominee",
    "NomineeObjection",
    "NomineeStep",
    "Outcome",
    "PhaseMove",
    "Place",
    "PoolEntry",
    "PoolReview",
    "Posting",
    "PostingReview",
    "PostingStep",
    "ProblemStep",
    "Programme",
    "ProgrammeHost",
    "ProgrammeRate",
    "PublicNotice",
    "Quota",
    "QuotaPool",
    "SeenReminder",
    "Unit",
    "YearAppraisal",
]
