"""Set-up of a cycle: units, leaders, groups and electors, until the opening freezes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.models import User
from accounts.scope import Actor
from assessments.models import AssessedUnit, Cycle, Elector, VoterGroup
from branches.models import Organization
from common.errors import RuleViolation
from dispatch.models import Unit


@dataclass(frozen=True)
class Named:
    """An elector as a line names one: user name, code of the own unit if any, kind of delegate."""

    username: str
    unit_code: str = ""
    delegate_kind: str = ""


def save_cycle(
    *, cycle: Cycle | None, organization: Organization, fields: dict[str, Any], actor: Actor
) -> Cycle:
    """Make a cycle, or change its rules. Raises ``RuleViolation`` after the opening."""
    if cycle is None:
        require_reach(organization, actor)
        cycle = Cycle(organization=organization, made_by=actor.user)
    else:
        require_set_up(cycle, actor)
    if Cycle.objects.filter(title=fields["title"]).exclude(pk=cycle.pk).exists():
        message = _("There is an assessment with this title already. Add the year or a number.")
        raise RuleViolation(message, code="title_taken")
    for name, value in fields.items():
        setattr(cycle, name, value)
    with transaction.atomic():
        cycle.save()
        audit.record(user=actor.user, action=Action.CYCLE_SAVED, target=cycle)
    return cycle


def add_units(*, cycle: Cycle, units: Iterable[Unit], actor: Actor) -> int:
    """Take units into a cycle as they are called today; those in it already stay as they are.

    Raises ``RuleViolation`` after the opening.
    """
    require_set_up(cycle, actor)
    there = set(cycle.units.values_list("unit", flat=True))
    new = [
        AssessedUnit(cycle=cycle, unit=unit, code=unit.code, name=unit.name, group=unit.group)
        for unit in units
        if unit.pk not in there
    ]
    with transaction.atomic():
        AssessedUnit.objects.bulk_create(new)
        _record(cycle, actor, units=[unit.name for unit in new])
    return len(new)


def remove_unit(*, unit: AssessedUnit, actor: Actor) -> None:
    """Take a unit out again, with who was named to write for it.

    Raises ``RuleViolation`` after the opening, and once something was decided about it.
    """
    cycle = unit.cycle
    require_set_up(cycle, actor)
    with transaction.atomic():
        Elector.objects.filter(own_unit=unit).update(own_unit=None)
        unit.writers.all().delete()
        try:
            unit.delete()
        except ProtectedError as error:
            message = _("A veto or deduction of %(unit)s is recorded: withdraw the unit later.")
            raise RuleViolation(message % {"unit": unit.name}, code="recorded") from error
        _record(cycle, actor, units=[unit.name])


def name_leader(*, units: Iterable[AssessedUnit], username: str, actor: Actor) -> None:
    """Say who is responsible for units. Raises ``RuleViolation`` for an unknown user name."""
    leader = user_named(username=username)
    with transaction.atomic():
        for unit in units:
            require_set_up(unit.cycle, actor)
            unit.leader = leader
            unit.save(update_fields=["leader"])
            _record(unit.cycle, actor, units=[unit.name], leader=leader.username)


def save_group(
    *, cycle: Cycle, group: VoterGroup | None, fields: dict[str, Any], actor: Actor
) -> VoterGroup:
    """Make a group of voters, or change its name, weight or way of voting.

    Raises ``RuleViolation`` after the opening and for a name that another group has.
    """
    require_set_up(cycle, actor)
    group = group or VoterGroup(cycle=cycle)
    if cycle.groups.filter(name=fields["name"]).exclude(pk=group.pk).exists():
        message = _("Another group has this name. Choose another one.")
        raise RuleViolation(message, code="name_taken")
    for name, value in fields.items():
        setattr(group, name, value)
    with transaction.atomic():
        group.save()
        _record(cycle, actor, group=group.name)
    return group


def remove_group(*, group: VoterGroup, actor: Actor) -> None:
    """Remove a group with its electors. Raises ``RuleViolation`` after the opening."""
    cycle = group.cycle
    require_set_up(cycle, actor)
    with transaction.atomic():
        group.electors.all().delete()
        group.delete()
        _record(cycle, actor, group=group.name)


def add_electors(*, group: VoterGroup, named: list[Named], actor: Actor) -> list[Elector]:
    """Put people into a group, all or none; return their places in the order named.

    Raises ``RuleViolation`` with every line that cannot be: an unknown user name or unit, somebody
    named twice or in another group already.
    """
    cycle = group.cycle
    require_set_up(cycle, actor)
    users = {user.username: user for user in _users(named)}
    units = {unit.code: unit for unit in cycle.units.all()}
    placed = {elector.user_id: elector.group for elector in cycle.electors.select_related("group")}
    electors, refused = [], []
    for one in named:
        user = users.get(one.username)
        problem = _problem(one, user, units, placed)
        if problem or user is None:
            refused.append(problem)
            continue
        placed[user.pk] = group
        own = units.get(one.unit_code)
        electors.append(
            Elector(
                cycle=cycle, group=group, user=user, own_unit=own, delegate_kind=one.delegate_kind
            )
        )
    if refused:
        raise RuleViolation(refused)
    with transaction.atomic():
        Elector.objects.bulk_create(electors)
        _record(cycle, actor, group=group.name, electors=len(electors))
    return electors


def change_electors(*, changes: Iterable[tuple[Elector, dict[str, Any]]], actor: Actor) -> None:
    """Correct own units and kinds of delegates. Raises ``RuleViolation`` after the opening."""
    with transaction.atomic():
        for elector, fields in changes:
            require_set_up(elector.cycle, actor)
            for name, value in fields.items():
                setattr(elector, name, value)
            elector.save(update_fields=list(fields))
            _record(elector.cycle, actor, elector=elector.user.username)


def _users(named: list[Named]) -> Iterable[User]:
    return User.objects.filter(username__in=[one.username for one in named], is_active=True)


def _problem(
    one: Named, user: User | None, units: dict[str, AssessedUnit], placed: dict[int, VoterGroup]
) -> str:
    said = {"name": one.username, "unit": one.unit_code}
    if user is None:
        return _("No account “%(name)s” is active. Write the user name.") % said
    if user.pk in placed:
        return placed_already(name=one.username, group=placed[user.pk])
    if one.unit_code and one.unit_code not in units:
        text = _("%(name)s: no unit of this assessment has the code “%(unit)s”.")
        return text % said
    return ""


def placed_already(*, name: str, group: VoterGroup) -> str:
    """Return what is said of a person who is to vote in a second group."""
    text = _("%(name)s is in the group “%(group)s” already; a person votes in one group.")
    return text % {"name": name, "group": group}


def remove_elector(*, elector: Elector, actor: Actor) -> None:
    """Take a person out of the electorate. Raises ``RuleViolation`` after the opening."""
    require_set_up(elector.cycle, actor)
    with transaction.atomic():
        group, cycle = elector.group, elector.cycle
        elector.delete()
        _record(cycle, actor, group=group.name, electors=-1)


def user_named(*, username: str) -> User:
    """Return the active account of a user name. Raises ``RuleViolation`` for any other."""
    user: User | None = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        message = _("No account “%(name)s” is active. Write the user name.")
        raise RuleViolation(message % {"name": username}, code="unknown_user")
    return user


def require_set_up(cycle: Cycle, actor: Actor) -> None:
    """Raise ``RuleViolation`` once a cycle is open, and for who does not run it."""
    require_reach(cycle.organization, actor)
    if not cycle.is_in_set_up:
        message = _("The assessment is open: units, voters and rules stay as they are.")
        raise RuleViolation(message, code="frozen")


def require_reach(organization: Organization, actor: Actor) -> None:
    if not actor.scope(Capability.ASSESSMENT_MANAGE).covers(organization.path):
        message = _("Assessments are run by the district's officers.")
        raise RuleViolation(message, code="out_of_reach")


def _record(cycle: Cycle, actor: Actor, **details: Any) -> None:
    audit.record(user=actor.user, action=Action.CYCLE_SAVED, target=cycle, details=details)
