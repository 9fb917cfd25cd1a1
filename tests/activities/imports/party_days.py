"""Workbooks of party days, for the tests of their import."""

from datetime import date
from decimal import Decimal

from activities.models import Attendance
from spreadsheets.domain import batches
from tests.activities.compliance import hold
from tests.conftest import actor_of, staged, workbook

HEADER = [
    "支部", "日期", "类型", "主题", "主持人", "应到", "实到", "缺席人员及原因", "联合支部", "状态",
]  # fmt: skip
DAY = date(2018, 6, 25)
PLAIN = {
    "branch": "T01001",
    "date": "2018-06-25",
    "kind": "主题党日",
    "theme": "学习",
    "host": "",
    "due": "",
    "present": "",
    "absentees": "",
    "partners": "",
    "state": "",
}


def row(**cells):
    return list((PLAIN | cells).values())


def stage(user, *rows, header=HEADER):
    table = batches.table_for(kind="party-days", actor=actor_of(user))
    return staged(table, workbook(header, *rows))


def opened(user, *rows):
    batch = batches.open_batch(
        kind="party-days",
        file_name="x.xlsx",
        content=workbook(HEADER, *rows),
        actor=actor_of(user),
        options={},
    )
    batches.preview(batch=batch)
    return batch


def commit(user, *rows):
    return batches.commit(batch=opened(user, *rows))


def codes(staging):
    return [(problem.row, problem.code) for problem in staging.problems]


def outcomes(staging):
    return list(staging.row_outcomes.values())


def attendance():
    return dict(Attendance.objects.values_list("member__name", "state"))


def make_lesson(branch, **changed):
    fields = {
        "kind": "lesson", "state": "returned", "lecturer_text": "赵教授", "hours": Decimal("1.5")
    }  # fmt: skip
    return hold(branch, DAY, **{**fields, **changed})
