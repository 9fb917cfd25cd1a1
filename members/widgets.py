"""How cells that tell of a person are read: name, ID number, and the words of the lists."""

from typing import Any

from django.utils.translation import gettext as _

from common.text import person_name
from members.choices import ETHNIC_GROUPS, Education, Sex
from members.domain import identity
from spreadsheets.problems import CellError
from spreadsheets.tables import CellWidget

ETHNIC_WORDS = {
    name: f"{name}|{name}族|{number:02d}|{number}"
    for number, name in enumerate(ETHNIC_GROUPS, start=1)
}
EDUCATION_WORDS = {
    Education.POSTGRADUATE: "研究生|硕士|博士|硕士研究生|博士研究生|党校研究生|省委党校研究生",
    Education.UNDERGRADUATE: "本科|大学|大学本科|全日制本科|省委党校大学|党校大学|中央党校大学",
    Education.COLLEGE: "大专|专科|大学专科|大学普通专科",
    Education.VOCATIONAL: "中专|职高|技校|中等专科|中技",
    Education.HIGH_SCHOOL: "高中|普通高中",
    Education.MIDDLE_SCHOOL: "初中|初中及以下",
    Education.PRIMARY_SCHOOL: "小学|小学及以下",
    Education.OTHER: "其他|文盲",
}
SEX_WORDS = {Sex.MALE: "男|男性|1|M", Sex.FEMALE: "女|女性|2|F", Sex.UNKNOWN: "未知|9"}


class NameWidget(CellWidget):
    example = "张三"

    def advice(self) -> str:
        return _("As on the ID card, without blanks.")

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        name = person_name(value)
        if len(name) > 50:
            raise CellError("too_long", _("The name is longer than 50 characters."))
        return name


class MaskedId(str):
    """``410***********1234``, as an export shows it: enough to know a member again by name."""

    __slots__ = ()


ID_HEADERS = "身份证号|身份证号码|公民身份号码|公民身份证号|公民身份证号码|证件号码|身份证"
"""What the column of ID numbers is called, in whatever workbook."""


class IdNumberWidget(CellWidget):
    """A resident ID number; numeric cells have lost digits and are refused by their type."""

    example = "419900198001010017"

    def advice(self) -> str:
        return _("18 characters, in a cell formatted as text.")

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        if isinstance(value, int | float):
            raise CellError(
                "numeric_id",
                _(
                    "The cell holds a number, and a spreadsheet keeps only 15 digits of it. Format "
                    "the column as text and type the ID number again."
                ),
            )
        number = identity.normalize(text=str(value))
        if identity.is_masked(number=number):
            return MaskedId(number)
        problem = identity.problem_of(number=number)
        if problem in {"old_id", "other_paper"}:
            raise CellError(
                "manual_check", _("A 15-digit ID number or another paper: check it by hand.")
            )
        if problem == "bad_checksum":
            raise CellError(problem, _("The check digit does not fit: compare with the ID card."))
        if problem:
            raise CellError(problem, _("An ID number has 18 characters. Compare with the ID card."))
        return number
