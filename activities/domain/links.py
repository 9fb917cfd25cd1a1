"""Units linked to communities: one community at a time, with needs, resources and projects."""

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.scope import Actor
from activities.choices import RESIDENTIAL, ItemState
from activities.domain.community import is_community
from activities.models import LinkItem, UnitCommunityLink
from branches.models import Organization
from common.dates import show
from common.errors import RuleViolation
from common.sql import advisory_lock


def unit_named(*, text: str) -> Organization:
    """Return the unit a text names by code or name. Raises ``RuleViolation`` for any other."""
    found = Organization.objects.named(text)[:2]
    if len(found) != 1:
        message = _("No unit “%(name)s” is known. Write the code or full name.")
        raise RuleViolation(message % {"name": text}, code="unknown_unit")
    unit: Organization = found[0]
    return unit


def link_unit(
    *, unit: Organization, community: Organization, since: date, actor: Actor
) -> UnitCommunityLink:
    """Link a unit to a community.

    Raises ``RuleViolation`` for who is no officer over either, a day ahead, what is no unit or no
    community on the day, and as long as the unit is linked already.
    """
    _require_officer(unit, community, actor)
    if since > localdate():
        raise RuleViolation(_("The day lies ahead. Choose today or earlier."), code="future_date")
    if unit.sector in RESIDENTIAL or not unit.exists_on(since):
        message = _("“%(name)s” is no unit on this day. Choose an agency, enterprise or school.")
        raise RuleViolation(message % {"name": unit}, code="no_unit")
    if not is_community(organization=community, on=since):
        message = _("No community “%(name)s” is known. Write its code or full name.")
        raise RuleViolation(message % {"name": community}, code="unknown_community")
    with transaction.atomic(), advisory_lock(f"activities.links.{unit.pk}"):
        _require_free(unit, since)
        link = UnitCommunityLink.objects.create(
            unit=unit, community=community, since=since, set_by=actor.user
        )
        audit.record(user=actor.user, action=Action.UNIT_LINKED, target=link)
    return link


def end_link(*, link: UnitCommunityLink, reason: str, actor: Actor) -> None:
    """End a link today. Raises ``RuleViolation`` for who is no officer, and a second time."""
    _require_officer(link.unit, link.community, actor)
    with transaction.atomic():
        link = UnitCommunityLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
        if not link.is_open:
            message = _("This link has ended already; nothing is left to do.")
            raise RuleViolation(message, code="done_already")
        link.until, link.end_reason = localdate(), reason
        link.save(update_fields=["until", "end_reason"])
        audit.record(user=actor.user, action=Action.UNIT_UNLINKED, target=link, reason=reason)


def may_end(*, link: UnitCommunityLink, actor: Actor) -> bool:
    scope = actor.scope(Capability.ACTIVITY_REVIEW)
    return link.is_open and (scope.covers(link.unit.path) or scope.covers(link.community.path))


def add_item(*, link: UnitCommunityLink, kind: str, text: str, actor: Actor) -> LinkItem:
    """Put a need, resource or project down. Raises ``RuleViolation`` once the link has ended."""
    _require_open(link)
    item = LinkItem(link=link, kind=kind, text=text)
    with transaction.atomic():
        item.save()
        audit.record(user=actor.user, action=Action.LINK_ITEM_SAVED, target=item)
    return item


def move_item(*, item: LinkItem, state: str, actor: Actor) -> None:
    """Say how far an item has come; it is done today.

    Raises ``RuleViolation`` once the link has ended.
    """
    _require_open(item.link)
    before = item.state
    item.state = state
    item.done_on = localdate() if state == ItemState.DONE else None
    with transaction.atomic():
        item.save(update_fields=["state", "done_on"])
        changes = {"state": (before, state)}
        audit.record(user=actor.user, action=Action.LINK_ITEM_SAVED, target=item, changes=changes)


def _require_open(link: UnitCommunityLink) -> None:
    if not link.is_open:
        message = _("The link has ended; nothing changes any more.")
        raise RuleViolation(message, code="link_ended")


def _require_officer(unit: Organization, community: Organization, actor: Actor) -> None:
    scope = actor.scope(Capability.ACTIVITY_REVIEW)
    if not (scope.covers(unit.path) or scope.covers(community.path)):
        message = _("Links are set by officers over the unit or the community. Ask yours.")
        raise RuleViolation(message, code="out_of_reach")


def _require_free(unit: Organization, since: date) -> None:
    for earlier in UnitCommunityLink.objects.filter(unit=unit).select_related("community"):
        if earlier.is_open:
            message = _("The unit is linked to %(community)s. End that link first.")
            raise RuleViolation(message % {"community": earlier.community}, code="linked_already")
        if earlier.until > since:
            message = _("The former link lasted until %(day)s. Choose that day or a later one.")
            raise RuleViolation(message % {"day": show(earlier.until)}, code="overlap")
