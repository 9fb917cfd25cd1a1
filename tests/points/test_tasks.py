from django.utils.timezone import localdate

from jobs.models import Job
from points.models import StarRating
from points.tasks import draft, draft_recent_stars
from tests.points.stars import YEAR, attend


def test_a_job_drafts_the_stars_of_a_subtree(member, branch):
    attend(branch, {member: "present"})
    draft(job=Job(), year=YEAR, path=branch.path)
    assert StarRating.objects.get().member == member


def test_the_night_drafts_the_running_year_and_the_last_one(member, branch):
    draft_recent_stars(job=Job())
    year = localdate().year
    years = StarRating.objects.order_by("star_list__year").values_list("star_list__year", flat=True)
    assert list(years) == [year - 1, year]
