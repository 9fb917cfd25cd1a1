import pytest

from dispatch.imports import ProjectImport
from dispatch.models import KeyProject
from spreadsheets.domain import batches
from spreadsheets.domain.undo import undo
from tests.conftest import actor_of, staged, workbook

HEADER = ["项目名称", "所在镇街", "项目阶段"]


def outcomes(user, *rows):
    found = staged(ProjectImport(actor=actor_of(user)), workbook(HEADER, *rows))
    return [
        (str(line.outcome), [problem.code for problem in line.problems])
        for line in found.understanding.lines
    ]


def load(user, *rows):
    batch = batches.open_batch(
        kind="projects", file_name="项目.xlsx", content=workbook(HEADER, *rows),
        actor=actor_of(user), options={},
    )  # fmt: skip
    batches.preview(batch=batch)
    batches.commit(batch=batch)
    return batch


def test_projects_are_loaded_once_and_brought_up_to_date(town, other_town, officer):
    row = ["示例产业园", "示例1街道党工委", "前期"]
    load(officer, row, ["示例大桥", "T02", ""])
    found = [(one.name, one.town, one.stage) for one in KeyProject.objects.all()]
    assert found == [("示例产业园", town, "preparing"), ("示例大桥", other_town, "preparing")]
    assert outcomes(officer, row) == [("unchanged", [])]
    load(officer, ["示例产业园", "示例1街道党工委", "已开工"])
    assert KeyProject.objects.get(name="示例产业园").stage == "building"


def test_a_change_is_undone(town, officer):
    load(officer, ["示例产业园", "T01", "前期"])
    batch = load(officer, ["示例产业园", "T01", "竣工"])
    undo(batch=batch, actor=actor_of(officer))
    assert KeyProject.objects.get().stage == "preparing"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["", "T01", "在建"], "missing_name"),
        (["示例大桥", "", "在建"], "missing_town"),
        (["示例大桥", "没有的镇", "在建"], "unknown_organization"),
        (["示例大桥", "T01", "停工"], "unknown_stage"),
    ],
)
def test_a_row_is_refused_with_its_reason(town, officer, row, code):
    assert outcomes(officer, row) == [("error", [code])]


def test_a_name_stands_once_in_a_file(town, officer):
    row = ["示例产业园", "T01", "在建"]
    assert [outcome for outcome, _codes in outcomes(officer, row, row)] == ["create", "duplicate"]
