from datetime import date

from assessments.models import BranchAppraisal, MemberAppraisal
from portal.demo import district
from portal.demo.appraisals import NOT_YET, AppraisedYear
from portal.demo.district import DemoDistrict


def test_the_first_town_has_appraised_its_members_but_for_two_branches(db, monkeypatch):
    monkeypatch.setattr(district, "MEMBERS", 600)
    example = DemoDistrict(today=date(2026, 11, 22))
    year = AppraisedYear(district=example, users=example.build(password="a-long-password"))
    year.build()
    assert BranchAppraisal.objects.filter(year=2025).count() == len(year.branches) - NOT_YET > 0
    assert set(MemberAppraisal.objects.values_list("grade", flat=True)) == {
        "excellent", "qualified",
    }  # fmt: skip
