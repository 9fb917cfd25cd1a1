"""The yearly appraisal of members: who has done it, one branch's sheet, and the grades."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.choices import MemberGrade
from assessments.domain.appraisal_rules import LEAST_SHOWN, most_excellent, shown_counts
from assessments.domain.appraisals import FIRST_YEAR, Meeting, Refusal, record_appraisal, refusals
from assessments.exports import BranchAppraisalExport, MemberAppraisalExport
from assessments.forms.appraisals import MeetingForm, read_opinions
from assessments.models import BranchAppraisal, MemberAppraisal
from assessments.models.appraisals import COUNTS
from assessments.pages import kinds
from assessments.reports.appraisals import (
    YearFacts,
    entitled_to_vote,
    facts_of,
    meeting_of,
    shares,
    with_account,
)
from assessments.reports.polls import counted_online, poll_of
from branches.models import Organization
from common.errors import RuleViolation
from members.models import Member
from points.reports.stars import full_members
from spreadsheets.pages import list_page

Beside = dict[int, tuple[YearFacts, tuple[int, ...] | None]]
"""By member what stands beside the decision: the year, and the electronic ballots."""


@requires(Capability.APPRAISAL_VIEW)
def appraisal_list(request: Request) -> HttpResponseBase:
    """Branch by branch, and what share of each town has recorded the year."""
    export = BranchAppraisalExport(actor=request.actor, query=request.GET)
    towns = shares(branches=export.branches())
    context = {
        "form": export.form,
        "year": export.form.chosen_year,
        "towns": towns,
        "branches": sum(town.branches for town in towns),
        "done": sum(town.done for town in towns),
        **kinds(request),
    }
    rows = export.select()
    return list_page(request, rows, "assessments/appraisal_list.html", context, export=export)


@requires(Capability.APPRAISAL_VIEW)
def appraisal_grades(request: Request) -> HttpResponseBase:
    """Member by member; the page has the columns of the workbook."""
    export = MemberAppraisalExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("appraisal__organization", "member")
    context = {"form": export.form, "year": export.form.chosen_year, **kinds(request)}
    return list_page(request, rows, "assessments/appraisal_grades.html", context, export=export)


@requires(Capability.APPRAISAL_VIEW)
def appraisal_detail(request: Request, year: int, pk: int) -> HttpResponse:
    """What a branch decided, to be read and printed."""
    branch = branch_of(request, year, pk, Capability.APPRAISAL_VIEW)
    appraisal = branch.appraisals.filter(year=year).first()
    rows = list(appraisal.members.select_related("member").order_by("member__pinyin", "pk")
                if appraisal else [])  # fmt: skip
    grades = [row.grade for row in rows if row.grade]
    online = counted_online(branch=branch, year=year)
    facts = facts_of(members=[row.member_id for row in rows], year=year)
    context = {
        "branch": branch,
        "year": year,
        "appraisal": appraisal,
        "poll": poll_of(branch=branch, year=year),
        "rows": [
            Decided(row, counts_beside(row.counts, online.get(row.member_id)), facts[row.member_id])
            for row in rows
        ],
        "kinds": MemberGrade.choices,
        "totals": [(label, grades.count(grade)) for grade, label in MemberGrade.choices],
        "graded": len(grades),
        "most": most_excellent(graded=len(grades)),
        "may_record": request.actor.scope(Capability.APPRAISAL_RECORD).covers(branch.path),
        "with_vote": with_account(branch=branch, on=localdate()),
        "least": LEAST_SHOWN + 1,
    }
    return render(request, "assessments/appraisal_detail.html", context)


@dataclass(frozen=True)
class Decided:
    """One member's line of what the branch decided."""

    row: MemberAppraisal
    counts: list[tuple[Any, int | None, int | None]]
    """Of each grade the electronic ballots and those on paper, unless too few said one."""
    facts: YearFacts


def counts_beside(
    paper: tuple[int, ...] | None, online: tuple[int, ...] | None
) -> list[tuple[Any, int | None, int | None]]:
    """Return what may be shown of both ways of voting, grade by grade, or nothing at all."""
    shown = shown_counts(paper)
    if shown is None and online is None:
        return []
    nothing = (None,) * len(COUNTS)
    return list(zip(MemberGrade.labels, online or nothing, shown or nothing, strict=True))


@dataclass(frozen=True)
class Count:
    """One input for a count."""

    name: str
    label: Any
    value: Any
    error: str


@dataclass(frozen=True)
class Row:
    """One member's line of the sheet."""

    member: Member
    counts: list[Count]
    grade: str
    error: str
    facts: YearFacts
    online: tuple[int, ...] | None


@requires(Capability.APPRAISAL_RECORD)
def appraisal_record(request: Request, year: int, pk: int) -> HttpResponse:
    """The whole branch on one sheet: counts from the paper of the meeting, and the decision."""
    branch = branch_of(request, year, pk, Capability.APPRAISAL_RECORD)
    held = branch.appraisals.filter(year=year).first()
    members = list(full_members(branch=branch, year=year).order_by("pinyin", "pk"))
    known = {row.member_id: row for row in held.members.all()} if held else {}
    beside = _beside(branch, year, members)
    form = MeetingForm(request.POST or None, initial=_initial(branch, year, held))
    opinions, errors = read_opinions(request.POST, members=[member.pk for member in members])
    found: list[Refusal] = []
    if request.method == "POST" and form.is_valid() and not errors:
        meeting = Meeting(**form.cleaned_data)
        said: dict[str, Any] = {"branch": branch, "year": year, "meeting": meeting}
        said["opinions"] = opinions
        try:
            record_appraisal(**said, actor=request.actor)
        except RuleViolation:
            found = list(refusals(**said))
        else:
            messages.success(request, _("Recorded. Members see their own grade."))
            return redirect("assessments:appraisal_detail", year, branch.pk)
    context = {
        "branch": branch,
        "year": year,
        "form": form,
        "poll": poll_of(branch=branch, year=year),
        "rows": [_row(member, known.get(member.pk), request.POST, errors, found, beside)
                 for member in members],
        "kinds": MemberGrade.choices,
        "errors": [*errors.values(), *dict.fromkeys(one.text for one in found)],
        "most": most_excellent(graded=len(members)),
        "entitled": entitled_to_vote(branch=branch, on=localdate()),
        "least": LEAST_SHOWN + 1,
    }  # fmt: skip
    return render(request, "assessments/appraisal_record.html", context)


def _row(
    member: Member,
    held: MemberAppraisal | None,
    typed: Any,
    errors: dict[str, str],
    found: list[Refusal],
    beside: Beside,
) -> Row:
    """Return a member's line as kept, or as typed where it came back with errors."""
    counts = []
    for field, label in zip(COUNTS, MemberGrade.labels, strict=True):
        name = f"{field}-{member.pk}"
        value = typed.get(name, getattr(held, field, None))
        shown = "" if value is None else value
        counts.append(Count(name, label, shown, errors.get(name, "")))
    grade = typed.get(f"grade-{member.pk}", held.grade if held else "")
    said = [one.text for one in found if one.member_id == member.pk]
    return Row(member, counts, grade, " ".join(said), *beside[member.pk])


def _beside(branch: Organization, year: int, members: list[Member]) -> Beside:
    online = counted_online(branch=branch, year=year)
    facts = facts_of(members=[member.pk for member in members], year=year)
    return {pk: (facts[pk], online.get(pk)) for pk in facts}


def _initial(branch: Organization, year: int, held: BranchAppraisal | None) -> dict[str, Any]:
    if held is None:
        return {"held_on": meeting_of(branch=branch, year=year)}
    return {"held_on": held.held_on, "voters": held.voters, "reason": held.reason}


def branch_of(request: Request, year: int, pk: int, capability: Capability) -> Organization:
    """Return the branch whose appraisal of a year is asked for; 404 for any other."""
    visible = Organization.objects.visible_to(request.actor, capability).branches()
    branch: Organization = get_object_or_404(visible.select_related("superior"), pk=pk)
    if not FIRST_YEAR <= year <= localdate().year:
        raise Http404
    return branch
