from datetime import date

from django.utils.timezone import localdate

from jobs.models import Job
from points.domain.closing import close_month
from points.models import StarRating
from points.tasks import draft, draft_recent_stars, settle
from tests.points.stars import YEAR, attend, serve


def test_a_job_drafts_the_stars_of_a_subtree(member, branch):
    attend(branch, {member: "present"})
    draft(job=Job(), year=YEAR, path=branch.path)
    assert StarRating.objects.get().member == member


def test_the_night_drafts_the_running_year_and_the_last_one(member, branch):
    draft_recent_stars(job=Job())
    year = localdate().year
    years = StarRating.objects.order_by("star_list__year").values_list("star_list__year", flat=True)
    assert list(years) == [year - 1, year]


def drafts_waiting():
    jobs = Job.objects.filter(task="points.tasks.draft").order_by("pk")
    return list(jobs.values_list("parameters", flat=True))


def test_what_was_confirmed_is_settled_and_the_stars_of_its_branch_follow(member, branch):
    this_month = localdate().replace(day=1)
    asked = {"month": this_month.isoformat(), "organizations": [branch.pk]}
    settle(job=Job(), **asked)
    settle(job=Job(), **asked)
    assert drafts_waiting() == [{"year": this_month.year, "path": branch.path}]


def test_stars_that_nobody_rated_do_not_follow_what_is_settled_of_a_year_long_past(member, branch):
    settle(job=Job(), month=f"{YEAR}-06-01")
    assert drafts_waiting() == []
    draft(job=Job(), year=YEAR, path="/")
    settle(job=Job(), month=f"{YEAR}-06-01")
    assert drafts_waiting() == [{"year": YEAR, "path": "/"}]


def test_what_was_confirmed_of_a_closed_year_changes_the_stars_of_the_running_one(
    member, branch, officer
):
    year = localdate().year
    serve(member, branch, 1, date(year - 2, 12, 1))
    draft(job=Job(), year=year - 2, path=branch.path)
    close_month(month=date(year - 2, 12, 1), user=officer)
    settle(job=Job(), month=f"{year - 2}-12-01", organizations=[branch.pk])
    assert [each["year"] for each in drafts_waiting()] == [year - 2, year]
