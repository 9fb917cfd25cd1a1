"""What a ballot page sends: one entry and maybe a remark for each unit."""

from typing import Any

from assessments.choices import MemberGrade, OverallGrade, Scale
from assessments.domain.sheets import ABSTAINED, INVALID, OWN, Ballot
from assessments.models import AssessedUnit
from common.forms import refuse_id_numbers

ENTRY, REMARK = "unit-", "remark-"


GRADES = {Scale.GRADES.value: OverallGrade.choices, Scale.MEMBER.value: MemberGrade.choices}
"""What is offered to be ticked; other scales ask for points."""


def read_ballot(data: Any, *, units: list[AssessedUnit], left_out: set[int]) -> Ballot:
    """Read the entries sent; units that are not to be scored are marked, whatever was sent.

    Of members nothing is remarked. Raises ``ValidationError`` for a remark that holds an ID number.
    """
    entries = {
        unit.pk: OWN if unit.pk in left_out else data.get(f"{ENTRY}{unit.pk}", "").strip()
        for unit in units
    }
    return Ballot(entries, _remarks(data, units))


def sheet_context(
    data: Any, *, units: list[AssessedUnit], barred: set[int], scale: str
) -> dict[str, Any]:
    """Return what a page needs to show a sheet, filled in with what was sent."""
    return {
        "abstained": ABSTAINED,
        "grades": GRADES.get(scale, []),
        "lines": [
            {
                "unit": unit,
                "is_barred": unit.pk in barred,
                "entry_name": f"{ENTRY}{unit.pk}",
                "entry": data.get(f"{ENTRY}{unit.pk}", ""),
                "remark_name": f"{REMARK}{unit.pk}",
                "remark": data.get(f"{REMARK}{unit.pk}", ""),
            }
            for unit in units
        ],
    }


OWN_FIELD = "own"
KEYS_OF_GRADES = {str(key): grade for key, grade in enumerate(OverallGrade.values, start=1)}
"""What a clerk types for a grade: 1 is the best."""


def read_paper(data: Any, *, units: list[AssessedUnit], scale: str) -> Ballot:
    """Read a sheet as a clerk keys it: digits, nothing for what is blank or illegible.

    Raises ``ValidationError`` for a remark that holds an ID number.
    """
    entries = {}
    for unit in units:
        typed = data.get(f"{ENTRY}{unit.pk}", "").strip()
        if str(unit.pk) == data.get(OWN_FIELD):
            typed = OWN
        elif scale == Scale.GRADES:
            typed = KEYS_OF_GRADES.get(typed, typed)
        entries[unit.pk] = typed
    return Ballot(entries, _remarks(data, units))


def _remarks(data: Any, units: list[AssessedUnit]) -> dict[int, str]:
    """Return what is remarked on units, never on members."""
    remarks = {
        unit.pk: data.get(f"{REMARK}{unit.pk}", "").strip()
        for unit in units
        if unit.member_id is None
    }
    for text in remarks.values():
        refuse_id_numbers(text)
    return {pk: text for pk, text in remarks.items() if text}


def paper_context(
    data: Any, *, units: list[AssessedUnit], known: Ballot | None, scale: str
) -> dict[str, Any]:
    """Return what the keying page shows: what was sent, else what was keyed before."""
    read = known.entries if known else {}
    typed = {pk: "" if entry in {INVALID, OWN} else entry for pk, entry in read.items()}
    if scale == Scale.GRADES:
        keys = {grade: key for key, grade in KEYS_OF_GRADES.items()}
        typed = {pk: keys.get(entry, entry) for pk, entry in typed.items()}
    own = next((str(pk) for pk, entry in read.items() if entry == OWN), "")
    remarks = known.comments if known else {}
    sent = data or (
        {f"{ENTRY}{pk}": entry for pk, entry in typed.items()}
        | {f"{REMARK}{pk}": text for pk, text in remarks.items()}
        | {OWN_FIELD: own}
    )
    return {
        **sheet_context(sent, units=units, barred=set(), scale=scale),
        "own": sent.get(OWN_FIELD, ""),
        "keys_of_grades": [
            (key, OverallGrade(grade).label) for key, grade in KEYS_OF_GRADES.items()
        ],
    }
