"""Who sees and who corrects which field of a member: the policy, and a member's facts through it.

Name, ID number, dates and stage are core: a secretary asks for their correction. The stage changes
by admission, not by correction. Where ID number and mobile are masked, ``members.domain.reveal``
shows them in full, to whoever holds that capability and gives a reason.
"""

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from accounts.registry import Access, Sight, register_fields, register_whole, sight_of_row
from accounts.reports.changes import Told
from common.dates import show
from members.models import CorrectionRequest, Member

if TYPE_CHECKING:
    from accounts.scope import Actor

MEMBER = "members.Member"
POLICY = """
field               district_officer  cadre_officer  town_officer  secretary  own
name                write             read           write         read       read
pinyin              read              read           read          read       none
initials            read              read           read          read       none
sex                 write             read           write         read       read
ethnic_group        write             read           write         read       read
born_on             write             read           write         read       read
born_precision      write             read           write         read       read
id_cipher           none              none           none          none       none
id_index            none              none           none          none       none
id_head             masked            masked         masked        masked     masked
id_tail             masked            masked         masked        masked     masked
education           write             read           write         write      read
stage               read              read           read          read       read
joined_on           write             read           write         read       read
joined_precision    write             read           write         read       read
confirmed_on        write             read           write         read       read
confirmed_precision write             read           write         read       read
mobile              masked            none           masked        write      read
work_post           write             read           write         write      read
party_post          write             read           write         write      read
remark              write             read           write         write      read
"""
MASKED = "****"


class Fact(NamedTuple):
    """A field as a page names and writes it."""

    field: str
    label: Any
    written: Callable[[Member], Any]
    masked: Callable[[Member], str] = lambda _member: MASKED


HEADING = (
    Fact("name", _("Name"), lambda m: m.name),
    Fact("stage", _("Stage"), Member.get_stage_display),
)
ID_NUMBER = Fact("id_tail", _("ID number"), lambda m: m.masked_id, lambda m: m.masked_id)
FACTS = (
    ID_NUMBER,
    Fact("sex", _("Sex"), Member.get_sex_display),
    Fact("ethnic_group", _("Ethnic group"), lambda m: m.ethnic_group),
    Fact("born_on", _("Born on"), lambda m: show(m.born_on, m.born_precision)),
    Fact("education", _("Education"), Member.get_education_display),
    Fact("joined_on", _("Joined on"), lambda m: show(m.joined_on, m.joined_precision)),
    Fact("confirmed_on", _("Confirmed on"), lambda m: show(m.confirmed_on, m.confirmed_precision)),
    Fact("mobile", _("Mobile"), lambda m: m.mobile, lambda m: m.masked_mobile),
    Fact("work_post", _("Employer and post"), lambda m: m.work_post),
    Fact("party_post", _("Party post"), lambda m: m.party_post),
    Fact("remark", _("Remark"), lambda m: m.remark),
)


def register() -> None:
    register_fields(MEMBER, POLICY)
    register_whole("members.Affiliation", "members.Appointment")
    # Its values go through the policy of the member's own fields.
    register_whole("members.CorrectionRequest")


def sight_of(*, member: Member, actor: "Actor", path: str) -> Sight:
    """Return what the actor sees of a member whose home is at ``path``."""
    is_own = member.user_id is not None and member.user_id == actor.user.pk
    return sight_of_row(actor=actor, model=MEMBER, path=path, is_own=is_own)


def facts_of(*, member: Member, sight: Sight) -> list[tuple[Any, Any]]:
    """Return label and value of each field the actor sees, masked where the policy says so."""
    return [(fact.label, shown) for fact, shown in _seen(FACTS, member, sight)]


def told_of(*, member: Member, sight: Sight) -> list[Told]:
    """Return the facts as the history tells them: that a masked one changed is seen as well."""
    return [
        Told(fact.label, shown, member.id_index if fact is ID_NUMBER else fact.written(member))
        for fact, shown in _seen((*HEADING, *FACTS), member, sight)
    ]


class Proposed(NamedTuple):
    """What a request would change, as far as the actor sees it."""

    label: Any
    old: Any
    new: Any
    may_write: bool


def proposed_of(*, request: CorrectionRequest, sight: Sight) -> list[Proposed]:
    """Return the facts of a request still to be decided on, old and new."""
    member, wanted = request.member, copy(request.member)
    for name, value in request.values.items():
        setattr(wanted, name, value)
    facts = [fact for fact in (*HEADING, *FACTS) if fact.field in request.values]
    return [
        Proposed(fact.label, old, new, sight.access(fact.field) is Access.WRITE)
        for (fact, old), (_fact, new) in zip(
            _seen(facts, member, sight), _seen(facts, wanted, sight), strict=True
        )
    ]


def _seen(facts: Iterable[Fact], member: Member, sight: Sight) -> Iterator[tuple[Fact, Any]]:
    for fact in facts:
        access = sight.access(fact.field)
        if access is not Access.NONE:
            shown = fact.masked if access is Access.MASKED else fact.written
            yield fact, shown(member)
