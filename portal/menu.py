"""The menu: at most eight entries, each shown to whom it serves."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.choices import Capability
from accounts.scope import Actor
from assessments.models import Cycle
from dispatch.models import Posting
from members.models import Member
from points.reports.stars import usual_year


@dataclass(frozen=True)
class Entry:
    label: Any
    url: str
    is_current: bool


@dataclass(frozen=True)
class Item:
    """An entry as declared: ``routes`` are the beginnings of the route names it stands for."""

    label: Any
    route: str
    capability: Capability | None
    """What opens it; nothing for whoever has an office."""
    routes: tuple[str, ...]


HOME = Item(_("Home"), "portal:home", None, ("portal:",))
MEMBERS = Item(_("Members"), "members:member_list", Capability.ORGANIZATION_VIEW, ("members:",))
ACTIVITIES = Item(
    _("Activities"),
    "activities:activity_list",
    Capability.ACTIVITY_VIEW,
    (
        "activities:activity_",
        "activities:theme_",
        "activities:method_",
        "activities:nomination_",
        "activities:showcase_",
    ),
)
ACCOUNTS = Item(
    _("Accounts"),
    "accounts:user_list",
    Capability.ACCOUNT_MANAGE,
    ("accounts:user_", "accounts:grant_"),
)
SCHEDULE = Item(
    _("Scheduled jobs"),
    "jobs:schedule_list",
    Capability.SCHEDULE_MANAGE,
    ("jobs:schedule_",),
)
AUDIT = Item(_("Audit log"), "accounts:audit_list", Capability.AUDIT_VIEW, ("accounts:audit_",))
DISPATCH = Item(_("Dispatch"), "dispatch:programme_list", Capability.DISPATCH_VIEW, ("dispatch:",))
ASSESSMENTS = Item(
    _("Assessments"), "assessments:cycle_list", Capability.ASSESSMENT_VIEW, ("assessments:",)
)
OF_HEADS = (DISPATCH, ASSESSMENTS)
"""What also opens to the head of a unit: it nominates, and it reports."""
MENU = (
    HOME,
    Item(
        _("Organizations"),
        "branches:organization_list",
        Capability.ORGANIZATION_VIEW,
        ("branches:",),
    ),
    MEMBERS,
    Item(
        _("Organization life"),
        "activities:activity_grid",
        Capability.ACTIVITY_VIEW,
        (
            "activities:activity_grid",
            "activities:compliance_",
            "activities:overdue_",
            "activities:score_",
            "activities:requirement_",
            "activities:exemption_",
            "assessments:appraisal_",
        ),
    ),
    ACTIVITIES,
    Item(
        _("Volunteer service"),
        "activities:service_list",
        Capability.ACTIVITY_VIEW,
        (
            "activities:service_",
            "activities:community_",
            "activities:feedback_",
            "activities:link_",
        ),
    ),
    Item(_("Points accounts"), "points:month_list", Capability.ACTIVITY_VIEW, ("points:",)),
    DISPATCH,
    ASSESSMENTS,
    Item(
        _("Import workbooks"),
        "spreadsheets:batch_list",
        Capability.WORKBOOK_IMPORT,
        ("spreadsheets:",),
    ),
    ACCOUNTS,
    SCHEDULE,
    AUDIT,
)
ON_PHONE = (HOME, MEMBERS, ACTIVITIES, DISPATCH, ASSESSMENTS, ACCOUNTS, AUDIT)
MOST_ON_PHONE = 3
MOST_OWN_ON_PHONE = 4


def menu(*, actor: Actor, route: str, path: str) -> list[Entry]:
    """Return the entries for this person: those of the offices held, and the own record."""
    own = own_record(actor)
    if not has_office(actor):
        part = [_entry(ASSESSMENTS, route)] if _has_part(actor) else []
        return [*_own(own, route), *part]
    mine = own.get_absolute_url() if own else ""
    at = "" if path == mine else route
    entries = [_entry(item, at) for item in MENU if _opens(item, actor)]
    return [*entries, Entry(_("Mine"), mine, path == mine)] if mine else entries


def bar(*, actor: Actor, entries: list[Entry]) -> list[Entry]:
    """Return the phone's bar: the entries used most, the rest stands behind "More".

    Who has no office has the first of all ``entries``, and assessments in any case.
    """
    if not has_office(actor):
        part = [one for one in entries[MOST_OWN_ON_PHONE:] if one.label == ASSESSMENTS.label]
        return [*entries[: MOST_OWN_ON_PHONE - len(part)], *part]
    wanted = [item.label for item in ON_PHONE]
    return [one for one in entries if one.label in wanted][:MOST_ON_PHONE]


def has_office(actor: Actor) -> bool:
    """Say whether any grant opens more than the own record; a member's grant does not."""
    return any(
        actor.can(item.capability) or (item in OF_HEADS and _heads_a_unit(actor))
        for item in MENU
        if item.capability is not None
    )


def only_audits(actor: Actor) -> bool:
    """Say whether the audit log is all that this person's grants open."""
    return [item for item in MENU if item.capability and actor.can(item.capability)] == [AUDIT]


def _opens(item: Item, actor: Actor) -> bool:
    if item.capability is None:
        return not only_audits(actor)
    if actor.can(item.capability) or (item in OF_HEADS and _heads_a_unit(actor)):
        return True
    return item == ASSESSMENTS and _has_part(actor)


def _has_part(actor: Actor) -> bool:
    """Say whether the person votes, reviews or reports in an assessment that was opened."""
    return Cycle.objects.visible_to(actor, Capability.ASSESSMENT_VIEW).exists()


def _heads_a_unit(actor: Actor) -> bool:
    """Say whether units act through this person; asked once for a request."""
    if not actor.sees_own(Capability.UNIT_NOMINATE):
        return False
    prefetch_related_objects([actor.user], "headed_units")
    return bool(actor.user.headed_units.all())


def _entry(item: Item, route: str) -> Entry:
    return Entry(item.label, reverse(item.route), item == _current(route))


def _current(route: str) -> Item | None:
    """Return the item with the longest beginning that fits."""
    fits = [(len(start), item) for item in MENU for start in item.routes if route.startswith(start)]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def own_record(actor: Actor) -> Member | None:
    """Return the record of the person, who is an ordinary member beside any office."""
    return getattr(actor.user, "member", None) if actor.sees_own(Capability.MEMBER_VIEW) else None


def _own(own: Member | None, route: str) -> Iterator[Entry]:
    if own is not None:
        account = reverse("points:account_detail", args=[own.pk])
        stars = reverse("points:star_why", args=[usual_year(member=own), own.pk])
        is_star = route.startswith("points:star_")
        is_record = route.startswith("members:") or route == "activities:attendance_list"
        yield Entry(_("My record"), own.get_absolute_url(), is_record)
        if Posting.objects.filter(cadre__member=own).exists():
            is_posting = route.startswith(("dispatch:posting_", "dispatch:log_"))
            yield Entry(_("My posting"), reverse("dispatch:posting_list"), is_posting)
        yield Entry(_("My account"), account, route.startswith("points:") and not is_star)
        yield Entry(_("My stars"), stars, is_star)
        yield Entry(
            _("My service"), reverse("activities:service_list"), route == "activities:service_list"
        )
        showcase = reverse("activities:showcase_list")
        yield Entry(_("Stars of the month"), showcase, route == "activities:showcase_list")
