from dispatch.models.cadres import Cadre, CadrePost, YearAppraisal
from dispatch.models.pools import PoolEntry
from dispatch.models.postings import Posting
from dispatch.models.programmes import Programme, ProgrammeHost, ProgrammeRate
from dispatch.models.units import Place, Unit

__all__ = [
    "Cadre",
    "CadrePost",
    "Place",
    "PoolEntry",
    "Posting",
    "Programme",
    "ProgrammeHost",
    "ProgrammeRate",
    "Unit",
    "YearAppraisal",
]
