"""One measurement in one process: ``python -m tools.bench.child JOB ARGUMENTS``.

Arguments come and figures go as JSON; the parent is ``tools.bench.databases.child``.
"""

import json
import resource
import sys
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.core.management import call_command

from tools.bench import (
    audit,
    city,
    clients,
    duties,
    exports,
    ledger,
    pages,
    roster,
    schemes,
    stars,
    stock,
    votes,
)


def migrate() -> dict[str, Any]:
    call_command("migrate", verbosity=0)
    return {}


JOBS: dict[str, Callable[..., dict[str, Any]]] = {
    "migrate": migrate,
    "write_workbook": roster.write_workbook,
    "import_roster": roster.import_roster,
    "change_roster": roster.change_roster,
    "keep_rows": roster.keep_rows,
    "read_and_copy": roster.read_and_copy,
    "read_and_copy_texts": roster.read_and_copy_texts,
    "import_stock": stock.import_stock,
    "build_city": city.build_city,
    "build_reference": duties.build_reference,
    "judge_year": duties.judge_year,
    "settle_months": ledger.settle_months,
    "draft_town": stars.draft_town,
    "try_and_adopt": schemes.try_and_adopt,
    "list_members": pages.list_members,
    "write_lines": audit.write_lines,
    "prove_log": audit.prove_log,
    "build_crowd": clients.build_crowd,
    "work_at_random": clients.work_at_random,
    "prove_sums": clients.prove_sums,
    "open_vote": votes.open_vote,
    "close_vote": votes.close_vote,
    "export_roster": exports.export_roster,
}

if __name__ == "__main__":
    measured = JOBS[sys.argv[1]](**json.loads(sys.argv[2]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # Linux counts in KB
    print(json.dumps({**measured, "peak_megabytes": peak}))
