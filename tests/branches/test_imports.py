from datetime import date

import pytest

from branches.domain.tree import create_organization
from branches.models import Organization
from spreadsheets.domain import batches
from tests.conftest import actor_of, make_branch, staged, workbook

HEADER = ["党组织代码", "党组织全称", "党组织简称", "类别", "隶属上级", "领域/行业", "成立时间"]
TOWN = ["T09", "中共示例9街道工作委员会", "九街道", "党工委", "示例区委", "城市社区", "2000.01"]
BRANCH = ["T09001", "中共九街道一社区支部委员会", "九一支部", "党支部", "九街道", "社区", ""]


def stage(user, *rows, header=HEADER):
    table = batches.table_for(kind="organizations", actor=actor_of(user))
    return staged(table, workbook(header, *rows))


def commit(user, *rows, header=HEADER):
    batch = batches.open_batch(
        kind="organizations",
        file_name="x.xlsx",
        content=workbook(header, *rows),
        actor=actor_of(user),
        options={},
    )
    batches.preview(batch=batch)
    return batches.commit(batch=batch)


def codes(staging):
    return [(problem.row, problem.code) for problem in staging.problems]


def outcomes(staging):
    return list(staging.row_outcomes.values())


def changed(row, **cells):
    names = ("code", "name", "short", "kind", "superior", "sector", "founded")
    return [cells.get(name, old) for name, old in zip(names, row, strict=True)]


def tree():
    """Return every organization's superior, after checking that the paths tell the same."""
    found = Organization.objects.select_related("superior")
    for organization in found:
        above = organization.superior.path if organization.superior else "/"
        assert organization.path == f"{above}{organization.pk}/"
    return {str(o): str(o.superior) if o.superior else "" for o in found}


def test_an_organization_is_made_as_its_row_says(officer):
    commit(officer, TOWN)
    made = Organization.objects.get(code="T09")
    assert (made.name, made.short_name, made.kind, made.sector) == (
        "中共示例9街道工作委员会",
        "九街道",
        "working_committee",
        "community",
    )
    assert (made.founded_on, made.founded_precision) == (date(2000, 1, 1), "month")
    assert made.superior.name == "中共示例区委员会"


@pytest.mark.parametrize("order", [[TOWN, BRANCH], [BRANCH, TOWN]])
def test_a_superior_may_stand_anywhere_in_the_same_file(officer, order):
    commit(officer, *order)
    assert tree() == {"示例区委": "", "九街道": "示例区委", "九一支部": "九街道"}


@pytest.mark.parametrize("superior", ["T09", "t09", "九街道", " 九 街道", TOWN[1]])
def test_a_superior_is_named_by_code_full_or_short_name(officer, superior):
    commit(officer, TOWN, changed(BRANCH, superior=superior))
    assert tree()["九一支部"] == "九街道"


def test_a_second_import_changes_nothing(officer):
    commit(officer, TOWN, BRANCH)
    assert outcomes(commit(officer, TOWN, BRANCH)) == ["unchanged", "unchanged"]


@pytest.mark.parametrize(
    "header",
    [
        ["组织代码", "党组织名称", "简称", "组织类别", "上级党组织", "行业", "成立日期"],
        ["代码", "全称", "党组织简称", "党组织类别", "上级组织", "领域", "建立时间"],
        ["代 码", "党组织\n全称", "简称*", "类别（必填）", "隶属上级：", "领域/行业", "成立时间"],
    ],
)
def test_every_known_header_is_understood(officer, header):
    assert outcomes(stage(officer, TOWN, header=header)) == ["create"]
    assert stage(officer, TOWN, header=header).understanding.unused == []


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("党委", "committee"),
        ("党总支", "general_branch"),
        ("支 部", "branch"),
        ("联合党支部", "joint_branch"),
        ("流动党员党支部", "mobile_branch"),
        ("临时党支部", "temporary_branch"),
        ("功能型党支部", "functional_branch"),
    ],
)
def test_kinds_are_known_by_the_words_people_use(officer, word, kind):
    commit(officer, changed(TOWN, kind=word))
    assert Organization.objects.get(code="T09").kind == kind


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"name": ""}, "missing_name"),
        ({"kind": ""}, "missing_type"),
        ({"kind": "公司"}, "unknown_type"),
        ({"sector": "太空"}, "unknown_sector"),
        ({"superior": ""}, "missing_superior"),
        ({"superior": "没有这个党委"}, "unknown_superior"),
        ({"superior": "九街道"}, "unknown_superior"),  # its own name
        ({"founded": "2018.6.31"}, "bad_date"),
        ({"founded": "2091-01-01"}, "future_date"),
        ({"code": "C" * 31}, "too_long"),
    ],
)
def test_each_problem_is_named_at_its_row(officer, cells, code):
    assert codes(stage(officer, changed(TOWN, **cells))) == [(2, code)]


@pytest.mark.parametrize(
    "cells", [{"name": "中共别的委员会", "short": "别"}, {"code": "T10", "short": "别"}]
)
def test_a_code_or_name_stands_once_in_a_file(officer, cells):
    staging = stage(officer, TOWN, changed(TOWN, **cells))
    assert (codes(staging), outcomes(staging)) == ([(3, "duplicate")], ["create", "duplicate"])


def test_a_row_below_a_refused_one_is_refused_too(officer):
    staging = stage(officer, changed(TOWN, kind="公司"), BRANCH)
    assert codes(staging) == [(2, "unknown_type"), (3, "unknown_superior")]


def test_rows_below_a_row_without_superior_are_refused_with_it(officer):
    staging = stage(officer, changed(TOWN, superior="没有"), BRANCH)
    assert codes(staging) == [(2, "unknown_superior"), (3, "superior_refused")]


def test_two_rows_that_name_each_other_superior_are_refused(officer):
    staging = stage(officer, changed(TOWN, superior="九一支部"), BRANCH)
    assert outcomes(staging) == ["error", "error"]


def test_a_superior_that_fits_several_is_for_a_person_to_decide(officer, district):
    for number in (1, 2):
        create_organization(
            superior=district, name=f"中共第{number}委员会", short_name="九街道", kind="committee"
        )
    staging = stage(officer, BRANCH)
    assert (codes(staging), outcomes(staging)) == ([(2, "manual_check")], ["manual"])


def test_two_rows_of_one_short_name_cannot_both_be_the_superior(officer):
    staging = stage(officer, TOWN, changed(TOWN, code="T10", name="中共示例10街道委员会"), BRANCH)
    assert codes(staging) == [(4, "manual_check")]


## The root


ROOT = ["D001", "中共示例区委员会", "示例区委", "党委", "", "机关", "1949"]


def test_the_row_without_a_superior_that_bears_its_name_updates_the_root(officer, district):
    assert outcomes(commit(officer, ROOT, TOWN)) == ["update", "create"]
    district.refresh_from_db()
    assert (district.code, district.sector, district.founded_precision) == (
        "D001",
        "agency",
        "year",
    )
    assert tree() == {"示例区委": "", "九街道": "示例区委"}


def test_a_superior_may_be_the_code_that_the_file_gives_the_root(officer):
    assert outcomes(commit(officer, ROOT, changed(TOWN, superior="D001"))) == ["update", "create"]
    assert tree()["九街道"] == "示例区委"


def test_another_root_is_refused(officer):
    assert codes(stage(officer, changed(ROOT, name="中共别区委员会"))) == [(2, "missing_superior")]


def test_the_root_cannot_be_hung_below_its_own_branches(officer, town):
    assert codes(stage(officer, changed(ROOT, superior=town.code))) == [(2, "circle")]


## Changes


def test_a_change_shows_old_and_new(officer):
    commit(officer, TOWN)
    [line] = stage(
        officer, changed(TOWN, short="第九街道", founded="2001年3月")
    ).understanding.lines
    assert line.changes == {
        "short_name": ["九街道", "第九街道"],
        "founded_on": ["2000-01", "2001-03"],
    }


def test_empty_cells_take_nothing_away(officer):
    commit(officer, TOWN)
    empty = changed(TOWN, short="", sector="无", founded="—")
    assert outcomes(stage(officer, empty)) == ["unchanged"]


def test_a_month_does_not_replace_the_day_known(officer, branch):
    row = [branch.code, branch.name, "", "党支部", "T01", "", "2001.01"]
    assert outcomes(stage(officer, row)) == ["unchanged"]
    commit(officer, changed(row, sector="机关"))
    branch.refresh_from_db()
    assert (branch.sector, branch.founded_on, branch.founded_precision) == (
        "agency",
        date(2001, 1, 1),
        "day",
    )


def test_a_code_finds_the_organization_whose_name_changed(officer):
    commit(officer, TOWN, BRANCH)
    renamed = changed(TOWN, name="中共新九街道工作委员会", short="新九街道")
    below = changed(BRANCH, superior="新九街道")
    assert outcomes(commit(officer, renamed, below)) == ["update", "unchanged"]
    assert tree() == {"示例区委": "", "新九街道": "示例区委", "九一支部": "新九街道"}


def test_the_code_of_one_and_the_name_of_another_are_for_a_person_to_decide(officer):
    commit(officer, TOWN, BRANCH)
    staging = stage(officer, changed(TOWN, name=BRANCH[1]))
    assert (codes(staging), outcomes(staging)) == ([(2, "manual_check")], ["manual"])


def test_one_organization_is_changed_by_one_row(officer):
    commit(officer, TOWN)
    by_code = changed(TOWN, name="中共新九街道工作委员会")
    by_name = changed(TOWN, code="", founded="1999.01")
    assert codes(stage(officer, by_code, by_name)) == [(3, "duplicate")]


def test_a_subtree_moves_whole_while_rows_of_it_change(officer, town, other_town, branch):
    moved = [other_town.code, other_town.name, "", "党工委", "T01", "", ""]
    below = make_branch(other_town, 1)
    changed_below = [below.code, below.name, "改名支部", "党支部", "T02", "", ""]
    onto = [branch.code, branch.name, "", "党支部", below.code, "", ""]
    assert outcomes(commit(officer, moved, changed_below, onto)) == ["update"] * 3
    assert tree() == {
        "示例区委": "",
        "示例1街道党工委": "示例区委",
        "示例2街道党工委": "示例1街道党工委",
        "改名支部": "示例2街道党工委",
        "示例1街道示例1社区党支部": "改名支部",
    }


def test_superior_and_inferior_may_change_places(officer, town, branch):
    up = [branch.code, branch.name, "", "党总支", "示例区委", "", ""]
    down = [town.code, town.name, "", "党工委", branch.code, "", ""]
    assert outcomes(commit(officer, down, up)) == ["update", "update"]
    assert tree() == {
        "示例区委": "",
        "示例1街道示例1社区党支部": "示例区委",
        "示例1街道党工委": "示例1街道示例1社区党支部",
    }


def test_nothing_may_come_to_stand_below_itself(officer, town, branch):
    down = [town.code, town.name, "", "党工委", branch.code, "", ""]
    itself = [town.code, town.name, "", "党工委", town.code, "", ""]
    assert codes(stage(officer, down)) == [(2, "circle")]
    assert codes(stage(officer, itself)) == [(2, "circle")]


## Reach


def test_a_town_officer_adds_below_the_town_and_changes_nothing_else(
    town_officer, town, foreign_branch
):
    own = changed(BRANCH, superior="T01")
    foreign = changed(BRANCH, code="X1", name="中共别处支部委员会", short="别", superior="T02")
    theirs = [foreign_branch.code, foreign_branch.name, "改", "党支部", "T01", "", ""]
    staging = commit(town_officer, own, foreign, theirs, changed(ROOT, superior=""))
    assert codes(staging) == [(3, "unknown_superior"), (4, "out_of_reach"), (5, "out_of_reach")]
    assert tree()["九一支部"] == str(town)
