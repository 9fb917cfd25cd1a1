from assessments.models import BranchAppraisal, MemberAppraisal
from portal.demo.appraisals import NOT_YET, AppraisedYear


def test_the_first_town_has_appraised_its_members_but_for_two_branches(example):
    year = AppraisedYear(**example)
    year.build()
    assert BranchAppraisal.objects.filter(year=2025).count() == len(year.branches) - NOT_YET > 0
    assert set(MemberAppraisal.objects.values_list("grade", flat=True)) == {
        "excellent", "qualified",
    }  # fmt: skip
