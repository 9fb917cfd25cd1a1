"""What the database itself refuses."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from branches.domain.tree import found_district
from members.models import Affiliation, Member
from tests.conftest import make_branch, make_town

DAYS = (
    st.none()
    | st.dates(date(1921, 7, 1), date(2099, 12, 31))
    | st.dates(date(2018, 6, 1), date(2018, 6, 6))
)
SPANS = st.tuples(DAYS, DAYS).filter(lambda span: None in span or span[0] < span[1])


def overlap(one, other):
    """Say whether two half-open spans share a day; an open end reaches for ever."""
    return all(
        start is None or end is None or start < end
        for start, end in ((one[0], other[1]), (other[0], one[1]))
    )


class HomesOfAMember(TestCase):
    def setUp(self):
        town = make_town(found_district(name="示例区"), 1)
        self.branches = [make_branch(town, 1), make_branch(town, 2)]
        self.member = Member.objects.create(name="张三", stage="full")

    @given(SPANS, SPANS)
    def test_two_homes_are_refused_exactly_if_they_share_a_day(self, one, other):
        for branch, (start, end) in zip(self.branches, (one, other), strict=True):
            row = Affiliation(
                member=self.member, organization=branch, valid_from=start, valid_until=end
            )
            if row.organization == self.branches[1] and overlap(one, other):
                with pytest.raises(IntegrityError), transaction.atomic():
                    row.save()
            else:
                row.save()
