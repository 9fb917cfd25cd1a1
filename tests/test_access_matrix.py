"""Which role holds what, written out a second time, and that every address asks for something."""

from accounts.choices import Role
from accounts.permissions import CAPABILITIES, OWN_RECORD
from tests.addresses import NEEDS, PUBLIC, routes


def test_every_address_names_what_it_needs():
    assert sorted(routes()) == sorted(PUBLIC | set(NEEDS))


TABLE = """
                     district cadre town secretary auditor account
organization_view       x       x    x       x        .       .
organization_import     x       .    x       .        .       .
workbook_import         x       x    x       x        .       x
member_view             x       x    x       x        .       .
member_import           x       .    x       .        .       .
member_correct          x       .    x       x        .       .
member_reveal           x       .    x       .        .       .
activity_view           x       .    x       x        .       .
activity_record         x       .    x       x        .       .
activity_review         x       .    x       .        .       .
requirement_manage      x       .    .       .        .       .
exemption_grant         x       .    x       .        .       .
theme_set               x       .    x       .        .       .
nomination_shortlist    x       .    x       .        .       .
showcase_publish        x       .    .       .        .       .
service_view            x       .    x       x        .       .
service_record          x       .    x       x        .       .
service_confirm         x       .    x       x        .       .
service_report          .       .    .       .        .       .
service_review          x       .    x       .        .       .
points_view             x       .    x       x        .       .
points_settle           x       .    .       .        .       .
points_enter            x       .    .       .        .       .
star_view               x       .    x       x        .       .
star_rate               x       .    x       x        .       .
star_decide             x       .    x       .        .       .
rule_manage             x       .    .       .        .       .
backfill_declare        x       .    x       .        .       .
cadre_view              x       x    .       .        .       .
cadre_manage            x       x    .       .        .       .
dispatch_view           x       x    x       .        .       .
dispatch_manage         x       x    .       .        .       .
unit_nominate           x       x    .       .        .       .
posting_record          x       x    x       .        .       .
posting_review          x       x    x       .        .       .
pool_view               x       x    x       .        .       .
pool_manage             x       x    .       .        .       .
contact_view            x       x    x       .        .       .
contact_record          x       x    x       .        .       .
contact_manage          x       x    .       .        .       .
assessment_view         x       x    .       .        .       .
assessment_manage       x       x    .       .        .       .
assessment_join         .       .    .       .        .       .
appraisal_view          x       .    x       x        .       .
appraisal_record        x       .    x       x        .       .
account_manage          .       .    .       .        .       x
grant_approve           x       .    .       .        .       x
audit_view              .       .    .       .        x       .
audit_check             x       .    .       .        x       .
schedule_manage         .       .    .       .        .       x
"""
COLUMNS = (
    Role.DISTRICT_OFFICER, Role.CADRE_OFFICER, Role.TOWN_OFFICER, Role.SECRETARY, Role.AUDITOR,
    Role.ACCOUNT_ADMIN,
)  # fmt: skip


def test_each_role_holds_what_the_table_grants_it_and_nothing_else():
    granted = {role: set() for role in Role}
    for line in TABLE.strip().splitlines()[1:]:
        name, *marks = line.split()
        for role, mark in zip(COLUMNS, marks, strict=True):
            granted[role] |= {name} if mark == "x" else set()
    assert {role: {str(c) for c in held} for role, held in CAPABILITIES.items()} == granted
    own = {
        "member_view", "points_view", "service_view", "service_report", "star_view",
        "dispatch_view", "posting_record", "contact_view", "contact_record", "unit_nominate",
        "posting_review", "assessment_view", "assessment_join",
        "appraisal_view",
    }  # fmt: skip
    assert own == OWN_RECORD
