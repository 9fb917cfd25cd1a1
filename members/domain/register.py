"""Entering members into the register and correcting what it says of them, as sets."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from branches.models import Organization
from members.choices import AffiliationKind
from members.domain import identity
from members.domain.names import pinyin_of
from members.models import Affiliation, Member

CHUNK = 5_000


@dataclass(frozen=True)
class RosterEntry:
    """One person as a roster states it: model field names to values."""

    id_number: str
    home: Organization
    fields: dict[str, Any]


def _with_pinyin(fields: dict[str, Any]) -> dict[str, Any]:
    if "name" not in fields:
        return fields
    pinyin, initials = pinyin_of(name=fields["name"])
    return {**fields, "pinyin": pinyin, "initials": initials}


def add_members(*, entries: list[RosterEntry]) -> list[Member]:
    """Create people with an open-ended home affiliation, whole or not at all."""
    members = []
    for entry in entries:
        sealed = identity.seal(number=entry.id_number)
        members.append(
            Member(
                **_with_pinyin(entry.fields),
                id_cipher=sealed.cipher,
                id_index=sealed.index,
                id_head=sealed.head,
                id_tail=sealed.tail,
            )
        )
    with transaction.atomic():
        Member.objects.bulk_create(members, batch_size=CHUNK)
        Affiliation.objects.bulk_create(
            [
                Affiliation(member=member, organization=entry.home, kind=AffiliationKind.HOME)
                for member, entry in zip(members, entries, strict=True)
            ],
            batch_size=CHUNK,
        )
    return members


def change_members(*, changes: list[tuple[Member, dict[str, Any]]]) -> None:
    """Set fields of existing people; home and ID number are not changed here."""
    touched: set[str] = set()
    for member, fields in changes:
        for name, value in _with_pinyin(fields).items():
            setattr(member, name, value)
            touched.add(name)
    if touched:
        Member.objects.bulk_update([member for member, _fields in changes], sorted(touched), 500)
