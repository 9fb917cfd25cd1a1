"""Entering members into the register and correcting what it says of them, as sets."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import transaction

from accounts.choices import Action
from accounts.domain import audit
from branches.models import Organization
from common import sql
from common.dates import Precision
from common.sql import copy_rows, reserve_ids, update_rows
from members.choices import AffiliationKind, Sex
from members.domain import identity
from members.domain.names import pinyin_of
from members.models import Member

if TYPE_CHECKING:
    from accounts.models import User
    from accounts.scope import Actor

MEMBER_TABLE, AFFILIATION_TABLE = "members_member", "members_affiliation"
DEFAULTS: dict[str, Any] = {
    "name": "",
    "pinyin": "",
    "initials": "",
    "sex": Sex.UNKNOWN,
    "ethnic_group": "",
    "born_on": None,
    "born_precision": Precision.DAY,
    "education": "",
    "stage": "",
    "joined_on": None,
    "joined_precision": Precision.DAY,
    "confirmed_on": None,
    "confirmed_precision": Precision.DAY,
    "mobile": "",
    "work_post": "",
    "party_post": "",
    "remark": "",
}
"""What a new member's fields hold where the roster says nothing."""
MASKED = "****"
SEALED = ("id", "id_cipher", "id_index", "id_head", "id_tail")


class RosterEntry(NamedTuple):
    """One person as a roster states it: model field names to values.

    ``id_index`` is the number's blind index, if it is known already.
    """

    id_number: str
    home: Organization
    fields: dict[str, Any]
    id_index: str = ""


def _with_pinyin(fields: dict[str, Any]) -> dict[str, Any]:
    if "name" not in fields:
        return fields
    pinyin, initials = pinyin_of(name=fields["name"])
    return {**fields, "pinyin": pinyin, "initials": initials}


def add_members(*, entries: list[RosterEntry]) -> list[int]:
    """Create people with an open-ended home affiliation, whole or not at all; return their ids."""
    ids = reserve_ids(MEMBER_TABLE, len(entries))
    homes = (
        (pk, entry.home.pk, AffiliationKind.HOME, "")
        for pk, entry in zip(ids, entries, strict=True)
    )
    with transaction.atomic():
        copy_rows(MEMBER_TABLE, (*SEALED, *DEFAULTS), _member_rows(ids, entries))
        columns = ("member_id", "organization_id", "kind", "reason")
        copy_rows(AFFILIATION_TABLE, columns, homes)
    return ids


def _member_rows(ids: list[int], entries: list[RosterEntry]) -> Iterator[tuple[Any, ...]]:
    for pk, entry in zip(ids, entries, strict=True):
        sealed = identity.seal(number=entry.id_number, index=entry.id_index)
        fields = DEFAULTS | _with_pinyin(entry.fields)
        cipher = f"\\x{sealed.cipher.hex()}"
        yield pk, cipher, sealed.index, sealed.head, sealed.tail, *fields.values()


def change_members(*, changes: list[tuple[Member, dict[str, Any]]]) -> None:
    """Set fields of existing people; home and ID number are not changed here."""
    alike: dict[tuple[str, ...], list[list[Any]]] = defaultdict(list)
    for member, fields in changes:
        complete = _with_pinyin(fields)
        alike[tuple(complete)].append([member.pk, *complete.values()])
    for names, lines in alike.items():
        if names:
            update_rows(MEMBER_TABLE, names, lines)


@transaction.atomic
def correct_member(
    *, member: Member, fields: dict[str, Any], actor: "Actor", reason: str
) -> dict[str, tuple[Any, Any]]:
    """Set what a form says otherwise of a member; return old and new values.

    ``fields`` are only those the actor may write (``members.fields``); the door sees to that.
    """
    changes = {
        name: (getattr(member, name), value)
        for name, value in fields.items()
        if getattr(member, name) != value
    }
    if changes:
        change_members(changes=[(member, {name: new for name, (_old, new) in changes.items()})])
        shown = {name: pair for name, pair in changes.items() if name != "mobile"}
        shown |= {"mobile": (MASKED, MASKED)} if "mobile" in changes else {}
        audit.record(
            user=actor.user,
            action=Action.MEMBER_CORRECTED,
            target=member,
            changes=shown,
            reason=reason,
        )
    return changes


def remove_members(*, ids: set[int]) -> None:
    """Take people out again who were entered by mistake and whom nothing refers to yet."""
    sql.run("members/sql/remove_members.sql", members=list(ids))


def tie_accounts(*, pairs: "list[tuple[Member, User]]") -> None:
    """Let each account see the record of the member whose it is."""
    update_rows(MEMBER_TABLE, ["user_id"], [(member.pk, user.pk) for member, user in pairs])
