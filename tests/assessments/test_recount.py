import csv
import io
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from assessments.domain import casting
from assessments.domain.publication import publish
from tests.assessments.conftest import counted, filled, opened
from tests.assessments.years import a_year_later, undone, voted_and_published
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
    return downloaded(client, officer, tmp_path)


def downloaded(client, officer, tmp_path):
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


def test_the_counters_add_up_and_tell_nothing_beside_too_few_scores(files):
    """Of the third unit 4 voters of each group scored and 2 abstained; one scored the own unit."""
    rows = list(csv.DictReader(io.StringIO(files[0].read_text(encoding="utf-8-sig"))))
    numbers = ("收回", "有效", "无效", "弃权", "本单位")
    told = [[row[name] for name in numbers] for row in rows]
    for returned, *rest in told:
        assert rest[1:] == ["", "", ""] or int(returned) == sum(map(int, rest))
    assert ["6", "4", "0", "2", "0"] in told


def test_the_script_finds_a_total_that_was_changed(files):
    rows = list(csv.reader(io.StringIO(files[1].read_text(encoding="utf-8-sig"))))
    rows[1][rows[0].index("总分")] = "99.99"
    with files[1].open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    done = run(*files)
    assert done.returncode == 1
    assert "3 totals, 1 differ" in done.stdout


def test_the_script_takes_off_what_was_deducted_and_the_file_says_what_for(
    client, cycle, officer, tmp_path
):
    voted_and_published(cycle, officer)
    undone(cycle.units.get(code="U1"), localdate() - timedelta(days=1))
    voted_and_published(a_year_later(cycle, officer), officer)
    paths = downloaded(client, officer, tmp_path)
    heads, *rows = csv.reader(io.StringIO(paths[1].read_text(encoding="utf-8-sig")))
    [row] = [row for row in rows if row[heads.index("单位")] == "示例单位1"]
    told = dict(zip(heads, row, strict=True))
    assert (told["扣分"], told["n：区直单位"], told["n：镇街"]) == ("1", "6", "5")
    assert "前办结" in told["扣分事由"]
    done = run(*paths)
    assert (done.returncode, done.stdout.split("\n")[-2]) == (0, "3 totals, 0 differ"), done.stderr
