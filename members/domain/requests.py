"""Asking for a correction of the register, and deciding on it.

Facts that the person at the desk may not write are corrected by whoever may, on request; a member
asks for whatever is wrong in the own record.
"""

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from common.errors import RuleViolation
from members.choices import RequestState
from members.domain.register import correct_member
from members.models import DATED, CorrectionRequest, Member

if TYPE_CHECKING:
    from collections.abc import Collection

    from accounts.scope import Actor

PRECISION = "_precision"


@transaction.atomic
def ask_correction(
    *, member: Member, facts: dict[str, Any], note: str, actor: "Actor"
) -> CorrectionRequest:
    """Ask for what of ``facts`` differs from the register; a day goes with its precision.

    Raises ``RuleViolation`` if nothing differs and nothing is said, or if a request waits already.
    """
    Member.objects.select_for_update().get(pk=member.pk)
    if member.correction_requests.open().exists():
        message = _("A request for this member waits already: withdraw it, or await the answer.")
        raise RuleViolation(message, code="waits_already")
    differing = {_whole(name) for name, value in facts.items() if getattr(member, name) != value}
    if not differing and not note:
        message = _("Change a fact, or write down what is wrong.")
        raise RuleViolation(message, code="nothing_asked")
    wanted = {name: value for name, value in facts.items() if _whole(name) in differing}
    request = CorrectionRequest.objects.create(
        member=member, proposed=wanted, note=note, asked_by=actor.user
    )
    details = {"fields": sorted(wanted)}
    _record(request, Action.CORRECTION_ASKED, actor, details, note)
    return request


@transaction.atomic
def accept_request(
    *, request: CorrectionRequest, writable: "Collection[str]", answer: str, actor: "Actor"
) -> CorrectionRequest:
    """Write what is asked for, as far as the actor may; the rest stays for whoever may.

    Raises ``RuleViolation`` if it was decided on meanwhile, if the actor may write none of it, or
    if it names no fact and nothing is answered.
    """
    request = _waiting(request)
    mine = {name: value for name, value in request.values.items() if name in writable}
    if request.proposed and not mine:
        message = _("None of these facts may be corrected here: the organization above does it.")
        raise RuleViolation(message, code="not_writable")
    if not request.proposed and not answer:
        raise RuleViolation(_("Say what was done about it."), code="missing_answer")
    reason = _("Requested by %(person)s") % {"person": request.asked_by}
    correct_member(member=request.member, fields=mine, actor=actor, reason=reason)
    left = {name: value for name, value in request.proposed.items() if name not in mine}
    if not left:
        return _settle(request, RequestState.DONE, answer, actor)
    request.proposed, request.answer = left, answer
    request.save(update_fields=["proposed", "answer"])
    return request


@transaction.atomic
def decline_request(*, request: CorrectionRequest, answer: str, actor: "Actor") -> None:
    """Leave the register as it is. Raises ``RuleViolation`` without an answer."""
    request = _waiting(request)
    if not answer:
        raise RuleViolation(_("Say why it is declined."), code="missing_answer")
    _settle(request, RequestState.DECLINED, answer, actor)


@transaction.atomic
def withdraw_request(*, request: CorrectionRequest, actor: "Actor") -> None:
    """Take an own request back. Raises ``RuleViolation`` if somebody else made it."""
    request = _waiting(request)
    if request.asked_by_id != actor.user.pk:
        message = _("Only who made a request withdraws it; decline it instead.")
        raise RuleViolation(message, code="not_own")
    _settle(request, RequestState.WITHDRAWN, "", actor)


def _whole(name: str) -> str:
    """Return the date a precision belongs to, and any other field as it is."""
    return name.replace(PRECISION, DATED)


def _waiting(request: CorrectionRequest) -> CorrectionRequest:
    """Return the request, locked, if nobody has decided on it."""
    locked = CorrectionRequest.objects.select_for_update(of=["self"])
    found: CorrectionRequest = locked.select_related("member", "asked_by").get(pk=request.pk)
    if found.state != RequestState.OPEN:
        message = _("The request was settled meanwhile: %(state)s.")
        state = {"state": found.get_state_display()}
        raise RuleViolation(message % state, code="settled")
    return found


def _settle(
    request: CorrectionRequest, state: RequestState, answer: str, actor: "Actor"
) -> CorrectionRequest:
    request.state, request.answer, request.proposed = state, answer, {}
    request.decided_by, request.decided_at = actor.user, now()
    request.save()
    _record(request, Action.CORRECTION_SETTLED, actor, {"state": str(state.label)}, answer)
    return request


def _record(
    request: CorrectionRequest, action: Action, actor: "Actor", details: dict[str, Any], said: str
) -> None:
    audit.record(
        user=actor.user, action=action, target=request.member, details=details, reason=said
    )
