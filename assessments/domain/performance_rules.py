"""A tree of indicators and what its scores add up to: exact until it is rounded, once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from common.numbers import cents, plain

WHOLE = Decimal(100)


@dataclass(frozen=True)
class Node:
    """An indicator as the sums see it."""

    key: int
    parent: int | None
    name: str
    points: Decimal
    has_scorer: bool = True


@dataclass(frozen=True)
class Sum:
    """What a unit came to: exact, and rounded half-up to two decimals."""

    exact: Fraction
    rounded: Decimal


def problems_of(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield what is wrong with a tree: sums that do not fit, and leaves that nobody scores."""
    listed = list(nodes)
    below = _children(listed)
    top = sum((node.points for node in below[None]), Decimal(0))
    if top != WHOLE:
        text = _("The points of the top indicators add up to %(sum)s; they must be 100.")
        yield text % {"sum": plain(top)}
    for node in listed:
        children = below[node.key]
        inner = sum((child.points for child in children), Decimal(0))
        said = {"name": node.name, "sum": plain(inner), "points": plain(node.points)}
        if children and inner != node.points:
            yield _("“%(name)s”: its parts add up to %(sum)s, not to %(points)s.") % said
        if not children and not node.has_scorer:
            yield _("“%(name)s” is scored by no department yet.") % said


def leaves_of(nodes: Iterable[Node]) -> list[Node]:
    listed = list(nodes)
    below = _children(listed)
    return [node for node in listed if not below[node.key]]


def _children(nodes: list[Node]) -> dict[int | None, list[Node]]:
    below: dict[int | None, list[Node]] = defaultdict(list)
    for node in nodes:
        below[node.parent].append(node)
    return below


def total_of(
    *, nodes: Iterable[Node], scores: Mapping[int, Decimal | None], deducted: Decimal
) -> Sum | None:
    """Add the scores of the leaves, of 100, less the deductions; nothing if no leaf applies.

    Leaves that do not apply to the unit are left out and the others scaled up. A total does not
    fall below 0.
    """
    applied = [(scores[leaf.key], leaf.points) for leaf in leaves_of(nodes)
               if scores.get(leaf.key) is not None]  # fmt: skip
    most = sum((Fraction(points) for _score, points in applied), Fraction(0))
    if not most:
        return None
    earned = sum((Fraction(score or 0) for score, _points in applied), Fraction(0))
    exact = max(earned * 100 / most - Fraction(deducted), Fraction(0))
    return Sum(exact, cents(exact))


def score_of(
    *, node: int, nodes: Iterable[Node], scores: Mapping[int, Decimal | None]
) -> Decimal | None:
    """Return what the leaves at or below a node add up to, or nothing where none applies."""
    below = _children(list(nodes))

    def leaves(key: int) -> Iterator[int]:
        if not below[key]:
            yield key
        for child in below[key]:
            yield from leaves(child.key)

    known = [score for leaf in leaves(node) if (score := scores.get(leaf)) is not None]
    return sum(known, Decimal(0)) if known else None
