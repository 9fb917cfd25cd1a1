"""How cells of cadre rosters are read."""

import re
from typing import Any

from django.utils.translation import gettext as _

from common.text import squeeze
from dispatch.choices import Grade, Rank
from spreadsheets.problems import CellError
from spreadsheets.tables import CellWidget

RANK_WORDS = {
    Rank.DIVISION: "正县级|正处级|县处级正职|县级|处级",
    Rank.DEPUTY_DIVISION: "副县级|副处级|县处级副职",
    Rank.SECTION: "正科级|正科|乡科级正职|科级",
    Rank.DEPUTY_SECTION: "副科级|副科|乡科级副职",
    Rank.STAFF: "科员|一般干部|办事员|科员及以下|其他",
}
GRADE_WORDS = {
    Grade.EXCELLENT: "优秀",
    Grade.COMPETENT: "称职|合格",
    Grade.BASICALLY_COMPETENT: "基本称职|基本合格",
    Grade.INCOMPETENT: "不称职|不合格",
    Grade.UNGRADED: "不定等次|不确定等次|未定等次",
}
READ_AS = {word: grade for grade, words in GRADE_WORDS.items() for word in words.split("|")}
ONE_GRADE = re.compile(r"(\d{4})年?度?[:：]?([一-鿿]+?)(?=[、,，;；/]|\d{4}|$)")
MARKS = re.compile(r"[、,，;；/。]")


def told(grades: dict[int, str]) -> str:
    """Write appraisals as rosters do, the latest year first."""
    written = {grade: words.split("|")[0] for grade, words in GRADE_WORDS.items()}
    latest_first = sorted(grades.items(), reverse=True)
    return "、".join(f"{year}{written[Grade(grade)]}" for year, grade in latest_first)


class GradesWidget(CellWidget):
    """Yearly appraisals in one cell: 2017优秀、2016称职、2015称职."""

    example = "2017优秀、2016称职、2015称职"

    def advice(self) -> str:
        return _("Each year with its grade, as 2017优秀、2016称职.")

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return told(dict(value))

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> tuple[tuple[int, str], ...]:
        text = squeeze(value)
        found = ONE_GRADE.findall(text)
        rest = MARKS.sub("", ONE_GRADE.sub("", text))
        if not found or rest or any(word not in READ_AS for _year, word in found):
            message = _("“%(text)s”: write each year with its grade, as 2017优秀、2016称职.")
            raise CellError("bad_grades", message % {"text": value})
        return tuple(sorted((int(year), str(READ_AS[word])) for year, word in found))
