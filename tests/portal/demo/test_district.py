from accounts.choices import Role
from accounts.permissions import CAPABILITIES
from accounts.scope import Actor
from activities.models import Activity


def test_the_member_of_the_example_has_a_record_worth_seeing(users):
    assert users["member"].member.service_records.filter(confirmed_at__isnull=False).exists()


def test_the_year_so_far_is_filled_so_that_no_gap_is_only_for_want_of_data(users):
    months = {day.month for day in Activity.objects.values_list("held_on", flat=True)}
    assert months == set(range(1, 11))


def test_every_role_can_be_tried(users):
    roles = {grant.role for user in users.values() for grant in Actor.of(user).grants}
    assert roles == set(CAPABILITIES) - {Role.MEMBER, Role.ASSESSOR, Role.UNIT_HEAD}


def test_the_officer_is_a_member_too_and_the_commissioner_has_two_posts(users):
    assert users["officer"].member.affiliations.exists()
    assert len(Actor.of(users["town"]).posts) == 2
