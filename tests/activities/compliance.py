"""What the tests of compliance share: activities on record, and duties in short."""

from datetime import UTC, date, datetime

from accounts.scope import Scope
from activities.domain.duties import duties
from activities.domain.records import ActivityEntry, Presence, add_activities
from branches.choices import OrganizationKind
from branches.domain.tree import create_organization

EVERYWHERE = Scope(("/",))
AFTER = date(2020, 1, 15)


def hold(branch, day, kind="party_day", *, submitted=None, partners=(), present=(), **fields):
    """Put an accepted activity on record; ``present`` lists (member, branch) pairs."""
    stamp = submitted or day
    fields = {
        "kind": kind,
        "held_on": day,
        "state": "accepted",
        "submitted_at": datetime(stamp.year, stamp.month, stamp.day, 4, tzinfo=UTC),
        **fields,
    }
    presences = [Presence(member.pk, where.pk, state) for member, where, state in present]
    [made] = add_activities(entries=[ActivityEntry(branch, fields, list(partners), presences)])
    return made


def make_group(branch, number, **fields):
    return create_organization(
        superior=branch,
        name=f"{branch.name}第{number}党小组",
        short_name=f"第{number}党小组",
        kind=OrganizationKind.PARTY_GROUP,
        **fields,
    )


def found(kind, first, last=None, *, scope=EVERYWHERE, today=AFTER):
    return duties(scope=scope, kinds=[kind], first=first, last=last or first, today=today)


def states(kind, first, last=None, **asked):
    """Return the states of one branch's terms in order."""
    return [str(duty.state) for duty in found(kind, first, last, **asked)]
