from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from common.forms import FreeTextField, PlainForm


class ThemeForm(PlainForm):
    theme = forms.CharField(label="主题", min_length=2, max_length=5)
    held_on = forms.DateField(label="日期")
    kind = forms.ChoiceField(label="类型", choices=[("a", "甲")])


def errors(**data):
    return {name: list(found) for name, found in ThemeForm(data).errors.items()}


def test_a_missing_answer_names_the_field():
    assert errors() == {
        "theme": ["请填写主题。"],
        "held_on": ["请填写日期。"],
        "kind": ["请选择类型。"],
    }


def test_a_wrong_answer_says_how_it_is_written():
    assert errors(theme="一二三四五六七", held_on="25.6.2018", kind="z") == {
        "theme": ["主题最多 5 字，现有 7 字。"],
        "held_on": ["日期请写成 2018-06-25。"],
        "kind": ["请从列表中选择类型。"],
    }


def test_too_short_an_answer_says_how_much_is_needed():
    assert errors(theme="学")["theme"] == ["主题最少 2 字，现有 1 字。"]


def test_a_good_answer_is_taken():
    form = ThemeForm({"theme": "学习", "held_on": "2018-06-25", "kind": "a"})
    assert form.is_valid()
    assert form.cleaned_data["held_on"] == date(2018, 6, 25)


@pytest.mark.parametrize("text", ["证件419900198001010017", "41990019800101001x的人"])
def test_free_text_takes_no_id_number(text):
    with pytest.raises(ValidationError, match="身份证号"):
        FreeTextField().clean(text)


@pytest.mark.parametrize("text", ["电话13812345678", "第4199001980010100171次", ""])
def test_free_text_takes_other_numbers(text):
    assert FreeTextField(required=False).clean(text) == text
