"""Who was due at the activity of a row, who came, and who hosted and taught."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from activities.choices import PARTIAL_KINDS, ActivityKind
from activities.domain.attendance import Attended, Stay, parse_absentees, state_of_absence
from activities.domain.meetings import standing_of
from activities.domain.records import Presence
from common.text import person_name
from members.models import Appointment
from spreadsheets.tables import Line

if TYPE_CHECKING:
    from datetime import date


class Roll:
    """The members due on the day of a row, by the names that a workbook gives them.

    At most meetings everybody due was present but for the absentees named. At a meeting of some,
    those were due whom the file names, else those on the list on record, else those entered in the
    committee or group, else, of a committee, those who hold a post by the roster.
    """

    def __init__(self, *, line: Line, stays: Iterable[Stay], posts: Iterable[Appointment]) -> None:
        self.line = line
        self.kind: str = line.values["type"]
        self.day: date = line.values["date"].on
        self.due = [stay for stay in stays if stay.is_due_on(self.day)]
        self.entered = {post.member_id for post in posts if post.is_held_on(self.day)}
        self._by_name: dict[str, list[Stay]] = defaultdict(list)
        for stay in self.due:
            self._by_name[person_name(stay.name)].append(stay)

    def called(self, on_record: Attended | None) -> list[Presence]:
        """Return the attendance list, and note host and lecturer on the row."""
        away = self._away()
        self._find_host(away)
        lecturer = self._one(self.line.values.get("lecturer_text") or "")
        self.line.values["lecturer_id"] = lecturer.member_id if lecturer else None
        listed = self._listed(away, on_record)
        self._compare_number(listed)
        return [self._presence(stay, away) for stay in listed]

    def _one(self, name: str) -> Stay | None:
        """Return the only member due of this name."""
        found = self._by_name.get(person_name(name), [])
        return found[0] if len(found) == 1 else None

    def _away(self) -> dict[int, str]:
        away = {}
        for name, reason in parse_absentees(text=self.line.values.get("absentees_text") or ""):
            if stay := self._one(name):
                away[stay.member_id] = reason
            else:
                message = _("“%(name)s” fits no or several members due; the text is kept.")
                self.line.warn("absentees_text", "unknown_absentee", message % {"name": name})
        return away

    def _listed(self, away: dict[int, str], on_record: Attended | None) -> list[Stay]:
        if self.kind not in PARTIAL_KINDS:
            return self.due
        if known := self._named() or self._recorded(on_record) or self.entered:
            return self._those(known | away.keys())
        holders = {stay.member_id for stay in self.due if stay.is_on_committee}
        is_committee = self.kind == ActivityKind.COMMITTEE_MEETING
        guess = self._those(holders | away.keys()) if holders and is_committee else []
        reported = self.line.values.get("due_reported")
        if guess and reported in {None, len(guess)}:
            return guess
        return self.due if reported == len(self.due) else []

    def _named(self) -> set[int]:
        named = set()
        for name, _post in parse_absentees(text=self.line.values.get("attendees_text") or ""):
            if stay := self._one(name):
                named.add(stay.member_id)
            else:
                message = _("“%(name)s” fits no or several members due; the text is kept.")
                self.line.warn("attendees_text", "unknown_attendee", message % {"name": name})
        return named

    def _recorded(self, on_record: Attended | None) -> set[int]:
        if on_record is None:
            return set()
        names = [*on_record["came"], *(one["name"] for one in on_record["away"])]
        return {stay.member_id for name in names for stay in self._by_name[person_name(name)]}

    def _those(self, chosen: set[int]) -> list[Stay]:
        return [stay for stay in self.due if stay.member_id in chosen]

    def _find_host(self, away: dict[int, str]) -> None:
        line = self.line
        text = line.values.get("host_text")
        if not text:
            return
        host = self._one(text)
        if host is None:
            message = _("The host “%(name)s” fits no or several members due; the text is kept.")
            line.warn("host_text", "unknown_host", message % {"name": text})
            return
        line.values["host_id"] = host.member_id
        if host.member_id in away:
            message = _("The host “%(name)s” is listed absent.")
            line.warn("host_text", "host_absent", message % {"name": text})

    def _compare_number(self, listed: list[Stay]) -> None:
        reported = self.line.values.get("due_reported")
        if reported in {None, len(listed)} or (self.kind in PARTIAL_KINDS and not listed):
            return
        message = _("%(reported)s were due by the file, %(due)d by the register.")
        if self.kind in PARTIAL_KINDS:
            message = _("%(reported)s were due by the file, but %(due)d are named.")
        figures = {"reported": reported, "due": len(listed)}
        self.line.warn("due_reported", "due_differs", message % figures)

    def _presence(self, stay: Stay, away: dict[int, str]) -> Presence:
        branch = self.line.values["organization"]
        vote = standing_of(kind=self.kind, stay=stay, day=self.day, uncounted={})
        if stay.member_id not in away:
            return Presence(stay.member_id, branch.pk, vote=vote)
        reason = away[stay.member_id]
        state = state_of_absence(reason=reason)
        return Presence(stay.member_id, branch.pk, state, reason[:50], vote)
