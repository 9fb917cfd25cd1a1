"""``make bench``: each figure as a ratio to a limit measured in the same run.

Every time is the shortest of a few runs, since other work on the machine only ever adds. Missed
targets are shown and do not fail: only a crash does.
"""

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from tools.bench.databases import child, fresh, migrated
from tools.bench.figures import HEADINGS, Figure, show, thousands
from tools.bench.rush import SECONDS, Hall, server

RUNS = 3
LARGE_ROWS, LARGE_RUNS = 50_000, 2  # a long run meets its share of quiet moments by itself
STOCK_ROWS = 20_000
MEMBERS, ENTRIES = 100_000, 2_000_000
BRANCHES, MANY_BRANCHES = 1_200, 5_000
POSTED_MONTHS = 9
CLIENTS, CROWD = 16, 300
OPERATIONS = int(os.environ.get("BENCH_OPERATIONS", "100000"))
REFERENCE_MEMBERS, REFERENCE_ENTRIES = 31_600, 100_000
PAGE_RUNS = 20
MAX_QUERIES = 12
LINES_WRITTEN, LINES_PROVED = 1_000, 100_000
STAR_SECONDS = 10
VOTERS, UNITS = 300, 40
SERVER_ERROR = 500
JOURNEY_ROWS = 20_000


def _shortest(job: str, runs: int = RUNS, **arguments: Any) -> dict[str, Any]:
    """Run a job a few times, each in a fresh database, and return its shortest run."""
    measured = []
    for _ in range(runs):
        with fresh():
            measured.append(child(job, **arguments))
    return min(measured, key=lambda run: float(run["seconds"]))


def _speed(rows: int, run: dict[str, Any]) -> str:
    speed = thousands(rows / run["seconds"])
    return f"{speed} rows/s, peak {thousands(run['peak_megabytes'])} MB"


def bench_roster(rows: int, folder: Path) -> None:
    file = str(folder / f"{rows}.xlsx")
    child("write_workbook", file=file, rows=rows)
    with fresh():
        kept = child("keep_rows", file=file, rows=rows, folder=str(folder))
    limit = _shortest("read_and_copy", file=file, rows=rows, folder=str(folder))
    runs = RUNS if rows < LARGE_ROWS else LARGE_RUNS
    ours = _shortest("import_roster", runs, file=file, rows=rows)
    steps = f"preview {ours['preview']:.2f} s, commit {ours['commit']:.2f} s"
    what = f"roster import, {thousands(rows)} rows xlsx, preview + commit"
    remarks = f"{_speed(rows, ours)}, {steps}"
    show(Figure(what, ours["seconds"], limit["seconds"], 3, remarks).cells)
    remarks = f"{ours['own']:.2f} s ours with the parser, the rest PostgreSQL"
    what = "  the same in processor time"
    show(Figure(what, ours["processors"], limit["processors"], remarks=remarks).cells)
    texts = _shortest("read_and_copy_texts", file=file)
    for what, alone, how in (
        ("  its limit: read the file + COPY", limit, "people and homes under all their keys"),
        ("  a bare limit: COPY of bare texts", texts, "into an unlogged table without any key"),
    ):
        parts = f"{how}: read {alone['read']:.2f} s, COPY {alone['copy']:.2f} s"
        show(Figure(what, ours["seconds"], alone["seconds"], remarks=parts).cells)
    _bench_stock(folder, rows, ours, kept["register"])
    if rows < LARGE_ROWS:
        _bench_changes(folder, rows, file)


def _bench_changes(folder: Path, rows: int, file: str) -> None:
    """Show what the history costs an import that changes everybody."""
    changed = str(folder / "changed.xlsx")
    child("write_workbook", file=changed, rows=rows, remark="改")
    job: dict[str, Any] = {"file": file, "changed": changed, "rows": rows}
    limit = _shortest("change_roster", **job, history=False)
    ours = _shortest("change_roster", **job, history=True)
    what = f"roster import, {thousands(rows)} people changed, with history"
    commits = f"commit {ours['commit']:.2f} s, without history {limit['commit']:.2f} s"
    show(Figure(what, ours["seconds"], limit["seconds"], 1.3, commits).cells)


def _bench_stock(folder: Path, rows: int, ours: dict[str, Any], register: str) -> None:
    """Show the stock path to the same register: as many rows, or a part of them stretched."""
    sample = min(rows, STOCK_ROWS)
    file = str(folder / "stock.xlsx")
    child("write_workbook", file=file, rows=sample)
    with fresh():
        stock = child("import_stock", file=file, rows=sample)
    if sample == rows and stock["register"] != register:
        raise RuntimeError("The stock import wrote another register: not what is to be measured.")
    how = "the same" if sample == rows else f"stretched from {thousands(sample)}"
    remarks = f"{_speed(sample, stock)}; {how} rows; limit: ours"
    for key, what in (
        ("seconds", "django-import-export"),
        ("processors", "in processor time"),
    ):
        seconds = stock[key] * rows / sample
        show(Figure(f"  stock {what}", seconds, ours[key], None, remarks).cells)


def bench_city() -> None:
    with fresh():
        made = child("build_city", members=MEMBERS, entries=ENTRIES, posted_months=POSTED_MONTHS)
        _bench_pages(made["towns"])
        _bench_export()
        _bench_ledger(made["branch"])
        _bench_stars(made["large_town"])


def _bench_ledger(branch: str) -> None:
    run = child("settle_months", posted_months=POSTED_MONTHS, branch=branch, runs=RUNS)
    size = f"{thousands(MEMBERS)} members, {thousands(run['entries'])} entries"
    parallel = f"{size}; limit: a scan by one process (by all cores {run['parallel_scan']:.3f} s)"
    floor = "the same rows by plain INSERT … SELECT, same keys and guards"
    for key, what, target, remarks in (
        ("figures", "settle a month: posted facts into figures", 4, parallel),
        ("floor_of_figures", "  its floor: writing the figures alone", None, floor),
        ("again", "settle a month again: nothing changed", 4, ""),
        ("first", "settle a month: facts posted, then figures", 4, "every row of it is new"),
        ("floor", "  its floor: writing entries and figures alone", None, floor),
    ):
        show(Figure(what, run[key], run["scan"], target, remarks).cells)
    for key, what, remarks in (
        ("branch", "settle one branch of 30 members", ""),
        ("branch_stale", "settle one branch, statistics not yet renewed", "before autovacuum came"),
    ):
        show(Figure(what, run[key], 0.05, 1, remarks, is_absolute=True).cells)


def _bench_stars(town: str) -> None:
    run = child("draft_town", path=town, runs=RUNS)
    for key, what in (
        ("first", "draft a year's stars, months still to settle"),
        ("again", "draft a year's stars again"),
    ):
        remarks = f"{thousands(run['rated'])} members rated"
        show(Figure(what, run[key], STAR_SECONDS, 1, remarks, is_absolute=True).cells)


def _bench_pages(towns: list[str]) -> None:
    small, large = (child("list_members", username=name, runs=PAGE_RUNS) for name in towns)
    counts = f"{small['queries']} and {large['queries']} queries"
    flat = small["queries"] == large["queries"] <= MAX_QUERIES
    remarks = f"{counts}: {'ok' if flat else 'MISSED'} (equal, ≤ {MAX_QUERIES})"
    what = "list page, town of 30 000 members against 1 000"
    show(Figure(what, large["seconds"], small["seconds"], 1.5, remarks).cells)


def _bench_export() -> None:
    run = child("export_roster", rows=MEMBERS, runs=LARGE_RUNS)
    what = f"export {thousands(MEMBERS)} rows xlsx"
    remarks = f"{_speed(MEMBERS, run)}; limit: the same {run['cells']} cells a row, constant"
    show(Figure(what, run["seconds"], run["limit"], 1.5, remarks).cells)


def bench_district() -> None:
    for branches in (BRANCHES, MANY_BRANCHES):
        with fresh():
            made = child("build_reference", branches=branches)
            run = child("judge_year", runs=RUNS)
        remarks = f"{thousands(made['activities'])} activities, {thousands(run['due'])} due"
        for key, what, limit in (
            ("every", f"compliance of {thousands(branches)} branches, a year, 7 requirements", 2),
            ("party_days", "  its party days alone", 0.5),
            ("scores", "  the scores of its months and its year", 4),
        ):
            seconds = limit * branches / BRANCHES
            show(Figure(what, run[key], seconds, 1, remarks, is_absolute=True).cells)


def bench_scheme() -> None:
    with fresh():
        child("build_city", members=REFERENCE_MEMBERS, entries=REFERENCE_ENTRIES, posted_months=12)
        run = child("try_and_adopt", runs=RUNS)
    remarks = f"{thousands(REFERENCE_MEMBERS)} members, {thousands(run['entries'])} entries"
    for key, what, limit in (
        ("trial", "try a points scheme on a year", 3),
        ("page", "  the same with the stars it concerns", 10),
        ("adoption", "adopt it for a whole open year, posting all anew", 60),
    ):
        show(Figure(what, run[key], limit, 1, remarks, is_absolute=True).cells)


def bench_clients() -> None:
    """Let clients work on one ledger at random. Sums that differ afterwards are a crash."""
    with fresh(), ThreadPoolExecutor(CLIENTS) as pool:
        user = child("build_crowd", members=CROWD, branches=10)["user"]
        work = partial(child, "work_at_random", user=user, operations=OPERATIONS // CLIENTS)
        runs = list(pool.map(lambda seed: work(seed=seed), range(CLIENTS)))
        proof = child("prove_sums")
    if proof["disagreements"]:
        raise RuntimeError(proof["disagreements"])
    seconds = max(run["seconds"] for run in runs)
    refused = sum(run["done"].get("refused", 0) for run in runs)
    what = f"{thousands(OPERATIONS)} random operations by {CLIENTS} clients"
    remarks = (
        f"{thousands(OPERATIONS / seconds)} a second, {thousands(refused)} refused by a rule,"
        f" {thousands(proof['entries'])} entries: all sums agree"
    )
    show(Figure(what, seconds, seconds, remarks=remarks).cells)


def bench_audit() -> None:
    line = _shortest("write_lines", lines=LINES_WRITTEN)
    show(Figure("one line of the audit log", line["seconds"], 0.005, 1, is_absolute=True).cells)
    few = _shortest("prove_log", 1, lines=LINES_PROVED // 10)
    many = _shortest("prove_log", LARGE_RUNS, lines=LINES_PROVED)
    peaks = [thousands(run["peak_megabytes"]) for run in (few, many)]
    remarks = f"peak {peaks[1]} MB, of a tenth of it {peaks[0]} MB; limit: reading the lines"
    what = f"verify_audit, {thousands(LINES_PROVED)} lines"
    show(Figure(what, many["seconds"], many["limit"], 3, remarks).cells)


def bench_rush() -> None:
    """Let a hall log in and vote within a minute; one ballot too few or many is a crash."""
    with tempfile.TemporaryDirectory() as folder, fresh():
        os.environ["BALLOT_KEY_DIR"] = folder
        password = secrets.token_hex()
        vote = child("open_vote", voters=VOTERS, units=UNITS, password=password)
        with server() as port:
            hall = Hall(port=port, vote=vote, password=password)
            hall.rush()
        found = child("close_vote", cycle=vote["cycle"])
    if found["ballots"] != VOTERS or not found["agrees"] or max(hall.statuses) >= SERVER_ERROR:
        raise RuntimeError(f"{found}, answers {sorted(hall.statuses)}")
    remarks = f"p95; {hall.doubled} tapped twice, {hall.cut} were cut off: {VOTERS} ballots"
    what = f"{VOTERS} voters log in and vote within {SECONDS} s"
    show(Figure(what, hall.p95("ballot"), 1, 1, remarks, is_absolute=True).cells)
    for key, what in (("login", "log-in"), ("sheet", "ballot sheet"), ("page", "other pages")):
        remarks = f"p95 of {len(hall.times[key])}"
        seconds = hall.p95(key)
        show(Figure(f"  meanwhile: {what}", seconds, 1, 1, remarks, is_absolute=True).cells)


def bench_journey() -> None:
    """Import a roster in the browser while workers are killed, undo it and import it again.

    It is the browser test of that way, with more rows; a count that is not exact is a crash.
    """
    test = ["tests/browser/test_imports.py", "-k", "large_roster"]
    start = time.perf_counter()
    subprocess.run(  # noqa: S603  # our own tests, no shell
        [sys.executable, "-m", "pytest", "-q", *test],
        env={**os.environ, "JOURNEY_ROWS": str(JOURNEY_ROWS)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    seconds = time.perf_counter() - start
    what = f"{thousands(JOURNEY_ROWS)} rows in the browser, worker killed twice"
    remarks = "tables, undoing and a second import included; exact counts"
    show(Figure(what, seconds, seconds, remarks=remarks).cells)


PARTS = {
    "journey": bench_journey,
    "city": bench_city,
    "district": bench_district,
    "scheme": bench_scheme,
    "clients": bench_clients,
    "audit": bench_audit,
    "rush": bench_rush,
}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    rows = os.environ.get("BENCH_ROWS", "10000,100000")
    parser.add_argument("--rows", default=rows, help="sizes of the rosters (or BENCH_ROWS)")
    parser.add_argument("--only", choices=["roster", *PARTS], default=os.environ.get("BENCH_ONLY"))
    options = parser.parse_args(arguments)
    if options.only not in {None, "roster", *PARTS}:  # argparse does not look at a default
        parser.error(f"BENCH_ONLY is none of: roster, {', '.join(PARTS)}")
    sizes = sorted(int(size) for size in options.rows.split(",") if size)
    print(
        f"Shortest of {RUNS} runs (rosters from {LARGE_ROWS} rows: {LARGE_RUNS}, pages:"
        f" {PAGE_RUNS}), since the machine may be shared."
    )
    show(HEADINGS)
    with migrated(), tempfile.TemporaryDirectory() as folder:
        if options.only in PARTS:
            PARTS[options.only]()
            return
        for size in sizes:
            if size == sizes[-1] and options.only is None:
                bench_audit()
                bench_district()
                bench_scheme()
                bench_rush()
                bench_journey()
                bench_city()  # the longest roster comes last
            bench_roster(size, Path(folder))
        if options.only is None:
            bench_clients()


if __name__ == "__main__":
    main()
