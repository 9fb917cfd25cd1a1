import re

import pytest

from dispatch.models import Place, Unit
from spreadsheets.domain import batches
from spreadsheets.domain.undo import undo
from tests.conftest import actor_of, staged, workbook
from tests.spreadsheets.exported import written

UNITS = ["单位代码", "单位名称", "分组", "所属党组织"]
PLACES = ["区划代码", "名称", "类别", "所属镇街"]


def stage(user, kind, *rows):
    return staged(batches.table_for(kind=kind, actor=actor_of(user)), workbook(*rows))


def commit(user, kind, content):
    batch = batches.open_batch(
        kind=kind, file_name="名册.xlsx", content=content, actor=actor_of(user), options={}
    )
    batches.preview(batch=batch)
    batches.commit(batch=batch)
    batch.refresh_from_db()
    return batch


def test_a_unit_is_known_by_its_code_and_corrected_under_it(officer, branch, town):
    commit(officer, "units", workbook(UNITS, ["U01", "示例区财政局", "区直单位", branch.code]))
    unit = Unit.objects.get()
    assert (unit.name, unit.group, unit.organization) == ("示例区财政局", "agency", branch)
    staging = stage(officer, "units", UNITS, ["U01", "示例区财政局", "党群部门", town.name])
    assert staging.outcomes["update"] == 1
    batch = commit(
        officer, "units", workbook(UNITS, ["U01", "示例区财政局", "党群部门", town.name])
    )
    undo(batch=batch, actor=actor_of(officer))
    unit.refresh_from_db()
    assert (unit.group, unit.organization) == ("agency", branch)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["", "示例区财政局", "区直单位", "T01001"], "missing_value"),
        (["U02", "示例区教育局", "区直单位", "没有的党组织"], "unknown_organization"),
        (["U02", "示例区教育局", "别的", "T01001"], "unknown_group"),
        (["U01", "示例区教育局", "区直单位", "T01001"], "duplicate"),
        (["U02", "示例区民政局", "区直单位", "T01001"], "manual_check"),
    ],
)
def test_each_problem_of_a_unit_is_named(officer, branch, row, code):
    first = ["U01", "示例区民政局", "区直单位", "T01001"]
    found = {problem.code for problem in stage(officer, "units", UNITS, first, row).problems}
    assert found == {code}


@pytest.mark.parametrize(
    ("kind", "rows", "words"),
    [
        ("units", [UNITS, ["U01", "示例区财政局", "区直单位", ""]], ["单位代码", "单位名称"]),
        ("places", [PLACES, ["419900001001", "示例村", "村", ""]], ["区划代码", "名称"]),
    ],
)
def test_the_columns_to_choose_from_are_those_of_the_kind(client, officer, kind, rows, words):
    """A village has no person's name, and a unit no code of a Party organization."""
    content, actor = workbook(*rows), actor_of(officer)
    batch = batches.open_batch(
        kind=kind, file_name="名册.xlsx", content=content, actor=actor, options={}
    )
    batches.preview(batch=batch)
    client.force_login(officer)
    page = client.get(batch.get_absolute_url()).content.decode()
    offered = re.findall(r'<option value="(?:code|name)"[^>]*>([^<]+)</option>', page)
    assert offered == words * len(rows[0])


def test_a_village_belongs_to_a_town_and_its_name_may_stand_in_another(officer, town, other_town):
    rows = [["419900001001", "新村", "村", "T01"], ["419900002001", "新村", "村", "T02"]]
    commit(officer, "places", workbook(PLACES, *rows))
    assert {place.town for place in Place.objects.filter(name="新村")} == {town, other_town}


@pytest.mark.parametrize("kind", ["units", "places"])
def test_an_exported_list_comes_back_unchanged(officer, unit, village, kind):
    staging = staged(batches.table_for(kind=kind, actor=actor_of(officer)), written(kind, officer))
    assert (staging.outcomes["unchanged"], staging.problems) == (1, [])
