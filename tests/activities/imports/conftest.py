from datetime import date

import pytest

from tests.conftest import make_member


@pytest.fixture
def people(branch):
    """Return 张三, 冯远明 and 田琴 of our branch, and 新人 who joined only in July 2018."""
    make_member(branch, "新人", 4, joined_on=date(2018, 7, 1))
    return [
        make_member(branch, name, number)
        for number, name in enumerate(["张三", "冯远明", "田琴"], start=1)
    ]
