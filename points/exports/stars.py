"""The lists of stars as files (星级评定汇总表, 星级评定表)."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.choices import Capability
from points.choices import ListState, ScorePart, Star, StarReason
from points.domain.stars.score import Facts, components
from points.forms.stars import StarFilter
from points.models import RatingRule, StarList, StarRating
from points.reports.stars import with_counts
from spreadsheets.exports import Cell, ExportColumn, TableExport, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from points.querysets import StarListQuerySet, StarRatingQuerySet

METHOD = gettext_lazy(
    "The score weighs duty fulfilment, attendance, volunteer points and the three reviews as the"
    " year's rule says; parts without data are left out and the other weights scaled up. By name,"
    " not by rank."
)


@register_export
class StarListExport(TableExport):
    kind = "star-lists"
    title = gettext_lazy("Star ratings by branch")
    capability = Capability.STAR_VIEW
    method = METHOD

    form: StarFilter

    def make_form(self) -> StarFilter:
        return StarFilter(self.query, actor=self.actor)

    def select(self) -> "StarListQuerySet":
        visible = StarList.objects.visible_to(self.actor, self.capability)
        lists = with_counts(lists=self.form.narrow(visible))
        return lists.order_by("organization__path", "-id")

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Branch"), ("organization__name",), width=36),
            ExportColumn(pgettext("stars", "Year"), ("year",), width=8),
            ExportColumn(_("State"), ("state",), words({}, ListState.choices)),
            ExportColumn(_("Members"), ("members",), width=8),
            ExportColumn(_("Rated"), ("rated",), width=8),
            *(
                ExportColumn(str(Star(star).label), (f"stars_{star}",), width=8)
                for star in range(5, -1, -1)
            ),
            ExportColumn(_("Not rated"), ("unrated",), width=8),
            ExportColumn(_("Exempt"), ("exempt",), width=8),
            ExportColumn(_("Vetoed"), ("vetoed",), width=8),
            ExportColumn(_("Quota of five stars"), ("quota", "shared_with"), _quota),
        ]


@register_export
class StarRatingExport(TableExport):
    kind = "star-ratings"
    title = gettext_lazy("Star ratings of members")
    capability = Capability.STAR_VIEW
    method = METHOD

    form: StarFilter

    def make_form(self) -> StarFilter:
        return StarFilter(self.query, actor=self.actor)

    def select(self) -> "StarRatingQuerySet":
        lists = self.form.narrow(StarList.objects.visible_to(self.actor, self.capability))
        visible = StarRating.objects.visible_to(self.actor, self.capability)
        return visible.filter(star_list__in=lists).order_by(
            "star_list__organization__path", "-star_list", "member__pinyin", "member_id"
        )

    def columns(self) -> Sequence[ExportColumn]:
        rules = RatingRule.objects.visible_to(self.actor, self.capability).in_bulk()
        return [
            ExportColumn(_("Name"), ("member__name",), width=10),
            ExportColumn(_("Branch"), ("star_list__organization__name",), width=36),
            ExportColumn(pgettext("stars", "Year"), ("star_list__year",), width=8),
            ExportColumn(_("State"), ("star_list__state",), words({}, ListState.choices)),
            *(
                ExportColumn(label, ("facts", "star_list__rule"), _part(place, rules))
                for place, label in enumerate(map(str, ScorePart.labels))
            ),
            ExportColumn(_("Score"), ("score",)),
            ExportColumn(_("Stars"), ("star",), _star),
            ExportColumn(_("Why"), ("reason",), words({}, StarReason.choices), width=30),
        ]


def _part(place: int, rules: dict[int, RatingRule]) -> Callable[[dict[str, Any], int], Cell]:
    """Return what writes one part of the score, of 100."""

    def show(facts: dict[str, Any], rule: int) -> Decimal | None:
        return components(facts=Facts.from_json(facts), rule=rules[rule])[place].shown

    return show


def _quota(quota: int | None, shared_with: int) -> str:
    if quota is None:
        return _("no quota")
    if not shared_with:
        return str(quota)
    return _("%(quota)d shared by %(count)d branches") % {"quota": quota, "count": shared_with}


def _star(star: int | None) -> str:
    return "" if star is None else str(Star(star).label)
