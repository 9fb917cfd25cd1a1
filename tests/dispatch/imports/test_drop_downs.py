"""What the templates of postings and contacts offer: what is there, by names that mean one."""

from datetime import date

import pytest

from dispatch.choices import ProgrammeState, Rank
from dispatch.imports import ContactImport
from dispatch.models import KeyProject, Place, Unit
from tests.conftest import actor_of, staged, workbook
from tests.dispatch.conftest import make_cadre, make_programme, make_unit
from tests.dispatch.imports.test_postings import row, stage
from tests.spreadsheets.files import offered

GONE = date(2018, 1, 1)
LIVE = ("下沉计划", "派出单位", "镇（街道）", "村", "重点项目")


@pytest.fixture
def namesake(other_town):
    """A village of the other town that is called as ours."""
    return Place.objects.create(code="419900002001", name="示例村", kind="village", town=other_town)


def test_postings_offer_programmes_units_towns_villages_and_projects(
    officer, unit, foreign_unit, village, project, other_town
):
    make_programme(officer)
    shown = offered("postings", officer)
    assert {name: shown[name] for name in LIVE} == {
        "下沉计划": ["两走进两提升"],
        "派出单位": ["示例区财政局", "示例区教育局"],
        "镇（街道）": [village.town.name, other_town.name],
        "村": ["示例村"],
        "重点项目": ["示例产业园"],
    }


def test_what_is_over_is_not_offered(officer, unit, village, project):
    make_programme(officer, state=ProgrammeState.CLOSED)
    for model in (Unit, Place, KeyProject):
        model.objects.update(valid_until=GONE)
    assert offered("postings", officer).keys() & set(LIVE) == {"镇（街道）"}
    assert "联系对象" not in offered("contacts", officer)


def test_villages_of_one_name_are_offered_by_code_and_so_imported(
    officer, cadre, town, village, namesake
):
    assert offered("postings", officer)["村"] == [village.code, namesake.code]
    assert offered("contacts", officer)["联系对象"] == [
        town.name, f"{town} 示例村", namesake.town.name, f"{namesake.town} 示例村",
    ]  # fmt: skip
    for cells in ({"place": village.code}, {"host": town.name, "place": village.code}):
        assert stage(officer, row(**cells)).problems == []


def test_what_postings_offer_is_imported_without_a_word(officer, cadre, village):
    make_programme(officer)
    words = offered("postings", officer)
    chosen = {"programme": "下沉计划", "unit": "派出单位", "host": "镇（街道）", "place": "村"}
    cells = {name: words[header][0] for name, header in chosen.items()}
    assert stage(officer, row(kind="", **cells)).problems == []


def test_contacts_offer_leaders_and_all_they_can_be_in_contact_with(
    officer, leader, unit, village, namesake, project
):
    make_cadre(unit, "张三", 960)
    shown = offered("contacts", officer)
    assert shown["领导姓名"] == ["李建国"]
    rows = [["李建国", target, "2018-05-01"] for target in shown["联系对象"]]
    assert len(rows) == 5
    content = workbook(["领导姓名", "联系对象", "起始日期"], *rows)
    assert staged(ContactImport(actor=actor_of(officer)), content).problems == []


def test_leaders_of_one_name_are_not_offered(officer, leader, unit):
    make_cadre(unit, "李建国", 951, rank=Rank.DIVISION)
    make_cadre(unit, "王县长", 952, rank=Rank.DIVISION)
    assert offered("contacts", officer)["领导姓名"] == ["王县长"]


def test_more_than_anybody_looks_through_is_not_offered(officer, unit, village, monkeypatch):
    monkeypatch.setattr("spreadsheets.tables.MAX_PICKS", 1)
    make_unit(unit.organization, "U09", "示例区民政局")
    shown = offered("postings", officer)
    assert "派出单位" not in shown
    assert shown["村"] == ["示例村"]


def test_villages_offer_party_organizations_of_every_kind(officer, branch, other_town):
    shown = offered("places", officer)
    assert shown["所属镇街"] == [branch.superior.name, other_town.name]
    assert branch.name in shown["所属党组织"]
