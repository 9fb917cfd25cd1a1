"""What assessments tell the dossier of a person."""

from datetime import date

from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from assessments.models import MemberAppraisal
from common.dates import Precision
from dispatch.registry import DossierLine, tell_dossier
from members.models import Member


def register() -> None:
    tell_dossier(of_member=appraisals, capability=Capability.APPRAISAL_VIEW)


def appraisals(member: Member, actor: Actor) -> list[DossierLine]:
    """Tell the grade of each year; it is shown to the person too, the counts are not."""
    return [
        DossierLine(
            date(row.year, 12, 31),
            _("Yearly appraisal of members"),
            row.get_grade_display(),
            precision=Precision.YEAR,
        )
        for row in MemberAppraisal.objects.filter(member=member).exclude(grade="")
    ]
