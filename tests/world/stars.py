"""What the world holds of star ratings."""

from datetime import date

from django.utils import timezone

from branches.models import CalendarDay
from points.models import DutyPost, Objection, PostHolding, RatingRule, StarList, StarRating, Veto
from points.models import Exemption as StarExemption


def stars_of(member, branch, user):
    """Return one of each thing of the star ratings."""
    post = DutyPost.objects.create(organization=branch, name="秘密岗位", duties="秘密职责")
    today = timezone.localdate()
    listed = StarList.objects.create(
        organization=branch, year=2018, state="in_force", rule=RatingRule.objects.get(), members=1,
        rated=1, as_of=today, computed_at=timezone.now(), published_on=today, notice_ends_on=today,
    )  # fmt: skip
    rating = StarRating.objects.create(
        star_list=listed, member=member, score=60, star=1, reason="score"
    )
    return {
        "calendar_day": CalendarDay.objects.all()[0],
        "duty_post": post,
        "holding": PostHolding.objects.create(
            post=post, member=member, year=2018, origin="assigned", recorded_by=user
        ),
        "star_list": listed,
        "rating": rating,
        "objection": Objection.objects.create(
            rating=rating, member=member, text="秘密星级异议", raised_on=today, due_on=today
        ),
        "star_exemption": StarExemption.objects.create(
            member=member, year=2018, kind="ill", reason="秘密病情", recorded_by=user
        ),
        "veto": Veto.objects.create(
            member=member, kind="crime", decided_on=date(2018, 1, 1), document="秘密判决",
            recorded_by=user,
        ),
    }  # fmt: skip
