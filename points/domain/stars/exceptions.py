"""Who is not rated for a year, and who gets no star: exemptions and vetoes, with their reasons."""

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from common.errors import RuleViolation
from common.sql import advisory_lock
from members.models import Member
from points.domain.stars.drafts import redraft_soon, require_year
from points.models import Exemption, Veto
from points.reports.stars import branch_of


def exempt_member(*, member: Member, year: int, kind: str, reason: str, actor: Actor) -> Exemption:
    """Leave a member unrated for a year. Raises ``RuleViolation`` if that is so already."""
    require_year(year=year)
    with transaction.atomic(), advisory_lock(f"points.exceptions.{member.pk}"):
        if Exemption.objects.standing().filter(member=member, year=year).exists():
            message = _("%(name)s is exempt for this year already.") % {"name": member.name}
            raise RuleViolation(message, code="exempt_already")
        exemption = Exemption.objects.create(
            member=member, year=year, kind=kind, reason=reason, recorded_by=actor.user
        )
        _record(exemption, Action.STAR_EXEMPTED, year, reason, actor)
    return exemption


def record_veto(
    *, member: Member, kind: str, decided_on: date, document: str, actor: Actor
) -> Veto:
    """Rule out a star for the year of the decision. Raises ``RuleViolation`` for a day ahead."""
    if decided_on > localdate():
        raise RuleViolation(_("This day lies ahead."), code="day_ahead")
    require_year(year=decided_on.year)
    with transaction.atomic():
        veto = Veto.objects.create(
            member=member,
            kind=kind,
            decided_on=decided_on,
            document=document,
            recorded_by=actor.user,
        )
        _record(veto, Action.STAR_VETOED, decided_on.year, document, actor)
    return veto


def end_exception(*, exception: Exemption | Veto, reason: str, actor: Actor) -> None:
    """Let an exemption or veto count no longer. Raises ``RuleViolation`` without a reason."""
    if not reason:
        raise RuleViolation(_("Say why."), code="missing_reason")
    is_veto = isinstance(exception, Veto)
    with transaction.atomic():
        kind = type(exception)
        found = kind.objects.select_for_update().get(pk=exception.pk)
        if found.ended_reason:
            message = _("This was withdrawn already; nothing is left to do.")
            raise RuleViolation(message, code="done_already")
        found.ended_reason = reason[:200]
        found.save(update_fields=["ended_reason"])
        year = found.decided_on.year if is_veto else found.year
        action = Action.STAR_VETO_LIFTED if is_veto else Action.STAR_EXEMPTION_ENDED
        _record(found, action, year, reason, actor)


def _record(
    exception: Exemption | Veto, action: Action, year: int, reason: str, actor: Actor
) -> None:
    branch = branch_of(member=exception.member, year=year)
    if branch is not None:
        redraft_soon(branch=branch, year=year)
    audit.record(user=actor.user, action=action, target=exception, reason=reason)
