from activities.choices import AttendanceState
from activities.domain.attendance import parse_absentees, state_of_absence


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
