"""Postings, and places without a first secretary, as files."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from accounts.registry import policy_of, sight_of_list
from common.text import mask_id
from dispatch.choices import PlaceKind, PostingKind
from dispatch.fields import CADRE
from dispatch.forms.postings import PostingFilter, VacancyFilter
from dispatch.imports.postings import KIND_WORDS, PostingImport
from dispatch.models import Place, Posting
from spreadsheets.exports import ExportColumn, TableExport, day, heading, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from dispatch.querysets import PlaceQuerySet, PostingQuerySet


@register_export
class PostingExport(TableExport):
    kind = "postings"
    title = gettext_lazy("Postings")
    capability = Capability.DISPATCH_VIEW
    method = gettext_lazy("Both days are included; an empty last day is an open end.")

    form: PostingFilter

    def make_form(self) -> PostingFilter:
        return PostingFilter(self.query, actor=self.actor)

    def select(self) -> "PostingQuerySet":
        return self.form.narrow(Posting.objects.visible_to(self.actor, self.capability))

    def columns(self) -> Sequence[ExportColumn]:
        """Return the columns of the list, without what the person may not see of a cadre."""
        sight = sight_of_list(actor=self.actor, model=CADRE, capability=self.capability)
        hidden = {f"cadre__{name}" for name in policy_of(CADRE) if not sight.access(name)}
        return [column for column in self._all() if not hidden & set(column.fields)]

    def _all(self) -> Sequence[ExportColumn]:
        number = ("cadre__id_head", "cadre__id_tail")
        return [
            ExportColumn(_head("name"), ("cadre__name",), width=10),
            ExportColumn(_head("id_number"), number, mask_id, width=22, is_text=True),
            ExportColumn(_head("posting_kind"), ("kind",), words(KIND_WORDS, PostingKind.choices)),
            ExportColumn(_head("programme"), ("programme__name",), width=24),
            ExportColumn(_head("unit"), ("unit__name",), width=28),
            ExportColumn(_head("host"), ("host__name",), width=28),
            ExportColumn(_head("place"), ("place__name",), width=16),
            ExportColumn(_head("project"), ("project__name",), width=24),
            ExportColumn(_head("task"), ("task",), width=24),
            ExportColumn(_head("starts"), ("starts_on",), day),
            ExportColumn(_head("ends"), ("ends_on",), day),
            ExportColumn(_("Reason of the end"), ("end_reason",), width=24),
        ]


@register_export
class VacancyExport(TableExport):
    kind = "vacancies"
    title = gettext_lazy("Places without a first secretary")
    capability = Capability.DISPATCH_VIEW
    method = gettext_lazy("Places are counted, not persons; both days of a posting are included.")

    form: VacancyFilter

    def make_form(self) -> VacancyFilter:
        return VacancyFilter(self.query, actor=self.actor)

    def select(self) -> "PlaceQuerySet":
        visible = Place.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(visible).order_by("town__path", "code")

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Town or street"), ("town__name",), width=28),
            ExportColumn(_("Village or community"), ("name",), width=16),
            ExportColumn(_("Kind"), ("kind",), words({}, PlaceKind.choices)),
            ExportColumn(_("Division code"), ("code",), is_text=True),
        ]


def _head(name: str) -> str:
    return heading(PostingImport, name)
