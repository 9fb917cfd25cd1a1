"""Which member a row of service may mean, and the home branch of its day."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q

from accounts.scope import Scope
from common.text import person_name
from members.domain import identity
from members.models import Affiliation
from spreadsheets.tables import Line


class Homes:
    """The home stays in reach that some rows may mean, loaded at once.

    A row names a member by the whole ID number, by name and a number masked by an export, or by
    name and branch.
    """

    def __init__(self, *, lines: Sequence[Line], reach: Scope) -> None:
        self._by_number: dict[str, list[Affiliation]] = defaultdict(list)
        self._by_mask: dict[tuple[str, str], list[Affiliation]] = defaultdict(list)
        self._by_branch: dict[tuple[str, int], list[Affiliation]] = defaultdict(list)
        self._indexes = {number: _index(number) for number in map(_number, lines)}
        homes = Affiliation.objects.home().filter(reach.as_q("organization__path"))
        homes = homes.filter(self._named(lines)).select_related("member", "organization")
        for home in homes.order_by("valid_from"):
            member = home.member
            self._by_number[member.id_index].append(home)
            self._by_mask[member.name, member.masked_id].append(home)
            self._by_branch[member.name, home.organization_id].append(home)

    def of(self, line: Line) -> list[Affiliation]:
        """Return the stays on the row's day of everybody whom the row may mean."""
        number, organization = _number(line), line.values.get("organization")
        name = person_name(line.values["name"])
        if is_masked(line):
            found = self._by_mask.get((name, number), [])
        elif number:
            found = self._by_number.get(self._indexes[number], [])
        else:
            found = self._by_branch.get((name, organization.pk), []) if organization else []
        found = [home for home in found if home.holds_on(line.values["date"].on)]
        in_branch = [home for home in found if home.organization == organization]
        return in_branch if is_masked(line) and in_branch else found

    def _named(self, lines: Sequence[Line]) -> Q:
        masked = [line for line in lines if is_masked(line)]
        unnumbered = [line for line in lines if not _number(line)]
        named = Q(member__id_index__any_of=[index for index in self._indexes.values() if index])
        if masked:
            named |= Q(
                member__name__in={person_name(line.values["name"]) for line in masked},
                member__id_tail__in={_number(line)[-4:] for line in masked},
            )
        if unnumbered:
            named |= Q(
                member__name__in={person_name(line.values["name"]) for line in unnumbered},
                organization__in={line.values.get("organization") for line in unnumbered} - {None},
            )
        return named


def is_masked(line: Line) -> bool:
    return identity.is_masked(number=_number(line))


def _number(line: Line) -> str:
    return line.values.get("id_number") or ""


def _index(number: str) -> str:
    is_whole = number and not identity.is_masked(number=number)
    return identity.blind_index(number=number) if is_whole else ""
