"""Who sees and who writes which field of a cadre: the policy, and a cadre's facts through it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from accounts.registry import Access, Sight, register_fields, register_whole, sight_of_row
from accounts.reports.changes import Told
from common.dates import show
from dispatch.models import Cadre

if TYPE_CHECKING:
    from accounts.scope import Actor

CADRE = "dispatch.Cadre"
POLICY = """
field               district_officer  cadre_officer  town_officer  secretary  own
name                write             write          read          none       read
pinyin              read              read           none          none       none
initials            read              read           none          none       none
sex                 write             write          read          none       read
ethnic_group        write             write          none          none       read
born_on             write             write          none          none       read
born_precision      write             write          none          none       read
id_cipher           none              none           none          none       none
id_index            none              none           none          none       none
id_head             masked            masked         none          none       masked
id_tail             masked            masked         none          none       masked
education           write             write          none          none       read
native_place        write             write          none          none       read
working_since       write             write          none          none       read
working_precision   write             write          none          none       read
fulltime_degree     write             write          none          none       read
parttime_degree     write             write          none          none       read
remark              write             write          none          none       none
"""


def register() -> None:
    register_fields(CADRE, POLICY)
    register_whole(
        "dispatch.BaseEntry", "dispatch.Nominee",
        "dispatch.CadrePost", "dispatch.YearAppraisal", "dispatch.Posting", "dispatch.PostingStep",
        "dispatch.PoolEntry", "dispatch.LeaderContact", "dispatch.Outcome",
        "dispatch.MonthLog", "dispatch.PostingReview",
    )  # fmt: skip


class Fact(NamedTuple):
    """A field as the page names and writes it."""

    field: str
    label: Any
    written: Callable[[Cadre], Any]


FACTS = (
    Fact("id_tail", _("ID number"), lambda c: c.masked_id),
    Fact("sex", _("Sex"), lambda c: c.get_sex_display()),
    Fact("born_on", _("Born on"), lambda c: show(c.born_on, c.born_precision)),
    Fact("ethnic_group", _("Ethnic group"), lambda c: c.ethnic_group),
    Fact("native_place", _("Native place"), lambda c: c.native_place),
    Fact("working_since", _("Working since"), lambda c: show(c.working_since, c.working_precision)),
    Fact("fulltime_degree", _("Full-time degree"), lambda c: c.fulltime_degree),
    Fact("parttime_degree", _("Part-time degree"), lambda c: c.parttime_degree),
    Fact("remark", _("Remark"), lambda c: c.remark),
)


def told_of(*, cadre: Cadre, sight: Sight) -> list[Told]:
    """Return the facts as the history tells them: that a masked one changed is seen as well."""
    facts = (Fact("name", _("Name"), lambda c: c.name), *FACTS)
    return [
        Told(
            fact.label,
            shown := fact.written(cadre),
            cadre.id_index if fact.field == "id_tail" else shown,
        )
        for fact in facts
        if sight.access(fact.field) is not Access.NONE
    ]


def sight_of(*, cadre: Any, actor: "Actor") -> Sight:
    """Return what the actor sees of a cadre ``with_post``."""
    is_own = cadre.member_id is not None and cadre.member.user_id == actor.user.pk
    path = cadre.post.unit.organization.path if cadre.post else ""
    return sight_of_row(actor=actor, model=CADRE, path=path, is_own=is_own)


def facts_of(*, cadre: Cadre, sight: Sight) -> list[tuple[Any, Any]]:
    """Return label and value of each field the actor sees; the ID number is always masked."""
    return [
        (fact.label, fact.written(cadre))
        for fact in FACTS
        if sight.access(fact.field) is not Access.NONE
    ]
