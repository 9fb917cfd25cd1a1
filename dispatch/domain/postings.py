"""Postings: made by one rule, whoever asks for it (a page, a programme, an import)."""

from collections.abc import Sequence
from datetime import date
from typing import NotRequired, TypedDict, Unpack

from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from branches.models import Organization
from common.dates import show
from common.errors import RuleViolation
from dispatch.choices import PostingKind, StepKind
from dispatch.domain.first_secretaries import unmet_conditions
from dispatch.domain.rivals import alone, require_no_conflict, rivals_of
from dispatch.domain.temporary_branches import join_branch
from dispatch.models import Cadre, KeyProject, Place, Posting, PostingStep, Programme, Unit


class Terms(TypedDict):
    """Where somebody is posted, from which unit, for which days and what."""

    kind: str
    unit: Unit
    host: Organization
    place: Place | None
    programme: Programme | None
    starts_on: date
    ends_on: date | None
    task: str
    project: NotRequired[KeyProject | None]


def post_cadre(*, cadre: Cadre, actor: Actor, **terms: Unpack[Terms]) -> Posting:
    """Post a cadre. Raises ``RuleViolation`` for terms that cannot be, and for every conflict."""
    posting = Posting(cadre=cadre, made_by=actor.user, **terms)
    require_possible(posting=posting)
    with alone(posting=posting):
        require_no_conflict(posting=posting, others=rivals_of(posting=posting))
        add_postings(postings=[posting], actor=actor)
        audit.record(user=actor.user, action=Action.POSTED, target=posting)
    return posting


def add_postings(*, postings: Sequence[Posting], actor: Actor) -> list[Posting]:
    """Keep postings that were found possible and without conflict, each with its first step."""
    made: list[Posting] = Posting.objects.bulk_create(postings)
    PostingStep.objects.bulk_create(
        PostingStep(
            posting=posting,
            kind=StepKind.MADE,
            first_day=posting.starts_on,
            last_day=posting.ends_on,
            by=actor.user,
        )
        for posting in made
    )
    join_branch(postings=made)
    return made


def note_step(
    *,
    posting: Posting,
    kind: str,
    days: tuple[date, date | None],
    actor: Actor,
    reason: str = "",
) -> PostingStep:
    """Put down what happened to a posting."""
    step: PostingStep = posting.steps.create(
        kind=kind, first_day=days[0], last_day=days[1], reason=reason, by=actor.user
    )
    return step


def require_possible(*, posting: Posting) -> None:
    """Raise ``RuleViolation`` for a posting that could not be even if there were no other."""
    if posting.ends_on and posting.ends_on < posting.starts_on:
        message = _("The posting ends before it starts. Choose a later last day.")
        raise RuleViolation(message, code="ends_too_early")
    if posting.programme and posting.kind != posting.programme.kind:
        message = _("“%(programme)s” is a programme of another kind: %(kind)s. Choose that kind.")
        values = {"programme": posting.programme, "kind": posting.programme.get_kind_display()}
        raise RuleViolation(message % values, code="other_kind")
    if posting.place and posting.place.town_id != posting.host_id:
        message = _("%(place)s does not belong to %(host)s. Choose a place of that town.")
        values = {"place": posting.place, "host": posting.host}
        raise RuleViolation(message % values, code="place_elsewhere")
    if posting.project and posting.kind != PostingKind.CHIEF_SERVICE_OFFICER:
        message = _("Only a chief service officer is posted to a key project. Leave it out.")
        raise RuleViolation(message, code="no_officer")
    if posting.project and posting.project.town_id != posting.host_id:
        message = _("%(project)s does not lie in %(host)s. Choose the town it lies in.")
        values = {"project": posting.project, "host": posting.host}
        raise RuleViolation(message % values, code="project_elsewhere")
    if posting.kind == PostingKind.FIRST_SECRETARY:
        _require_first_secretary(posting)


def _require_first_secretary(posting: Posting) -> None:
    if posting.place is None:
        message = _("A first secretary is posted to a village or community. Choose which.")
        raise RuleViolation(message, code="place_missing")
    rules = posting.programme or Programme()
    unmet = unmet_conditions(cadre=posting.cadre, on=posting.starts_on, least_rank=rules.least_rank)
    if unmet:
        message = _("%(person)s cannot be first secretary from %(day)s: %(reasons)s.")
        values = {
            "person": posting.cadre,
            "day": show(posting.starts_on),
            "reasons": "；".join(unmet),
        }
        raise RuleViolation(message % values, code="conditions_unmet")
