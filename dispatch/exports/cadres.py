"""The cadre roster in the office's own layout (干部名册), to be imported again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from accounts.registry import policy_of, sight_of_list
from common.text import mask_id
from dispatch.choices import Rank
from dispatch.fields import CADRE
from dispatch.forms.cadres import CadreFilter
from dispatch.imports.cadres import CadreImport
from dispatch.models import Cadre
from dispatch.widgets import RANK_WORDS, told
from members.choices import Sex
from members.widgets import ETHNIC_WORDS, SEX_WORDS
from spreadsheets.exports import ExportColumn, TableExport, day, heading, words, yes_no
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from dispatch.querysets import CadreQuerySet

MEMBER = "members.Member"


@register_export
class CadreExport(TableExport):
    kind = "cadres"
    title = gettext_lazy("Cadre roster")
    capability = Capability.CADRE_VIEW
    method = gettext_lazy("Unit, post and rank are those of the day of the export.")

    form: CadreFilter

    def make_form(self) -> CadreFilter:
        return CadreFilter(self.query, actor=self.actor)

    def select(self) -> "CadreQuerySet":
        visible = Cadre.objects.visible_to(self.actor, self.capability, self.today)
        held = self.form.narrow(visible, self.today).with_post(on=self.today)
        return held.with_standing(on=self.today)

    def columns(self) -> Sequence[ExportColumn]:
        """Return the columns of the roster, without those the person may not see at all."""
        hidden = {*self._hidden(CADRE), *(f"member__{name}" for name in self._hidden(MEMBER))}
        return [column for column in self._all() if not hidden & set(column.fields)]

    def _hidden(self, model: str) -> set[str]:
        sight = sight_of_list(actor=self.actor, model=model, capability=self.capability)
        return {name for name in policy_of(model) if not sight.access(name)}

    def _all(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_head("name"), ("name",), width=10),
            ExportColumn(_head("sex"), ("sex",), words(SEX_WORDS, Sex.choices), width=6),
            ExportColumn(_head("born"), ("born_on", "born_precision"), day),
            ExportColumn(_head("ethnic_group"), ("ethnic_group",), words(ETHNIC_WORDS), width=8),
            ExportColumn(_head("native_place"), ("native_place",)),
            ExportColumn("入党时间", ("member__joined_on", "member__joined_precision"), _joined),
            ExportColumn(_head("working"), ("working_since", "working_precision"), day),
            ExportColumn(_head("fulltime_degree"), ("fulltime_degree",), width=28),
            ExportColumn(_head("parttime_degree"), ("parttime_degree",), width=28),
            ExportColumn(_head("unit"), ("post__unit__name",), width=28),
            ExportColumn(_head("post"), ("post__title",), width=24),
            ExportColumn(_head("since"), ("post__valid_from", "post__since_precision"), day),
            ExportColumn(_head("ranked"), ("post__ranked_on", "post__ranked_precision"), day),
            ExportColumn(_head("rank"), ("post__rank",), words(RANK_WORDS, Rank.choices)),
            ExportColumn(_head("grades"), ("grades",), _grades, width=30),
            ExportColumn(_head("reserve"), ("is_reserve",), yes_no, width=6),
            ExportColumn(
                _head("id_number"), ("id_head", "id_tail"), mask_id, width=22, is_text=True
            ),
            ExportColumn(_head("remark"), ("remark",), width=24),
        ]


def _joined(on: Any, precision: str | None) -> str:
    return day(on, precision) if precision else ""


def _grades(found: list[dict[str, Any]]) -> str:
    return told({one["year"]: one["grade"] for one in found})


def _head(name: str) -> str:
    return heading(CadreImport, name)
