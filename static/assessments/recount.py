"""Compute every total again from the published files, with nothing but Python 3.

Usage: python recount.py COUNTERS.csv RESULTS.csv, both as downloaded. Prints what differs.
"""

import csv
import re
import sys
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def rows(path: str) -> list[dict[str, str]]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def recount(
    counters: list[dict[str, str]], results: list[dict[str, str]]
) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Yield unit, published and computed total: weighted means, missing groups left out."""
    for result in results:
        parts = [  # weight, sum, number
            (int(row["权重"]), Fraction(row["合计"]), int(row["计入"]))
            for row in counters
            if row["单位"] == result["单位"] and row["合计"]
        ]
        groups = {row["评议组"] for row in counters}
        for head, text in result.items():  # the leader's score, and what flows in by itself
            named = re.fullmatch(r"(.+)（(\d+)）", head)
            if named and text and named[1] not in groups:
                parts.append((int(named[2]), Fraction(text), 1))
        weight = sum(part[0] for part in parts)
        if weight:
            mean = sum(part[0] * part[1] / part[2] for part in parts) / weight
            exact = max(mean - int(result["扣分"]), Fraction(0))
            total = Decimal(int(exact * 100 + Fraction(1, 2))).scaleb(-2)
            yield result["单位"], Decimal(result["总分"]).quantize(Decimal("0.01"), ROUND_HALF_UP), total


if __name__ == "__main__":
    found = list(recount(*map(rows, sys.argv[1:3])))
    wrong = [line for line in found if line[1] != line[2]]
    print(*wrong, f"{len(found)} totals, {len(wrong)} differ", sep="\n")
    sys.exit(bool(wrong) or not found)
