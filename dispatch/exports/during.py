"""Monthly logs, and the summary sheet of a programme, as files."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.choices import Capability
from common.dates import show
from common.forms import PlainForm
from dispatch.domain.summaries import PostingSummary, summaries
from dispatch.forms.during import LogFilter
from dispatch.models import Posting, Programme
from spreadsheets.exports import Cell, ExportColumn, TableExport
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from dispatch.querysets import PostingQuerySet


@register_export
class LogExport(TableExport):
    kind = "month-logs"
    title = gettext_lazy("Monthly logs")
    capability = Capability.DISPATCH_VIEW
    method = gettext_lazy(
        "Due are the working days of the month within the posting, without declared leave."
    )

    form: LogFilter

    def make_form(self) -> LogFilter:
        return LogFilter(self.query, actor=self.actor)

    def select(self) -> "PostingQuerySet":
        visible = Posting.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(visible).order_by("host__path", "cadre__pinyin", "pk")

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Name"), (), width=10),
            ExportColumn(_("Town or street"), (), width=28),
            ExportColumn(_("Village or community"), (), width=16),
            ExportColumn(_("Month"), (), width=10),
            ExportColumn(_("Days on site"), ()),
            ExportColumn(_("Days due"), ()),
            ExportColumn(_("Share in %"), ()),
            ExportColumn(_("Days of leave"), ()),
            ExportColumn(_("Visits to households"), ()),
            ExportColumn(_("Work done"), (), width=60),
        ]

    def rows(self) -> Iterator[list[Cell]]:
        shown = self.form.shown_month
        for summary in summaries(postings=self.select(), on=self.today):
            for month in (one for one in summary.months if one.month == shown):
                posting, log = summary.posting, month.log
                yield [
                    posting.cadre.name,
                    posting.host.name,
                    posting.place.name if posting.place else "",
                    f"{shown:%Y-%m}",
                    log.days_on_site if log else None,
                    month.on_site.due,
                    month.on_site.percent if log else None,
                    month.on_site.leave,
                    log.visits if log else None,
                    log.text if log else _("missing"),
                ]


class SummaryForm(PlainForm):
    """The programme is in the query, so that a job can make the file anew."""

    programme = forms.IntegerField(label=gettext_lazy("Programme"), required=False)


@register_export
class SummaryExport(TableExport):
    """A programme's postings with all that was recorded of them (汇总表)."""

    kind = "programme-summary"
    title = gettext_lazy("Summary sheet")
    capability = Capability.DISPATCH_VIEW
    method = gettext_lazy(
        "Days due are working days without declared leave, of months over or logged. The result is"
        " the weighted mean of the reviews there are."
    )

    def make_form(self) -> SummaryForm:
        return SummaryForm(self.query)

    def select(self) -> "PostingQuerySet":
        visible = Posting.objects.visible_to(self.actor, self.capability)
        programme = self.form.cleaned_data.get("programme")
        return visible.filter(programme=programme, is_withdrawn=False).order_by(
            "host__path", "cadre__pinyin", "pk"
        )

    @cached_property
    def shown(self) -> list[PostingSummary]:
        return summaries(postings=self.select(), on=self.today)

    def described(self) -> list[tuple[str, str]]:
        programmes = Programme.objects.visible_to(self.actor, self.capability)
        named = programmes.filter(pk=self.form.cleaned_data.get("programme")).first()
        return [(_("Programme"), str(named))] if named else []

    def columns(self) -> Sequence[ExportColumn]:
        figures = (
            _("Months logged"), _("Months due"), _("Days on site"), _("Days due"), _("Share in %"),
            _("Days of leave"), _("Visits to households"), _("Mid-term: host"),
            _("Mid-term: home unit"), _("Final: host"), _("Final: home unit"),
            pgettext("review", "Result"),
        )  # fmt: skip
        return [
            ExportColumn(_("Name"), (), width=10),
            ExportColumn(_("Home unit"), (), width=28),
            ExportColumn(_("Town or street"), (), width=28),
            ExportColumn(_("Village or community"), (), width=16),
            ExportColumn(_("First day"), ()),
            ExportColumn(_("Last day"), ()),
            *[ExportColumn(label, ()) for label in figures],
        ]

    def rows(self) -> Iterator[list[Cell]]:
        for summary in self.shown:
            posting, counted = summary.posting, summary.on_site
            yield [
                posting.cadre.name,
                posting.unit.name,
                posting.host.name,
                posting.place.name if posting.place else "",
                show(posting.starts_on),
                show(posting.ends_on) if posting.ends_on else "",
                summary.logged,
                len(summary.due),
                counted.present,
                counted.due,
                counted.percent,
                counted.leave,
                summary.visits,
                *[mark for marks in summary.marks_by_stage for mark in marks],
                summary.result,
            ]
