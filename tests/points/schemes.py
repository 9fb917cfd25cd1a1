"""Versions of the points scheme as tests need them."""

from datetime import date
from decimal import Decimal

from points.domain.adoption import adopt_scheme
from points.models import PointScheme
from tests.conftest import actor_of


def drafted(start=date(2018, 6, 1), **values):
    values = {name: Decimal(str(value)) for name, value in values.items()}
    return PointScheme(name="新办法", valid_from=start, **values)


def adopt(officer, start=date(2018, 6, 1), reason="区委会议决定", **values):
    draft = drafted(start, **values)
    adopt_scheme(draft=draft, reason=reason, actor=actor_of(officer))
    return draft
