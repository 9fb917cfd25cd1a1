import pytest

from activities.models import CommunityCheckIn, CommunityPost, UnitCommunityLink
from portal.demo.community import CheckIns


@pytest.fixture
def checked_in(example):
    CheckIns(**example).build()


def test_a_dozen_of_agencies_are_checked_in_and_half_hold_posts_and_two_were_moved(checked_in):
    rows = CommunityCheckIn.objects.open()
    assert (rows.count(), CommunityPost.objects.count()) == (14, 2)
    assert CommunityCheckIn.objects.filter(leave_reason="merged").count() == 2
    assert rows.filter(claims__until=None).exclude(claims=None).count() == 6
    assert UnitCommunityLink.objects.get().items.count() == 3
    assert {row.community.code for row in rows} == {"T01002"}
