"""Unit, rank and post of a cadre by date: a new one ends the one before."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from common.dates import Precision, show
from common.errors import RuleViolation
from dispatch.models import Cadre, CadrePost, Unit

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class PostEntry:
    """A post as a form or a roster states it; empty dates are not known."""

    unit: Unit
    rank: str
    title: str = ""
    since: date | None = None
    since_precision: str = Precision.DAY
    ranked_on: date | None = None
    ranked_precision: str = Precision.DAY

    @property
    def fields(self) -> dict[str, Any]:
        return {
            "unit_id": self.unit.pk,
            "rank": self.rank,
            "title": self.title,
            "valid_from": self.since,
            "since_precision": self.since_precision,
            "ranked_on": self.ranked_on,
            "ranked_precision": self.ranked_precision,
        }


def add_post(*, cadre: Cadre, entry: PostEntry, actor: Actor) -> CadrePost:
    """Give a cadre another post; the one held until then ends the day before.

    Raises ``RuleViolation`` without a first day, and if a post begins on that day or later.
    """
    with transaction.atomic():
        Cadre.objects.select_for_update().get(pk=cadre.pk)
        require_follows(cadre=cadre, entry=entry)
        post = succeed(cadre=cadre, entry=entry)
        audit.record(user=actor.user, action=Action.CADRE_POST_SAVED, target=post)
    return post


def require_follows(*, cadre: Cadre, entry: PostEntry) -> None:
    """Raise ``RuleViolation`` for a post that would not be the cadre's last one."""
    if entry.since is None:
        message = _("Say since when the cadre holds the new post.")
        raise RuleViolation(message, code="missing_since")
    later = cadre.posts.filter(
        Q(valid_from__gte=entry.since) | Q(valid_until__gt=entry.since)
    ).last()
    if later is not None:
        message = _("“%(post)s” of %(unit)s is held from %(day)s on: correct that post instead.")
        values = {"post": later.title, "unit": later.unit, "day": show(later.valid_from)}
        raise RuleViolation(message % values, code="later_post")


def succeed(*, cadre: Cadre, entry: PostEntry) -> CadrePost:
    """End the post held until now and begin the next."""
    cadre.posts.filter(valid_until=None).update(valid_until=entry.since)
    post: CadrePost = CadrePost.objects.create(cadre=cadre, **entry.fields)
    return post


def correct_post(*, post: CadrePost, entry: PostEntry, actor: Actor) -> CadrePost:
    """Set right what a post says; a frozen base of quotas stays as it was taken.

    Raises ``RuleViolation`` if it would begin before the post before it has begun, or after its
    own end.
    """
    with transaction.atomic():
        Cadre.objects.select_for_update().get(pk=post.cadre_id)
        former = post.cadre.posts.filter(valid_until=post.valid_from).first()
        _require_between(post, former, entry.since)
        old = {name: str(getattr(post, name) or "") for name in entry.fields}
        begun, begins = post.valid_from, entry.since
        for name, value in entry.fields.items():
            setattr(post, name, value)
        if (
            begun and begins and begins < begun
        ):  # the database allows no day with two posts, not even for a moment
            _end(former, begins)
        post.save()
        _end(former, begins)
        changes = {
            name: (old[name], str(value or ""))
            for name, value in entry.fields.items()
            if old[name] != str(value or "")
        }
        audit.record(user=actor.user, action=Action.CADRE_POST_SAVED, target=post, changes=changes)
    return post


def _end(former: CadrePost | None, day: date | None) -> None:
    if former is not None:
        CadrePost.objects.filter(pk=former.pk).update(valid_until=day)


def _require_between(post: CadrePost, former: CadrePost | None, since: date | None) -> None:
    if former is not None and (
        since is None or (former.valid_from is not None and since <= former.valid_from)
    ):
        message = _("The post before began on %(day)s: choose a later day.")
        raise RuleViolation(message % {"day": show(former.valid_from)}, code="before_the_former")
    if post.valid_until is not None and since is not None and since >= post.valid_until:
        message = _("The post ends on %(day)s: choose a day before that.")
        last = show(post.valid_until - ONE_DAY)
        raise RuleViolation(message % {"day": last}, code="after_its_end")
