"""From a draft through the notice to stars in force; what was published is only ever superseded."""

from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.scope import Actor
from branches.domain.workdays import add_working_days
from common.errors import RuleViolation
from common.sql import advisory_lock
from points.choices import ListState, Verdict
from points.models import Objection, StarList
from points.reports.stars import together_with


def publish_stars(*, star_list: StarList, actor: Actor) -> list[StarList]:
    """Put a draft on notice, and with it the drafts of the branches that share its place.

    Raises ``RuleViolation`` while the year runs, if the draft was computed anew meanwhile, if an
    objection to the stars on notice is open, or if a branch that shares is out of reach.
    """
    year = star_list.year
    if year >= localdate().year:
        message = _("The year is not over: its stars are published from 1 January on.")
        raise RuleViolation(message, code="year_running")
    with transaction.atomic(), advisory_lock(f"points.stars.{year}"):
        drafts = _together(star_list)
        reach = actor.scope(Capability.STAR_DECIDE)
        strangers = [one for one in drafts if not reach.covers(one.organization.path)]
        if strangers:
            message = _("Published together with %(branch)s, which is not in your charge.")
            branch = strangers[0].organization
            raise RuleViolation(message % {"branch": branch}, code="out_of_reach")
        branches = [one.organization_id for one in drafts]
        on_notice = StarList.objects.in_state(ListState.PUBLISHED)
        replaced = on_notice.filter(year=year, organization__in=branches)
        if Objection.objects.open().filter(rating__star_list__in=replaced).exists():
            message = _("Decide on the open objections first; then publish.")
            raise RuleViolation(message, code="objection_open")
        today = localdate()
        replaced.update(state=ListState.SUPERSEDED, superseded_on=today)
        for one in drafts:
            _change(
                one,
                {
                    "state": ListState.PUBLISHED,
                    "published_on": today,
                    "published_by": actor.user,
                    "notice_ends_on": add_working_days(start=today, days=one.rule.notice_days),
                },
            )
        for one in drafts:
            audit.record(user=actor.user, action=Action.STARS_PUBLISHED, target=one)
    return drafts


def _together(star_list: StarList) -> list[StarList]:
    """Return the draft and those it shares a place with, locked."""
    drafts = together_with(star_list=star_list).select_related("organization", "rule")
    found = list(drafts.select_for_update(of=("self",)))
    if star_list.pk not in {one.pk for one in found}:
        message = _("The draft was computed anew meanwhile. Look at it again, then publish.")
        raise RuleViolation(message, code="computed_anew")
    return found


def enforce_stars(*, star_list: StarList, actor: Actor) -> StarList:
    """Put published stars in force; those of the branch in force until now are superseded.

    Raises ``RuleViolation`` while the notice runs, while an objection is open, and if one was
    upheld: then the stars are computed and published anew.
    """
    with transaction.atomic(), advisory_lock(f"points.stars.{star_list.year}"):
        star_list = StarList.objects.select_for_update().get(pk=star_list.pk)
        if star_list.state != ListState.PUBLISHED:
            message = _("Only published stars are put in force.")
            raise RuleViolation(message, code="wrong_state")
        today = localdate()
        if star_list.takes_objections_on(today):
            message = _("The notice runs until the end of %(day)s.")
            raise RuleViolation(message % {"day": star_list.notice_ends_on}, code="notice_running")
        _require_settled(star_list)
        StarList.objects.in_state(ListState.IN_FORCE).filter(
            year=star_list.year, organization=star_list.organization_id
        ).update(state=ListState.SUPERSEDED, superseded_on=today)
        _change(star_list, {"state": ListState.IN_FORCE, "in_force_on": today})
        audit.record(user=actor.user, action=Action.STARS_ENFORCED, target=star_list)
    return star_list


def _require_settled(star_list: StarList) -> None:
    objections = Objection.objects.filter(rating__star_list=star_list)
    if objections.open().exists():
        message = _("An objection is open: it holds back the stars of the whole branch.")
        raise RuleViolation(message, code="objection_open")
    if objections.filter(verdict=Verdict.UPHELD).exists():
        message = _("An objection was upheld: mend the facts, compute and publish the stars anew.")
        raise RuleViolation(message, code="objection_upheld")


def _change(star_list: StarList, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        setattr(star_list, name, value)
    star_list.save(update_fields=list(fields))
