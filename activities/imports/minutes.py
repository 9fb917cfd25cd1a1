"""What a row says of guests and of motions with their votes, beside what is on record."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from accounts.scope import Actor
from activities.choices import VOTING_KINDS
from activities.domain.attendance import parse_absentees
from activities.domain.joint import members_alone
from activities.domain.meetings import Particulars, require_sound, require_voice
from activities.domain.records import Presence
from activities.domain.sayings import guests_said, motions_said, parse_guests, parse_motions
from common.errors import RuleViolation
from common.text import person_name
from spreadsheets.tables import Line, TextWidget


class MotionsWidget(TextWidget):
    @staticmethod
    def advice() -> str:
        return _("Write: motion（同意12、反对0、弃权1）, with ； between several.")


def read_minutes(*, lines: Sequence[Line], actor: Actor) -> None:
    """Read both cells of each row; an empty one says nothing."""
    texts = [text for line in lines if (text := line.values.get("guests"))]
    names = {person_name(name) for text in texts for name, _why in parse_absentees(text=text)}
    known = members_alone(names=names, actor=actor) if names else {}
    for line in lines:
        if text := line.values.get("guests"):
            line.values["guests"] = parse_guests(text=text, known=known)
        if text := line.values.get("motions"):
            _read_motions(line, text)


def _read_motions(line: Line, text: str) -> None:
    line.values["motions"], unread = parse_motions(text=text)
    for part in unread:
        message = _("“%(text)s” is not read as a vote and left out. %(advice)s")
        words = {"text": part, "advice": MotionsWidget.advice()}
        line.warn("motions", "unread_motion", message % words)
    if line.values["motions"] and line.values["type"] not in VOTING_KINDS:
        line.values["motions"] = []
        message = _("This kind of meeting decides nothing by vote: the motions are left out.")
        line.warn("motions", "no_votes_here", message)


def minutes_changed(*, line: Line) -> dict[str, Any]:
    """Return guests and motions said otherwise than they are on record, and note the change."""
    changed: dict[str, Any] = {}
    said = {"guests": guests_said, "motions": motions_said}
    held = {"guests": line.target.guest_list, "motions": line.target.motion_list}
    for name, say in said.items():
        told = line.values.get(name)
        if told is None:
            continue
        old, new = say(held[name]), say([asdict(entry) for entry in told])
        if old != new:
            line.changes[name] = [old, new]
            changed[name] = told
    return changed


def check_votes(*, line: Line, listed: list[Presence]) -> None:
    """Refuse motions where the entry form would."""
    motions = line.values.get("motions") or []
    excuse = line.target.excuse if line.target else ""
    said = Particulars(motions=motions)
    try:
        require_voice(branch=line.values["organization"], motions=motions)
        require_sound(kind=line.values["type"], excuse=excuse, presences=listed, said=said)
    except RuleViolation as error:
        line.fail("motions", str(error.code), " ".join(error.messages))
