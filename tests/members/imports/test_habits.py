"""The habits of real rosters (spellings of names, numbers, dates and choices)."""

from datetime import date

import pytest

from members.imports import MemberImport
from members.models import Member
from spreadsheets.domain import batches
from tests.conftest import actor_of, id_number, make_member, staged, workbook

HEADER = ["姓名", "性别", "民族", "学历", "出生日期", "公民身份号码", "入党时间", "所在党支部"]
PLAIN = {
    "name": "张三",
    "sex": "男",
    "ethnic": "汉族",
    "education": "本科",
    "born": "1980-01-01",
    "number": id_number(1),
    "joined": "2005-07-01",
    "branch": "T01001",
}


def row(**cells):
    return list((PLAIN | cells).values())


def stage(user, *rows):
    table = batches.table_for(kind="members", actor=actor_of(user))
    return staged(table, workbook(HEADER, *rows))


def commit(user, *rows):
    batch = batches.open_batch(
        kind="members",
        file_name="x.xlsx",
        content=workbook(HEADER, *rows),
        actor=actor_of(user),
        options={},
    )
    batches.preview(batch=batch)
    return batches.commit(batch=batch)


def codes(staging):
    return [(problem.row, problem.code) for problem in staging.problems]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("张 三", "张三"),
        ("张　三", "张三"),
        ("张\u00a0三\u200b ", "张三"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("阿依古丽・买买提", "阿依古丽·买买提"),
        ("阿依古丽．买买提", "阿依古丽·买买提"),
        ("阿依古丽.买买提", "阿依古丽·买买提"),
        ("𬱖䶮", "𬱖䶮"),
    ],
)
def test_a_name_is_kept_without_blanks_and_with_one_kind_of_dot(officer, branch, typed, name):
    commit(officer, row(name=typed))
    assert Member.objects.get().name == name


@pytest.mark.parametrize(
    "typed",
    [
        "'{}",
        " {} ",
        "{}".format,
        lambda number: number.lower(),
        lambda number: f"{number[:6]}-{number[6:14]} {number[14:]}",
        lambda number: "".join(chr(ord(c) + 0xFEE0) for c in number),
    ],
)
def test_an_id_number_is_one_person_however_it_is_typed(officer, branch, typed):
    number = next(n for n in map(id_number, range(100)) if n.endswith("X"))
    make_member(branch, "张三", int(number[14:17]))
    spelled = typed.format(number) if isinstance(typed, str) else typed(number)
    [line] = stage(officer, row(number=spelled)).understanding.lines
    assert (line.problems, line.action) == ([], "update")


@pytest.mark.parametrize("number", [419900198001010010, 419900198001010.0, 1.5])
def test_a_numeric_id_cell_is_refused_whatever_its_digits(officer, branch, number):
    assert codes(stage(officer, row(number=number))) == [(2, "numeric_id")]


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"sex": "女", "number": id_number(2)}, "sex", "female"),
        ({"sex": 2, "number": id_number(2)}, "sex", "female"),
        ({"sex": "1"}, "sex", "male"),
        ({"sex": "女性", "number": id_number(2)}, "sex", "female"),
        ({"sex": "—"}, "sex", "unknown"),
        ({"ethnic": "回"}, "ethnic_group", "回"),
        ({"ethnic": "回族"}, "ethnic_group", "回"),
        ({"ethnic": "03"}, "ethnic_group", "回"),
        ({"ethnic": 3}, "ethnic_group", "回"),
        ({"ethnic": "无"}, "ethnic_group", ""),
        ({"education": "全日制本科"}, "education", "20"),
        ({"education": "省委党校大学"}, "education", "20"),
        ({"education": "大专"}, "education", "30"),
        ({"education": "初中及以下"}, "education", "70"),
        ({"born": "１９８０．１．１"}, "born_on", date(1980, 1, 1)),
        ({"born": "一九八〇年一月一日"}, "born_on", date(1980, 1, 1)),
        ({"born": 29221}, "born_on", date(1980, 1, 1)),
        ({"born": ""}, "born_on", date(1980, 1, 1)),  # from the ID number
        ({"joined": "2005-07-01 00:00:00"}, "joined_on", date(2005, 7, 1)),
        ({"joined": "2005/7/1 0:00"}, "joined_on", date(2005, 7, 1)),
        ({"joined": "不详"}, "joined_on", None),
    ],
)
def test_values_are_read_as_people_write_them(officer, branch, cells, field, value):
    assert codes(commit(officer, row(**cells))) == []
    assert getattr(Member.objects.get(), field) == value


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"sex": "公"}, "unknown_sex"),
        ({"ethnic": "火星"}, "unknown_ethnic_group"),
        ({"education": "幼儿园"}, "unknown_education"),
        ({"joined": "2017.06-07月间"}, "bad_date"),
        ({"joined": float("1e-7")}, "bad_date"),
        ({"joined": "1997.1"}, "joined_too_young"),
        ({"name": "长" * 51}, "too_long"),
        ({"branch": ""}, "missing_branch"),
        ({"number": "无"}, "missing_id"),
        ({"number": "1101051949123100"}, "bad_id"),
    ],
)
def test_what_cannot_be_is_named(officer, branch, cells, code):
    assert (2, code) in codes(stage(officer, row(**cells)))


@pytest.mark.parametrize("number", ["E12345678", "110105491231002", "军字第1234567号"])
def test_another_paper_is_checked_by_hand(officer, branch, number):
    staging = stage(officer, row(number=number))
    assert codes(staging) == [(2, "manual_check")]
    assert staging.outcomes["manual"] == 1


@pytest.mark.parametrize(
    "joined", ["2017.06-2018.07", "2017年6月、2018年7月", "2017-6 至 2018-7", "2017/6 2018/7"]
)
def test_of_two_dates_in_a_cell_the_first_is_read_with_a_warning(officer, branch, joined):
    staging = stage(officer, row(joined=joined))
    assert codes(staging) == [(2, "two_dates")]
    assert staging.problems[0].message == f"“{joined}”中有两个日期，按第一个 2017-06 读取，请核对。"
    assert staging.outcomes["warning"] == 1


@pytest.mark.parametrize("joined", ["2017.06-2018.13", "2017年6月1日-30日", "约2017-06"])
def test_what_holds_no_two_dates_is_refused(officer, branch, joined):
    assert codes(stage(officer, row(joined=joined))) == [(2, "bad_date")]


def test_of_two_dates_the_first_may_not_lie_ahead(officer, branch):
    assert codes(stage(officer, row(joined="2999.06-2018.07"))) == [(2, "future_date")]


@pytest.mark.parametrize(("sex", "found"), [("女", ["sex_differs"]), ("男", []), ("未知", [])])
def test_a_sex_unlike_the_id_numbers_is_a_warning(officer, branch, sex, found):
    number = id_number(1)
    assert int(number[16]) % 2 == 1
    staging = stage(officer, row(sex=sex, number=number))
    assert [problem.code for problem in staging.problems] == found
    assert not staging.has_refused


def test_of_many_words_a_few_are_named(officer, branch):
    [problem] = stage(officer, row(ethnic="火星")).problems
    assert problem.message.endswith("壮、布依、朝鲜、满、侗…。")


@pytest.mark.parametrize("joined", ["2005.1", 2005.1, 2005.07])
def test_a_month_that_may_mean_another_is_a_warning(officer, branch, joined):
    staging = stage(officer, row(joined=joined))
    assert codes(staging) == [(2, "doubtful_month")]
    assert staging.problems[0].column == "入党时间"


@pytest.mark.parametrize("mark", ["〃", "″", "同上", "..", '"', " 同 上 "])
def test_ditto_marks_repeat_the_cell_above(officer, branch, mark):
    below = row(name="李四", number=id_number(3), branch=mark, joined=mark, ethnic=mark)
    staging = commit(officer, row(ethnic="回"), below)
    assert codes(staging) == []
    assert set(Member.objects.values_list("joined_on", "ethnic_group")) == {
        (date(2005, 7, 1), "回")
    }


def test_a_month_does_not_replace_the_day_known(officer, branch):
    commit(officer, row())
    done = commit(officer, row(born="1980.01", joined="2005年"))
    assert list(done.row_outcomes.values()) == ["unchanged"]
    commit(officer, row(born="1980年1月", name="李四"))
    assert Member.objects.values_list("name", "born_on", "born_precision").get() == (
        "李四",
        date(1980, 1, 1),
        "day",
    )


def test_a_changed_month_is_never_shown_as_its_first_day(officer, branch):
    commit(officer, row(joined="2005年7月"))
    [line] = stage(officer, row(joined="2006年8月")).understanding.lines
    assert line.changes == {"joined_on": ["2005-07", "2006-08"]}


def test_two_of_one_name_in_one_branch_are_two_people(officer, branch):
    commit(officer, row(), row(number=id_number(2)))
    assert list(Member.objects.values_list("name", flat=True)) == ["张三", "张三"]


@pytest.mark.parametrize("text", ["T01001", "t01001", "中共示例1街道示例1社区支部委员会", " 示例 "])
def test_a_branch_is_found_by_code_or_name_and_not_by_a_part_of_it(officer, branch, text):
    full = ["T01001", "t01001", branch.name]
    expected = [] if text in full else [(2, "unknown_branch")]
    assert codes(stage(officer, row(branch=text))) == expected


def test_a_committee_holds_no_members(officer, branch, town):
    assert codes(stage(officer, row(branch=town.code))) == [(2, "unknown_branch")]


def test_a_branch_name_borne_twice_is_for_a_person_to_decide(officer, branch, foreign_branch):
    for organization in (branch, foreign_branch):
        organization.short_name = "第一党支部"
        organization.save()
    staging = stage(officer, row(branch="第一党支部"))
    assert (codes(staging), staging.outcomes["manual"]) == ([(2, "manual_check")], 1)


def test_an_id_number_in_a_remark_is_masked_with_a_warning(officer, branch):
    header = ["姓名", "身份证号", "所在党支部", "备注"]
    row = ["李四", id_number(1), branch.code, f"原证件{id_number(2)}"]
    table = MemberImport(actor=actor_of(officer))
    [line] = staged(table, workbook(header, row)).understanding.lines
    assert (line.outcome, line.problems[0].code) == ("warning", "id_in_text")
    assert line.values["remark"] == "原证件419***********0025"
