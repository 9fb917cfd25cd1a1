from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Subquery, When

from accounts.choices import Capability
from accounts.scope import subtree
from common.text import person_name
from members.choices import MEMBER_STAGES, AffiliationKind, PartyPost, RequestState

if TYPE_CHECKING:
    from accounts.scope import Actor


class DatedQuerySet(models.QuerySet[Any]):
    def on(self, day: date) -> Self:
        """Keep rows whose half-open interval holds the day; an empty end is open."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_until__isnull=True) | Q(valid_until__gt=day),
        )


class AffiliationQuerySet(DatedQuerySet):
    def excusing(self) -> Self:
        """Keep stays in temporary branches that stand in for the home."""
        return self.filter(kind=AffiliationKind.TEMPORARY, counts_at_home=True)

    def home(self) -> Self:
        return self.filter(kind=AffiliationKind.HOME)


class MemberQuerySet(models.QuerySet[Any]):
    def _homes(self, day: date) -> AffiliationQuerySet:
        affiliations: Any = self.model._meta.get_field("affiliations").related_model  # noqa: SLF001
        homes: AffiliationQuerySet = affiliations.objects.home().on(day)
        return homes.filter(member=OuterRef("pk"))

    def visible_to(self, actor: "Actor", capability: "Capability", on: date) -> Self:
        """Keep members whose home branch of the day is in reach, and the actor's own record."""
        homes = self._homes(on).filter(actor.scope(capability).as_q("organization__path"))
        condition = Q(Exists(homes))
        # Asked first, because an OR nobody needs makes the planner collect the whole reach.
        own = getattr(actor.user, "member", None) if actor.sees_own(capability) else None
        if own is not None:
            condition |= Q(pk=own.pk)
        return self.filter(condition)

    def at_home_in(self, path: str, on: date) -> Self:
        """Keep members whose home branch of the day lies at or below ``path``."""
        return self.filter(Exists(self._homes(on).filter(subtree(path, "organization__path"))))

    def with_home(self, on: date) -> Self:
        """Add ``home_id`` and ``home_name``: the home branch of the day."""
        homes = self._homes(on)
        return self.annotate(
            home_id=Subquery(homes.values("organization_id")[:1]),
            home_name=Subquery(homes.values("organization__name")[:1]),
            home_short_name=Subquery(homes.values("organization__short_name")[:1]),
        )

    def admitted(self) -> Self:
        """Keep probationary and full members."""
        return self.filter(stage__in=MEMBER_STAGES)

    def matching(self, text: str) -> Self:
        """Search by name, pinyin, pinyin initials or the last digits of the ID number."""
        text = person_name(text)
        lower = text.lower()
        condition = Q(name__contains=text)
        if lower.isascii() and lower:
            condition |= Q(pinyin__startswith=lower) | Q(initials__startswith=lower)
            condition |= Q(id_tail__endswith=lower.upper())
        return self.filter(condition)


class AppointmentQuerySet(DatedQuerySet):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep posts in reach, wherever who held them is at home today, and the actor's own."""
        condition = actor.scope(capability).as_q("organization__path")
        if actor.sees_own(capability):
            condition |= Q(member__user=actor.user)
        return self.filter(condition)

    def by_rank(self, *first: str) -> Self:
        """Put the secretary or leader first, as an office lists them, within some other order."""
        ranks = [When(post=post, then=rank) for rank, post in enumerate(PartyPost.values)]
        return self.order_by(*first, Case(*ranks), "valid_from", "member__pinyin", "pk")


class CorrectionRequestQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability", on: date) -> Self:
        """Keep requests about members who are visible on the day."""
        members: Any = self.model._meta.get_field("member").related_model  # noqa: SLF001
        return self.filter(member__in=members.objects.visible_to(actor, capability, on))

    def concerning(self, actor: "Actor", path: str) -> Self:
        """Keep those about members at ``path`` that the actor made, decides on, or is meant by."""
        if actor.scope(Capability.MEMBER_CORRECT).covers(path):
            return self
        return self.filter(Q(asked_by=actor.user) | Q(member__user=actor.user))

    def open(self) -> Self:
        return self.filter(state=RequestState.OPEN)

    def open_first(self) -> Self:
        undecided = Q(state=RequestState.OPEN)
        return self.order_by(Case(When(undecided, then=0), default=1), "-asked_at", "-pk")
