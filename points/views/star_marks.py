"""A branch's sheet of marks: duties by quarter and the three reviews, member by member."""

import json
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from members.models import Member
from points.choices import Quarter, ReviewKind
from points.domain.stars.marks import begun_quarters, record_marks
from points.forms.stars import read_sheet, read_shown
from points.models import PostHolding
from points.pages import branch_of_page
from points.reports.stars import full_members, marks_of


@dataclass(frozen=True)
class Field:
    """One input of the sheet."""

    name: str
    label: Any
    value: Any
    error: str = ""
    is_ahead: bool = False


@dataclass(frozen=True)
class Row:
    """A member in one post; the reviews stand in the member's first row."""

    member: Member
    holding: PostHolding | None
    duty: list[Field]
    reviews: list[Field]


@requires(Capability.STAR_RATE)
def mark_sheet(request: Request, year: int, pk: int) -> HttpResponse:
    branch = branch_of_page(request, pk=pk, year=year, capability=Capability.STAR_RATE)
    sheet, errors = read_sheet(request.POST)
    if request.method == "POST" and not errors:
        try:
            changed = record_marks(branch=branch, year=year, sheet=sheet, actor=request.actor)
        except RuleViolation as error:
            errors = {"": " ".join(error.messages)}
        else:
            message = _("%(count)d marks saved. The draft follows in a moment.")
            messages.success(request, message % {"count": changed})
            return redirect("points:mark_sheet", year, branch.pk)
    members = full_members(branch=branch, year=year).order_by("pinyin", "pk")
    rows = _rows(members, year, request.POST, errors)
    shown = read_shown(request.POST) if request.method == "POST" else _kept(rows)
    context = {
        "branch": branch,
        "year": year,
        "rows": rows,
        "shown": json.dumps(shown),
        "quarters": Quarter.choices,
        "kinds": ReviewKind.choices,
        "errors": errors,
    }
    return render(request, "points/mark_sheet.html", context)


def _rows(members: Any, year: int, typed: Any, errors: dict[str, str]) -> list[Row]:
    """Return the sheet as kept, or as typed where it came back with errors."""
    marks = marks_of(members=members, year=year)
    begun = begun_quarters(year=year)

    def field(name: str, label: Any, kept: Any, *, is_ahead: bool = False) -> Field:
        value = typed.get(name) if name in typed else kept
        return Field(name, label, "" if value is None else value, errors.get(name, ""), is_ahead)

    rows = []
    for member in members:
        reviews = [
            field(f"review-{member.pk}-{kind}", label, marks.reviews.get((member.pk, kind)))
            for kind, label in ReviewKind.choices
        ]
        for holding in marks.holdings.get(member.pk, [None]):
            duty = [
                field(
                    f"duty-{holding.pk}-{quarter}",
                    label,
                    marks.duty.get((holding.pk, quarter)),
                    is_ahead=quarter > begun,
                )
                for quarter, label in Quarter.choices
                if holding is not None
            ]
            rows.append(Row(member, holding, duty, reviews))
            reviews = []
    return rows


def _kept(rows: list[Row]) -> dict[str, str]:
    """Return the marks on the sheet by the names of their inputs."""
    fields = [field for row in rows for field in (*row.duty, *row.reviews)]
    return {field.name: str(field.value) for field in fields if field.value != ""}
