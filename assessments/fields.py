"""Who sees which field of a member's yearly appraisal: the member the own grade, no counts.

The line of a ballot that names a member says no more than the name.
"""

from accounts.registry import register_fields, register_whole

MEMBER_APPRAISAL = "assessments.MemberAppraisal"
POLICY = """
field        district_officer  town_officer  secretary  own
year         read              read          read       read
grade        write             write         write      read
excellent    write             write         write      none
qualified    write             write         write      none
basic        write             write         write      none
unqualified  write             write         write      none
"""


def register() -> None:
    register_fields(MEMBER_APPRAISAL, POLICY)
    register_whole("assessments.AssessedUnit")
