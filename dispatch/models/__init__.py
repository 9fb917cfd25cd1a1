from dispatch.models.cadres import Cadre, CadrePost, YearAppraisal
from dispatch.models.contacts import (
    ContactProblem,
    ContactVisit,
    KeyProject,
    LeaderContact,
    ProblemStep,
)
from dispatch.models.pools import PoolEntry
from dispatch.models.postings import Posting, PostingStep
from dispatch.models.programmes import Programme, ProgrammeHost, ProgrammeRate
from dispatch.models.units import Place, Unit

__all__ = [
    "Cadre",
    "CadrePost",
    "ContactProblem",
    "ContactVisit",
    "KeyProject",
    "LeaderContact",
    "Place",
    "PoolEntry",
    "Posting",
    "PostingStep",
    "ProblemStep",
    "Programme",
    "ProgrammeHost",
    "ProgrammeRate",
    "Unit",
    "YearAppraisal",
]
