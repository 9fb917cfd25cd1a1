"""What became of a cadre's record."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.registry import Sight
from accounts.reports.changes import Change, Told, Trace, changes, fact
from dispatch.fields import told_of
from dispatch.models import Cadre, CadrePost, YearAppraisal


def cadre_changes(*, cadre: Cadre, sight: Sight) -> list[Change]:
    """Return what happened to a person's facts, posts and appraisals, as far as they are seen."""
    own = Trace(Cadre, {"pgh_obj": cadre.pk}, lambda row: told_of(cadre=row, sight=sight))
    posts = Trace(CadrePost, {"cadre": cadre.pk}, _post_told, ("unit",), pgettext("cadre", "Post"))
    graded = Trace(YearAppraisal, {"cadre": cadre.pk}, _grade_told, (), _("Yearly appraisals"))
    return changes(traces=[own, posts, graded])


def _post_told(row: CadrePost) -> list[Told]:
    return [
        Told(_("Unit"), str(row.unit), row.unit_id),
        fact(row, "rank", _("Rank")),
        fact(row, "title", pgettext("cadre", "Post")),
        fact(row, "valid_from", _("From")),
        fact(row, "valid_until", _("Until before")),
        fact(row, "ranked_on", _("In this rank since")),
    ]


def _grade_told(row: YearAppraisal) -> list[Told]:
    return [Told(_("Year"), row.year, row.year), fact(row, "grade", _("Grade"))]
