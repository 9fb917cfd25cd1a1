"""A figure: what took how long, against which limit, and the target of their ratio."""

import time
from collections.abc import Callable
from dataclasses import dataclass

HEADINGS = ("what", "measured", "limit", "ratio", "target", "", "remarks")
WIDTHS = (56, 11, 11, 9, 11, 6)


@dataclass(frozen=True)
class Figure:
    """One line of the report. Without a target the line only informs."""

    what: str
    seconds: float
    limit: float
    target: float | None = None
    remarks: str = ""
    is_absolute: bool = False  # the limit is a promise in seconds, not a measurement

    @property
    def ratio(self) -> float:
        return self.seconds / self.limit

    @property
    def cells(self) -> tuple[str, ...]:
        verdict = ""
        if self.target is not None:
            verdict = "ok" if self.ratio <= self.target else "MISSED"
        target = "" if self.target is None else f"≤ {self.target:g}×"
        if self.is_absolute:
            target = f"< {milliseconds(self.limit)}"
        return (
            self.what,
            milliseconds(self.seconds),
            milliseconds(self.limit),
            f"{self.ratio:.2f}×",
            target,
            verdict,
            self.remarks,
        )


def milliseconds(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def thousands(number: float) -> str:
    return f"{number:,.0f}".replace(",", " ")


def show(cells: tuple[str, ...]) -> None:
    """Print one aligned line at once: a later figure may take minutes."""
    what, *figures, remarks = cells
    aligned = "".join(
        f"{cell:>{width}}" for cell, width in zip(figures[:-1], WIDTHS[1:-1], strict=True)
    )
    print(
        f"{what:<{WIDTHS[0]}}{aligned}  {figures[-1]:<{WIDTHS[-1]}}  {remarks}".rstrip(), flush=True
    )


def best(run: Callable[[], object], runs: int) -> float:
    """Return the shortest of some runs: what else the machine does only ever adds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)
