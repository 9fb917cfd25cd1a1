import pytest

from common.errors import RuleViolation
from members.models import Member
from spreadsheets.domain import batches
from spreadsheets.domain.mapping import remembered
from spreadsheets.models import ImportBatch
from tests.conftest import actor_of, id_number, workbook
from tests.spreadsheets.files import HEADER, sheets

ROW = ["李四", id_number(1), "T01001", "2005-07-01"]


def opened(user, *rows, mapping=None):
    batch = batches.open_batch(
        kind="members",
        file_name="表.xlsx",
        content=workbook(*rows),
        actor=actor_of(user),
        options={"mapping": mapping or {}},
    )
    batches.preview(batch=batch)
    return batch


def columns(batch):
    return {
        column["header"]: (column["field"], column["confidence"], column["guess"])
        for column in batch.reading["columns"]
    }


def test_each_column_is_shown_with_its_field_and_how_it_was_found(officer, branch):
    header = ["姓名", "身份证号", "所在党支部", "入党的时间", "血型"]
    batch = opened(officer, header, [*ROW, "A"])
    assert columns(batch) == {
        "姓名": ("name", "exact", ""),
        "身份证号": ("id_number", "exact", ""),
        "所在党支部": ("branch", "exact", ""),
        "入党的时间": ("", "none", "joined"),
        "血型": ("", "none", ""),
    }


def test_samples_never_show_a_whole_id_number(officer, branch):
    batch = opened(officer, ["姓名", "身份证号", "所在党支部"], ROW[:3])
    [column] = [c for c in batch.reading["columns"] if c["field"] == "id_number"]
    assert column["samples"] == [f"419***********{id_number(1)[-4:]}"]


def test_a_file_without_a_needed_column_waits_for_its_user_to_name_it(officer, branch):
    batch = opened(officer, ["谁", "身份证号", "所在党支部"], ROW[:3])
    assert (batch.state, "姓名" in batch.refusal) == ("scanned", True)
    assert batches.name_columns(batch=batch, wishes={"谁": "name"}, place=[])
    batch.refresh_from_db()
    batches.preview(batch=batch)
    assert (batch.state, batch.outcomes["create"]) == ("previewed", 1)


def test_a_header_row_chosen_by_hand_is_the_one_that_is_read(officer, branch):
    rows = (["甲", "乙", "丙"], ["一", "二", "三"], ROW[:3])
    batch = opened(officer, *rows)
    assert batch.state == "scanned"
    wishes = {"一": "name", "二": "id_number", "三": "branch"}
    batches.name_columns(batch=batch, wishes=wishes, place=[0, 2])
    batch.refresh_from_db()
    batches.preview(batch=batch)
    assert (batch.state, batch.header_row, batch.outcomes["create"]) == ("previewed", 2, 1)


def test_a_sheet_chosen_by_hand_is_the_one_that_is_read(officer, branch):
    content = sheets(("一", [HEADER, ROW[:3]]), ("二", [["题"], HEADER, ["张三", *ROW[1:3]]]))
    batch = batches.open_batch(
        kind="members", file_name="表.xlsx", content=content, actor=actor_of(officer), options={}
    )
    batches.preview(batch=batch)
    assert (batch.reading["sheet"], batch.reading["unread"]) == ("一", ["二"])
    batches.name_columns(batch=batch, wishes={}, place=[1])
    batch.refresh_from_db()
    batches.preview(batch=batch)
    assert (batch.reading["sheet"], batch.header_row, batch.reading["unread"]) == ("二", 2, ["一"])
    assert batch.rows.get().label == "张三"


def test_a_sheet_without_a_table_chosen_by_hand_waits_for_its_header_row(officer, branch):
    content = sheets(("一", [HEADER, ROW[:3]]), ("二", [["甲", "乙", "丙"], ROW[:3]]))
    batch = batches.open_batch(
        kind="members", file_name="表.xlsx", content=content, actor=actor_of(officer), options={}
    )
    batches.name_columns(batch=batch, wishes={}, place=[1])
    batch.place = [1]
    batches.preview(batch=batch)
    assert (batch.state, batch.reading["sheet"]) == ("scanned", "二")


def test_where_a_person_stands_as_header_no_number_is_kept(officer, branch):
    batch = opened(officer, [3, *ROW[:3], "13900000001"], [4, *ROW[:3], "13900000001"])
    assert [c["header"] for c in batch.reading["columns"]] == [
        "3", "李四", f"419***********{id_number(1)[-4:]}", "T01001", "139****0001",
    ]  # fmt: skip


def test_a_choice_that_was_written_is_remembered_for_its_user_alone(officer, town_officer, branch):
    header = ["谁", "身份证号", "所在党支部"]
    batches.commit(batch=opened(officer, header, ROW[:3], mapping={"谁": "name"}))
    assert remembered(user=officer, kind="members") == {"谁": "name"}
    assert remembered(user=officer, kind="party-days") == {}
    assert remembered(user=town_officer, kind="members") == {}


def test_a_column_may_be_left_out(officer, branch):
    header = ["姓名", "身份证号", "所在党支部", "入党时间"]
    batches.commit(batch=opened(officer, header, ROW, mapping={"入党时间": ""}))
    assert Member.objects.get().joined_on is None


def test_problems_of_one_kind_in_one_column_stand_together(officer, branch):
    header = ["姓名", "身份证号", "所在党支部"]
    rows = [[f"人{n}", id_number(n), "没有的支部"] for n in range(8)]
    batch = opened(officer, header, *rows, ["", id_number(9), "T01001"])
    found = [(g["column"], g["code"], g["count"], g["rows"]) for g in batch.problem_groups]
    assert found == [
        ("所在党支部", "unknown_branch", 8, [2, 3, 4, 5, 6]),
        ("姓名", "missing_name", 1, [10]),
    ]


def test_the_organizations_to_be_touched_are_counted(officer, branch, sibling_branch):
    header = ["姓名", "身份证号", "所在党支部"]
    rows = [[f"人{n}", id_number(n), branch.code] for n in range(2)]
    batch = opened(officer, header, *rows, ["人", id_number(5), sibling_branch.code])
    assert batch.organizations == {str(branch): 2, str(sibling_branch): 1}


def test_a_batch_given_up_is_never_written(officer, branch):
    batch = opened(officer, ["姓名", "身份证号", "所在党支部"], ROW[:3])
    batches.discard(batch=batch)
    assert not batches.begin_commit(batch=batch)
    with pytest.raises(RuleViolation):
        batches.commit(batch=batch)
    with pytest.raises(RuleViolation):
        batches.discard(batch=batch)
    assert (ImportBatch.objects.get().state, Member.objects.count()) == ("discarded", 0)


def test_changes_are_shown_in_words(officer, branch):
    header = ["姓名", "身份证号", "所在党支部", "学历", "手机号"]
    batches.commit(batch=opened(officer, header, [*ROW[:3], "本科", "13900000001"]))
    batch = opened(officer, header, [*ROW[:3], "大专", "13900000002"])
    changes = {"education": ["本科", "大专"], "mobile": ["****", "****"]}
    assert batch.rows.get().changes == changes


@pytest.mark.parametrize(
    ("kind", "is_noticed"), [("members", True), ("service-records", False), ("organizations", True)]
)
def test_headers_that_fit_another_kind_better_are_noticed(officer, branch, kind, is_noticed):
    header = ["姓名", "身份证号", "所在党支部", "服务日期", "活动名称", "时长（小时）", "服务类别"]
    row = [*ROW[:3], "2018-06-01", "清扫", 2, "环境整治"]
    batch = batches.open_batch(
        kind=kind,
        file_name="表.xlsx",
        content=workbook(header, row),
        actor=actor_of(officer),
        options={},
    )
    batches.preview(batch=batch)
    assert ("志愿服务" in batch.reading["notice"]) == is_noticed
