import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.text import (
    DITTO_MARKS,
    header_key,
    is_empty,
    person_name,
    squeeze,
    telling_names,
    tidy,
)

BLANKS = st.sampled_from([" ", "\u3000", "\u00a0", "\t", "\n", "\u200b", "\ufeff", ""])
WORDS = st.text("张三李四阿依古丽ABCabc0123456789（）()·/-", min_size=1, max_size=12)


@st.composite
def scattered(draw):
    """Return a word, and the same word with blanks anywhere in it."""
    word = draw(WORDS)
    return word, "".join(f"{draw(BLANKS)}{letter}" for letter in word) + draw(BLANKS)


@given(scattered())
def test_blanks_anywhere_change_no_comparison(words):
    word, spread = words
    assert squeeze(spread) == squeeze(word)
    assert header_key(spread) == header_key(word)
    assert person_name(spread) == person_name(word)
    assert is_empty(spread) == is_empty(word)


@given(WORDS)
def test_folding_twice_changes_nothing_more(word):
    assert squeeze(squeeze(word)) == squeeze(word)
    assert person_name(person_name(word)) == person_name(word)
    assert tidy(tidy(word)) == tidy(word)


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=20))
def test_full_width_text_reads_as_plain_text(text):
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in text)
    assert squeeze(wide) == text


@given(st.text(max_size=40))
def test_whatever_is_typed_the_readable_form_holds_no_control_character(text):
    found = tidy(text)
    assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in found)
    assert found == found.strip()
    assert "  " not in found


@pytest.mark.parametrize("dot", "·•・．.·‧∙･")
def test_every_middle_dot_is_the_same_dot(dot):
    assert person_name(f"买买提 {dot} 阿西木") == "买买提·阿西木"


@pytest.mark.parametrize(
    "cell",
    [None, *"-－—–/／\\无空", "", "  ", "\u3000", " 无 ", "——", "不详", "暂无", "未知"],
)
def test_the_words_for_nothing_mean_nothing(cell):
    assert is_empty(cell)


@pytest.mark.parametrize("cell", [0, 0.0, False, "0", "无锡", "空军", "否", "x", "-1"])
def test_what_only_looks_like_nothing_is_kept(cell):
    assert not is_empty(cell)


@pytest.mark.parametrize("mark", ["〃", "″", "同上", "同 上", "..", "．．", '"', "＂", "''"])
def test_every_ditto_mark_is_known_after_folding(mark):
    assert squeeze(mark) in DITTO_MARKS


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("姓　名", "姓名"),
        ("出生\n年月", "出生年月"),
        ("身份证号（18位）", "身份证号"),
        ("任期(年)", "任期"),
        ("入党时间【yyyy-MM】", "入党时间"),
        ("*姓名：", "姓名"),
        ("(必填)姓名", "姓名"),
        ("ＮＯ．", "no."),
        ("时长（小时）（必填）", "时长"),
    ],
)
def test_a_header_is_compared_without_blanks_hints_and_marks(header, key):
    assert header_key(header) == key


def test_each_thing_is_told_by_the_first_of_its_names_that_no_other_bears():
    villages = [
        ("示例村", "001"),
        ("示例 村", "002"),
        ("双桥村", None),
        ("", "双桥 村"),
        ("新村", "004"),
    ]
    assert telling_names(villages) == ["001", "002", "新村"]
