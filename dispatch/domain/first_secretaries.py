"""Who can be first secretary: full members in the reserve pool, of section level or above."""

from datetime import date

from django.utils.translation import gettext as _

from dispatch.choices import Rank, Team
from dispatch.models import Cadre
from members.choices import Stage


def unmet_conditions(*, cadre: Cadre, on: date, least_rank: str) -> list[str]:
    """Return, in words, each condition a cadre does not meet on the day.

    Reads ``posts`` and ``pool_entries`` as they are loaded, so that many cadres cost few queries.
    """
    unmet = []
    if not _is_full_member(cadre, on):
        unmet.append(_("is no full member of the party"))
    if not _is_in_reserve(cadre, on):
        unmet.append(_("is not in the pool of section-level reserve cadres"))
    if not _has_rank(cadre, on, least_rank):
        unmet.append(_("holds no rank of %(rank)s or above") % {"rank": Rank(least_rank).label})
    return unmet


def _is_full_member(cadre: Cadre, on: date) -> bool:
    member = cadre.member
    if member is None or member.stage != Stage.FULL:
        return False
    return member.confirmed_on is None or member.confirmed_on <= on


def _is_in_reserve(cadre: Cadre, on: date) -> bool:
    return any(
        entry.team == Team.RESERVE
        and entry.entered_on <= on
        and (entry.left_on is None or entry.left_on >= on)
        for entry in cadre.pool_entries.all()
    )


def _has_rank(cadre: Cadre, on: date, least_rank: str) -> bool:
    enough = Rank.values[: Rank.values.index(least_rank) + 1]
    return any(post.rank in enough and post.holds(on) for post in cadre.posts.all())
