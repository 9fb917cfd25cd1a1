"""The cadre roster, entered and corrected as sets; people in the register are known again."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils.timezone import localdate

from accounts.scope import Actor
from dispatch.choices import Team
from dispatch.domain.posts import PostEntry, succeed
from dispatch.models import Cadre, CadrePost, PoolEntry, YearAppraisal
from members.domain import identity
from members.domain.names import pinyin_of
from members.models import Member


@dataclass(frozen=True)
class CadreEntry:
    """One person as a roster states it: what is left out says nothing."""

    id_number: str
    fields: dict[str, Any]
    post: PostEntry | None = None
    is_next_post: bool = False
    """The post follows the one held; else it is that one, set right."""
    grades: dict[int, str] = field(default_factory=dict)
    enters_reserve: bool = False


@transaction.atomic
def add_cadres(*, entries: list[CadreEntry], actor: Actor) -> list[Cadre]:
    """Enter people with their post, appraisals and place in the reserve."""
    made = Cadre.objects.bulk_create(_cadre_of(entry) for entry in entries)
    pairs = list(zip(made, entries, strict=True))
    CadrePost.objects.bulk_create(
        CadrePost(cadre=cadre, **entry.post.fields) for cadre, entry in pairs if entry.post
    )
    _write_grades(pairs)
    _enter_reserve((cadre for cadre, entry in pairs if entry.enters_reserve), actor)
    return made


@transaction.atomic
def change_cadres(*, changes: list[tuple[Cadre, CadreEntry]], actor: Actor) -> list[dict[str, Any]]:
    """Correct people; return of each what takes it back (``restore_cadre``)."""
    taken = [_change(cadre, entry) for cadre, entry in changes]
    _write_grades(changes)
    entering = [cadre for cadre, entry in changes if entry.enters_reserve]
    entered = {one.cadre_id: one.pk for one in _enter_reserve(entering, actor)}
    for (cadre, _entry), before in zip(changes, taken, strict=True):
        before["reserve"] = entered.get(cadre.pk)
    return taken


@transaction.atomic
def restore_cadre(*, cadre: Cadre, before: dict[str, Any]) -> None:
    """Give a person back what ``change_cadres`` changed."""
    _set(cadre, before["fields"])
    post = before["post"]
    if post and cadre.posts.filter(pk=post["pk"], valid_until=None).exists():
        _take_post_back(cadre, post)
    for year, grade in before["grades"].items():
        held = cadre.appraisals.filter(year=year)
        if grade is None:
            held.delete()
        else:
            held.update(grade=grade)
    PoolEntry.objects.filter(pk=before["reserve"]).delete()


def tie_members(*, ids: Iterable[int]) -> None:
    """Let each cadre be the member with the same ID number, if the register has one."""
    same = Member.objects.filter(id_index=OuterRef("id_index")).values("pk")[:1]
    untied = Cadre.objects.filter(pk__any_of=list(ids), member=None, id_index__isnull=False)
    known = untied.filter(id_index__in=Member.objects.values("id_index"))
    known.update(member_id=Subquery(same))


def remove_cadres(*, ids: set[int]) -> None:
    """Take people out again who were entered by mistake and whom nothing else refers to."""
    with transaction.atomic():
        for owned in (CadrePost, YearAppraisal, PoolEntry):
            owned._base_manager.filter(cadre__in=ids).delete()  # noqa: SLF001
        Cadre.objects.filter(pk__any_of=list(ids)).delete()


def post_on(*, cadre: Cadre, day: date) -> CadrePost | None:
    """Return the post a cadre holds on a day."""
    held: CadrePost | None = cadre.posts.on(day).select_related("unit").first()
    return held


def _cadre_of(entry: CadreEntry) -> Cadre:
    sealed = identity.seal(number=entry.id_number)
    return Cadre(
        **_with_pinyin(entry.fields),
        id_cipher=sealed.cipher,
        id_index=sealed.index,
        id_head=sealed.head,
        id_tail=sealed.tail,
    )


def _with_pinyin(fields: dict[str, Any]) -> dict[str, Any]:
    if "name" not in fields:
        return fields
    pinyin, initials = pinyin_of(name=fields["name"])
    return {**fields, "pinyin": pinyin, "initials": initials}


def _change(cadre: Cadre, entry: CadreEntry) -> dict[str, Any]:
    held = {name: getattr(cadre, name) for name in entry.fields}
    _set(cadre, entry.fields)
    grades = dict(cadre.appraisals.values_list("year", "grade"))
    return {
        "fields": held,
        "post": _change_post(cadre, entry) if entry.post else None,
        "grades": {year: grades.get(year) for year in entry.grades},
    }


def _change_post(cadre: Cadre, entry: CadreEntry) -> dict[str, Any]:
    assert entry.post is not None  # noqa: S101  # asked only of entries with a post
    held = post_on(cadre=cadre, day=localdate())
    if held is None or entry.is_next_post:
        ended = cadre.posts.filter(valid_until=None).first()
        made = succeed(cadre=cadre, entry=entry.post)
        return {"is_new": True, "pk": made.pk, "ended": ended.pk if ended else None}
    old = {name: getattr(held, name) for name in entry.post.fields}
    CadrePost.objects.filter(pk=held.pk).update(**entry.post.fields)
    return {"is_new": False, "pk": held.pk, "fields": old}


def _take_post_back(cadre: Cadre, post: dict[str, Any]) -> None:
    if post["is_new"]:
        CadrePost.objects.filter(pk=post["pk"]).delete()
        cadre.posts.filter(pk=post["ended"]).update(valid_until=None)
    else:
        CadrePost.objects.filter(pk=post["pk"]).update(**post["fields"])


def _set(cadre: Cadre, fields: dict[str, Any]) -> None:
    complete = _with_pinyin(fields)
    if complete:
        Cadre.objects.filter(pk=cadre.pk).update(**complete)


def _write_grades(pairs: Iterable[tuple[Cadre, CadreEntry]]) -> None:
    YearAppraisal.objects.bulk_create(
        [
            YearAppraisal(cadre=cadre, year=year, grade=grade)
            for cadre, entry in pairs
            for year, grade in entry.grades.items()
        ],
        update_conflicts=True,
        unique_fields=["cadre", "year"],
        update_fields=["grade"],
    )


def _enter_reserve(cadres: Iterable[Cadre], actor: Actor) -> list[PoolEntry]:
    today = localdate()
    return PoolEntry.objects.bulk_create(
        PoolEntry(team=Team.RESERVE, cadre=cadre, entered_on=today, set_by=actor.user)
        for cadre in cadres
    )
