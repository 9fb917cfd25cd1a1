import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.domain import identity

STANDARD_SAMPLE = "11010519491231002X"


def test_the_standards_own_sample_passes():
    assert identity.problem_of(number=STANDARD_SAMPLE) == ""


def test_blanks_dashes_full_width_and_small_x_are_folded():
    spelled = " １１０１０５-19491231 002x"
    assert identity.normalize(text=spelled) == STANDARD_SAMPLE


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("110105194912310020", "bad_checksum"),
        ("110105491231002", "old_id"),
        ("11010519491231", "bad_id"),
        ("护照E12345678", "other_paper"),
        ("EA1234567", "other_paper"),
        ("港澳通行证H1234567890", "other_paper"),
        ("军字第1234567号", "other_paper"),
        ("张三", "bad_id"),
        ("E1234567890123456X", "bad_id"),
        ("身份证110105194912310020", "bad_id"),
        ("١10105194912310020"[:18], "bad_id"),
    ],
)
def test_what_is_wrong_is_named(number, problem):
    assert identity.problem_of(number=number) == problem


@given(st.text("0123456789", min_size=17, max_size=17), st.integers(0, 16), st.integers(1, 9))
def test_any_single_changed_digit_breaks_the_check(body, place, step):
    number = body + identity.check_character(body=body)
    changed = str((int(number[place]) + step) % 10)
    assert identity.check_character(body=number[:place] + changed + body[place + 1 :]) != number[17]


def test_a_sealed_number_can_be_revealed_and_looked_up_but_not_read():
    sealed = identity.seal(number=STANDARD_SAMPLE)
    assert STANDARD_SAMPLE.encode() not in sealed.cipher
    assert identity.reveal(cipher=sealed.cipher) == STANDARD_SAMPLE
    assert sealed.index == identity.blind_index(number=STANDARD_SAMPLE)
