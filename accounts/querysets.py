from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.aggregates import StringAgg
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat, NullIf

from accounts.choices import GrantState, Role
from accounts.scope import ScopedQuerySet

if TYPE_CHECKING:
    from accounts.choices import Capability
    from accounts.scope import Actor

LENGTH_OF_REQUEST_ID = 16


class UserQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep accounts with a grant in reach; over the whole district, those without one too."""
        scope = actor.scope(capability)
        if scope.is_whole:
            return self
        return self.filter(Exists(self._grants().filter(scope.as_q("organization__path"))))

    def holding(self, on: date, condition: Q) -> Self:
        """Keep accounts with a grant in force on the day that fits the condition."""
        return self.filter(Exists(self._grants().in_force(on).filter(condition)))

    def waiting(self) -> Self:
        """Keep accounts for which a grant waits to be approved."""
        return self.filter(Exists(self._grants().waiting()))

    def with_lost_factor(self) -> Self:
        """Keep accounts whose second factor is to come off once a second person agrees."""
        return self.filter(second_factor__reset_asked_by__isnull=False)

    def without_posts(self, on: date) -> Self:
        """Keep accounts with no grant in force on the day."""
        return self.exclude(Exists(self._grants().in_force(on)))

    def with_posts(self, on: date) -> Self:
        """Add ``posts``, the grants in force as one text, and ``is_waiting`` for one proposed."""
        roles = Case(*(When(role=role, then=Value(str(Role(role).label))) for role in Role.values))
        short = NullIf("organization__short_name", Value(""))
        post = Concat(Coalesce(short, "organization__name"), Value(" · "), roles)
        posts = StringAgg(post, "；", order_by=("organization__path", "role"))
        own = self._grants().in_force(on).order_by().values("user")
        return self.annotate(
            posts=Subquery(own.annotate(posts=posts).values("posts")),
            is_waiting=Exists(self._grants().waiting()),
        )

    def _grants(self) -> "GrantQuerySet":
        grants: Any = self.model._meta.get_field("grants").related_model  # noqa: SLF001
        own: GrantQuerySet = grants.objects.filter(user=OuterRef("pk"))
        return own


class GrantQuerySet(ScopedQuerySet):
    scope_path = "organization__path"

    def in_force(self, on: date) -> Self:
        """Keep approved grants whose half-open interval holds the day."""
        return self.filter(
            Q(valid_from__lte=on),
            Q(valid_until__isnull=True) | Q(valid_until__gt=on),
            state=GrantState.APPROVED,
        )

    def waiting(self) -> Self:
        """Keep proposed grants that nobody has decided on."""
        return self.filter(state=GrantState.WAITING)

    def overlapping(self, first: date, end: date | None) -> Self:
        """Keep grants, refused ones apart, that share a day with the half-open interval."""
        lasting = Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from"))
        later = Q(valid_until__isnull=True) | Q(valid_until__gt=first)
        earlier = Q(valid_from__lt=end) if end else Q()
        return self.exclude(state=GrantState.REFUSED).filter(lasting, later, earlier)


class TokenQuerySet(models.QuerySet[Any]):
    def open(self, on: date) -> Self:
        """Keep tokens that were not revoked and have not ended by the day."""
        return self.filter(revoked_at=None, ends_on__gte=on)


class WholeQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep all rows for whoever holds the capability over the whole district, else none."""
        return self if actor.scope(capability).is_whole else self.none()


class AuditQuerySet(WholeQuerySet):
    def by(self, name: str) -> Self:
        """Keep what people with this name or user name did."""
        return self.filter(Q(user__name__contains=name) | Q(user__username__icontains=name))

    def about(self, text: str) -> Self:
        """Keep lines on one row, written as ``members.member:12``, or whose object has the text."""
        kind, colon, number = text.strip().partition(":")
        if colon and number.isdecimal():
            return self.filter(object_type=kind, object_id=number)
        return self.filter(target__contains=text)

    def within(self, number: str) -> Self:
        """Keep what was done in a job, or in a request."""
        if number.isdecimal() and len(number) < LENGTH_OF_REQUEST_ID:
            return self.filter(job_id=number)
        return self.filter(request_id=number)
