import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from django.urls import reverse

from assessments.domain import casting
from assessments.domain.publication import publish
from tests.assessments.conftest import counted, filled, opened
from tests.conftest import actor_of

SCRIPT = Path(__file__).parents[2] / "static" / "assessments" / "recount.py"


@pytest.fixture
def files(client, cycle, officer, tmp_path):
    """Return the published counters and results, one group of one unit below the threshold."""
    opened(cycle, officer)
    for number, elector in enumerate(cycle.electors.order_by("pk")):
        last = 67 if number % 3 else "-"
        casting.cast(elector=elector, ballot=filled(cycle, elector, 80 + number, 91 - number, last))
    publish(cycle=counted(cycle, officer), actor=actor_of(officer))
    client.force_login(officer)
    paths = []
    for route in ("counter_list", "result_list"):
        paths.append(tmp_path / f"{route}.csv")
        answer = client.get(reverse(f"assessments:{route}"), {"export": "csv"})
        paths[-1].write_bytes(b"".join(answer))
    return paths


def run(*paths):
    return subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, paths)], capture_output=True, text=True, check=False
    )


def test_the_script_computes_every_published_total_again(files):
    done = run(*files)
    assert (done.returncode, done.stdout.split("\n")[-2]) == (0, "3 totals, 0 differ"), done.stderr


def test_the_script_finds_a_total_that_was_changed(files):
    rows = list(csv.reader(io.StringIO(files[1].read_text(encoding="utf-8-sig"))))
    rows[1][rows[0].index("总分")] = "99.99"
    with files[1].open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    done = run(*files)
    assert done.returncode == 1
    assert "3 totals, 1 differ" in done.stdout
