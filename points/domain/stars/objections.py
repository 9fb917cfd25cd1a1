"""Objections to published stars, and what a star in force asks of the branch."""

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action, Role
from accounts.domain import audit
from accounts.scope import Actor
from branches.domain.workdays import add_working_days
from common.errors import RuleViolation
from members.models import Member
from points.choices import ListState, Verdict
from points.domain.stars.drafts import redraft_soon
from points.models import FollowUp, Objection, StarRating
from points.reports.stars import effect_of


def object_to_star(*, rating: StarRating, text: str, actor: Actor) -> Objection:
    """Raise an objection to one star of the own branch.

    Raises ``RuleViolation`` for who is not of the branch, when the notice does not run, and for a
    second objection to the same star.
    """
    own: Member | None = getattr(actor.user, "member", None)
    listed = rating.star_list
    today = localdate()
    homes = own.affiliations.home().on(today) if own else None
    if own is None or homes is None or not homes.filter(organization=listed.organization).exists():
        message = _("Only members of the branch object to its stars.")
        raise RuleViolation(message, code="not_of_the_branch")
    if not listed.takes_objections_on(today):
        message = _("Objections are raised while the notice runs, its last day included.")
        raise RuleViolation(message, code="no_notice")
    with transaction.atomic():
        Member.objects.select_for_update().get(pk=own.pk)
        if rating.objections.filter(member=own).exists():
            message = _("You have objected to this star already.")
            raise RuleViolation(message, code="objected_already")
        objection = Objection.objects.create(
            rating=rating,
            member=own,
            text=text,
            raised_on=today,
            due_on=add_working_days(start=today, days=listed.rule.decision_days),
        )
        audit.record(user=actor.user, action=Action.OBJECTION_RAISED, target=objection)
    return objection


def decide_objection(
    *, objection: Objection, verdict: Verdict, answer: str, actor: Actor
) -> Objection:
    """Answer an objection; one upheld means that the stars are computed and published anew.

    Raises ``RuleViolation`` for the secretary of the branch, for whom it concerns, without an
    answer, and a second time.
    """
    if not answer:
        raise RuleViolation(_("Say why."), code="missing_reason")
    with transaction.atomic():
        objection = (
            Objection.objects.select_for_update(of=("self",))
            .select_related("rating__star_list__organization", "rating__member", "member")
            .get(pk=objection.pk)
        )
        if objection.verdict != Verdict.OPEN:
            message = _("This objection is decided already; nothing is left to do.")
            raise RuleViolation(message, code="done_already")
        _refuse_partial(objection, actor)
        objection.verdict, objection.answer = verdict, answer[:500]
        objection.decided_on, objection.decided_by = localdate(), actor.user
        objection.save()
        listed = objection.rating.star_list
        if verdict == Verdict.UPHELD:
            redraft_soon(branch=listed.organization, year=listed.year)
        audit.record(
            user=actor.user,
            action=Action.OBJECTION_DECIDED,
            target=objection,
            details={"verdict": verdict},
            reason=answer,
        )
    return objection


def _refuse_partial(objection: Objection, actor: Actor) -> None:
    branch = objection.rating.star_list.organization
    is_secretary = any(
        grant.role == Role.SECRETARY and branch.path.startswith(grant.organization.path)
        for grant in actor.grants
    )
    concerned = {objection.member.user_id, objection.rating.member.user_id}
    if is_secretary or actor.user.pk in concerned:
        message = _("Who leads the branch or is concerned does not decide; ask another officer.")
        raise RuleViolation(message, code="partial")


def record_follow_up(*, rating: StarRating, done_on: date, note: str, actor: Actor) -> FollowUp:
    """Note what the branch did after a star that asks for it.

    Raises ``RuleViolation`` if the star is not in force, asks for nothing, or was followed up.
    """
    listed = rating.star_list
    effect = effect_of(rating=rating)
    if listed.state != ListState.IN_FORCE or effect is None or not effect.follow_up:
        message = _("This star asks for nothing more.")
        raise RuleViolation(message, code="nothing_to_do")
    if done_on > localdate():
        raise RuleViolation(_("This day lies ahead."), code="day_ahead")
    with transaction.atomic():
        StarRating.objects.select_for_update().get(pk=rating.pk)
        if FollowUp.objects.filter(rating=rating).exists():
            message = _("This is recorded already; nothing is left to do.")
            raise RuleViolation(message, code="done_already")
        found = FollowUp.objects.create(
            rating=rating, done_on=done_on, note=note, recorded_by=actor.user
        )
        audit.record(user=actor.user, action=Action.FOLLOW_UP_RECORDED, target=found)
    return found
