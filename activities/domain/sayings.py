"""How a workbook says in one cell who came from outside and what was put to the vote.

刘伟（联系领导，区委常委）、王芳（镇组织委员）; 接收张三为预备党员（同意12、反对0、弃权1、书面2）；…
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from activities.choices import GuestRole
from activities.domain.attendance import NO_BRACKETS, parse_absentees
from activities.domain.records import GuestEntry, MotionEntry
from common.text import person_name, tidy

ROLES = {
    GuestRole.CONTACT: "联系领导",
    GuestRole.SENT: "上级党组织派员",
    GuestRole.OBSERVER: "列席",
}
ROLES_READ = {word: role for role, word in ROLES.items()}
LONGEST_NAME, LONGEST_POST, LONGEST_MOTION = 50, 100, 200
MOTION = re.compile(r"(.+?)\s*\(([^()]*)\)")
VOTES = {
    "votes_for": re.compile(r"(?<!不)(?:同意|赞成)\D{0,3}(\d+)"),
    "votes_against": re.compile(r"(?:反对|不同意|不赞成)\D{0,3}(\d+)"),
    "votes_abstained": re.compile(r"弃权\D{0,3}(\d+)"),
    "written": re.compile(r"书面\D{0,3}(\d+)"),
}
VOTE_WORDS = {"votes_for": "同意", "votes_against": "反对", "votes_abstained": "弃权"}
MOST_VOTES = 9_999


def guests_said(guests: Iterable[Mapping[str, Any]] | None) -> str:
    """Write guests on record into a cell."""
    return "、".join(map(_guest_said, guests or ()))


def _guest_said(guest: Mapping[str, Any]) -> str:
    post = tidy(guest["post"]).translate(NO_BRACKETS)
    within = "，".join(filter(None, [ROLES[GuestRole(guest["role"])], post]))
    return f"{guest['name']}（{within}）"


def parse_guests(*, text: str, known: Mapping[str, int]) -> list[GuestEntry]:
    """Read guests; who stands without a quality attends without a vote.

    ``known`` are the members who alone bear a name.
    """
    found = {}
    for said, within in parse_absentees(text=text):
        name = person_name(said)[:LONGEST_NAME]
        word, _comma, post = within.replace(",", "，").partition("，")
        role = ROLES_READ.get(word.strip())
        post = post if role else within
        found[name] = GuestEntry(
            name, role or GuestRole.OBSERVER, tidy(post)[:LONGEST_POST], known.get(name)
        )
    return list(found.values())


def motions_said(motions: Iterable[Mapping[str, Any]] | None) -> str:
    """Write motions on record with their votes into a cell."""
    return "；".join(map(_motion_said, motions or ()))


def _motion_said(motion: Mapping[str, Any]) -> str:
    said = [f"{word}{motion[name]}" for name, word in VOTE_WORDS.items()]
    if motion["written"]:
        said.append(f"书面{motion['written']}")
    plain = tidy(motion["text"]).translate(NO_BRACKETS).replace("；", "，").replace(";", "，")
    return f"{plain}（{'、'.join(said)}）"


def parse_motions(*, text: str) -> tuple[list[MotionEntry], list[str]]:
    """Read motions with their votes; return beside them what could not be read."""
    folded = text.replace("（", "(").replace("）", ")")
    motions, unread = [], []
    for part in filter(None, map(str.strip, re.split("[；;]", folded))):
        match = MOTION.fullmatch(part.rstrip("。"))
        votes = _votes(match.group(2)) if match else None
        if match and votes:
            motions.append(MotionEntry(match.group(1)[:LONGEST_MOTION], **votes))
        else:
            unread.append(part)
    return motions, unread


def _votes(text: str) -> dict[str, int] | None:
    """Return the votes; none if it is not said how many were in favour."""
    found = {name: pattern.search(text) for name, pattern in VOTES.items()}
    votes = {name: int(match.group(1)) for name, match in found.items() if match}
    is_sound = "votes_for" in votes and max(votes.values()) <= MOST_VOTES
    return votes if is_sound else None
