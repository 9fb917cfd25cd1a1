"""Items are numbered once: by who typed them, else where they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.domain.agenda import agenda_of, bears_numeral

ORDINARY = (
    "2026年工作总结", "3+X", "一季度总结", "十九大精神", "1.5小时党课", "12.5万元经费", "三会一课",
    "一是学习，二是讨论", "3月党费", "第一季度（一）", "通报：1. 情况", "二十大报告",
)  # fmt: skip
NUMERALS = st.integers(1, 99).map(str) | st.sampled_from(["一", "二", "十", "十一", "二十三"])
STYLES = st.sampled_from(["{}、", "（{}）", "({})", "{}）", "{})", "{}．"])


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_bears_no_number(text):
    assert not bears_numeral(text=text)


@pytest.mark.parametrize("text", ["1.学习", "1. 学习", "2.2026年工作总结", "①学习", " 1、学习"])
def test_other_ways_to_number_are_known(text):
    assert bears_numeral(text=text)


@given(NUMERALS, STYLES, st.sampled_from(ORDINARY))
def test_every_usual_way_to_number_is_known(numeral, style, text):
    assert bears_numeral(text=style.format(numeral) + text)


@given(st.lists(st.sampled_from(ORDINARY), min_size=1, max_size=5), NUMERALS, STYLES)
def test_an_agenda_stands_word_for_word_as_it_was_typed(items, numeral, style):
    numbered = [style.format(numeral) + items[0], *items[1:]]
    plain, own = agenda_of(text="\n".join(items)), agenda_of(text="\n".join(numbered))
    assert (plain.items, plain.is_numbered) == (items, False)
    assert (own.items, own.is_numbered) == (numbered, True)
