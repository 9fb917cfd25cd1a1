"""What a ballot page sends: one entry and maybe a remark for each unit."""

from typing import Any

from assessments.domain.sheets import OWN, Ballot
from assessments.models import AssessedUnit
from common.forms import refuse_id_numbers

ENTRY, REMARK = "unit-", "remark-"


def read_ballot(data: Any, *, units: list[AssessedUnit], left_out: set[int]) -> Ballot:
    """Read the entries sent; units that are not to be scored are marked, whatever was sent.

    Raises ``ValidationError`` for a remark that holds an ID number.
    """
    entries = {
        unit.pk: OWN if unit.pk in left_out else data.get(f"{ENTRY}{unit.pk}", "").strip()
        for unit in units
    }
    remarks = {unit.pk: data.get(f"{REMARK}{unit.pk}", "").strip() for unit in units}
    for text in remarks.values():
        refuse_id_numbers(text)
    return Ballot(entries, {pk: text for pk, text in remarks.items() if text})
