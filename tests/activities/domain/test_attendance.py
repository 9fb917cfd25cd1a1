from hypothesis import given
from hypothesis import strategies as st

from activities.choices import AttendanceState
from activities.domain.attendance import absentees_said, parse_absentees, state_of_absence

AWAY = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["张三", "李四", "迪丽·努尔", "𠮷野"]),
        "state": st.sampled_from([AttendanceState.LEAVE, AttendanceState.ABSENT]),
        "reason": st.text(max_size=50) | st.sampled_from(["", "无故", "无", "缺席", "无故外出"]),
    }
)


def attended(away):
    return {"due": 9, "present": 9 - len(away), "away": away}


def test_absentees_are_read_with_their_reasons():
    text = "冯远明（生病）、田琴(外出),王五"
    assert parse_absentees(text=text) == [("冯远明", "生病"), ("田琴", "外出"), ("王五", "")]


def test_a_bracket_too_many_drops_nobody():
    assert parse_absentees(text="张三（病假、李四") == [("张三(病假", ""), ("李四", "")]
    assert parse_absentees(text="张三（病假）1人") == [("张三(病假)1人", "")]


def test_any_stated_reason_is_leave_and_none_is_absence():
    assert state_of_absence(reason="生病") == AttendanceState.LEAVE
    assert state_of_absence(reason="") == AttendanceState.ABSENT
    assert state_of_absence(reason="无故") == AttendanceState.ABSENT
    assert state_of_absence(reason="无故缺席") == AttendanceState.ABSENT


@given(st.lists(AWAY, max_size=5))
def test_every_list_is_worded_so_that_it_is_read_as_the_same(away):
    read = parse_absentees(text=absentees_said("", attended(away)))
    states = [(name, state_of_absence(reason=reason)) for name, reason in read]
    assert states == [(one["name"], one["state"]) for one in away]


def test_reasons_are_kept_and_nobody_reads_leave_as_absence():
    cases = [("生病（住院）", "leave"), ("", "leave"), ("", "absent"), ("忘了", "absent")]
    away = [{"name": "张三", "state": state, "reason": reason} for reason, state in cases]
    said = absentees_said("", attended(away))
    assert said == "张三（生病〔住院〕）、张三（请假）、张三（无故）、张三（无故，忘了）"


def test_what_a_file_reported_goes_before_the_list():
    assert absentees_said("李四（外出）", attended([])) == "李四（外出）"
    assert absentees_said("", None) == ""
