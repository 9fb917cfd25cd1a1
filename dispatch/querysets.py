from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    FilteredRelation,
    IntegerField,
    Max,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce, JSONObject
from django.utils.timezone import localdate

from accounts.choices import Capability
from common.text import person_name
from dispatch.choices import (
    COUNTY_RANKS,
    FULL_TIME_KINDS,
    PostingKind,
    PostingState,
    ProblemState,
    Rank,
    StepKind,
    TargetKind,
    Team,
)

if TYPE_CHECKING:
    from accounts.scope import Actor

YEARS_TOLD = 3
"""Appraisals that rosters tell of."""


YEAR_DAYS = 365


class DatedQuerySet(models.QuerySet[Any]):
    def on(self, day: date) -> Self:
        """Keep what is there on the day; an empty end is open."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_until__isnull=True) | Q(valid_until__gt=day),
        )


class UnitQuerySet(DatedQuerySet):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        """Keep units whose party organization is in reach, and those the actor heads."""
        reached = actor.scope(capability).as_q("organization__path")
        if actor.sees_own(capability):
            reached |= Q(head=actor.user)
        return self.filter(reached)

    def with_cadres(self, *, on: date) -> Self:
        """Add ``cadre_count``: who holds a post in the unit on the day."""
        posts: Any = self.model._meta.get_field("cadre_posts").related_model  # noqa: SLF001
        held = posts.objects.on(on).filter(unit=OuterRef("pk")).order_by().values("unit")
        return self.annotate(
            cadre_count=Coalesce(Subquery(held.annotate(n=Count("pk")).values("n")), 0)
        )


class PlaceQuerySet(DatedQuerySet):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        return self.filter(actor.scope(capability).as_q("town__path"))

    def without_first_secretary(self, *, on: date) -> Self:
        postings: Any = self.model._meta.get_field("postings").related_model  # noqa: SLF001
        held = postings.objects.first_secretaries().on(on).filter(place=OuterRef("pk"))
        return self.filter(~Exists(held))


class CadrePostQuerySet(DatedQuerySet):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        return self.filter(unit__in=_units().visible_to(actor, capability))

    def with_cadre(self) -> Self:
        """Add the person, the highest rank first."""
        return self.select_related("cadre").order_by(by_rank(), "cadre__pinyin", "cadre_id")


class CadreQuerySet(models.QuerySet[Any]):
    def in_units(self, units: UnitQuerySet, *, on: date) -> Self:
        """Keep cadres who hold a post in one of the units on the day."""
        posts: Any = self.model._meta.get_field("posts").related_model  # noqa: SLF001
        return self.filter(
            Exists(posts.objects.on(on).filter(cadre=OuterRef("pk"), unit__in=units))
        )

    def visible_to(self, actor: "Actor", capability: Capability, on: date | None = None) -> Self:
        """Keep cadres of units in reach on the day (by default today)."""
        return self.in_units(_units().visible_to(actor, capability), on=on or localdate())

    def in_reach(self, actor: "Actor", capability: Capability) -> Self:
        """Keep cadres who ever held a post in a unit in reach."""
        return self.filter(posts__unit__in=_units().visible_to(actor, capability)).distinct()

    def with_record(self) -> Self:
        """Load what decides whether somebody can be first secretary, and the units of all posts."""
        return self.select_related("member").prefetch_related("posts__unit", "pool_entries")

    def with_post(self, *, on: date) -> Self:
        """Add ``post``, the one held on the day, with its unit; nothing for who holds none."""
        holds = Q(posts__valid_from__isnull=True) | Q(posts__valid_from__lte=on)
        holds &= Q(posts__valid_until__isnull=True) | Q(posts__valid_until__gt=on)
        held = self.annotate(post=FilteredRelation("posts", condition=holds))
        return held.select_related("post__unit")

    def with_standing(self, *, on: date) -> Self:
        """Add ``grades`` of the last three years appraised, and whether ``is_reserve``."""
        appraisals: Any = self.model._meta.get_field("appraisals").related_model  # noqa: SLF001
        own = appraisals.objects.filter(cadre=OuterRef("pk")).order_by("-year")
        pairs = own.values(json=JSONObject(year="year", grade="grade"))[:YEARS_TOLD]
        return self.annotate(grades=ArraySubquery(pairs), is_reserve=Exists(self._reserve(on)))

    def of_rank(self, rank: str, *, on: date) -> Self:
        posts: Any = self.model._meta.get_field("posts").related_model  # noqa: SLF001
        return self.filter(Exists(posts.objects.on(on).filter(cadre=OuterRef("pk"), rank=rank)))

    def posted_on(self, *, on: date, is_posted: bool) -> Self:
        """Keep those posted out on the day, or those who are not."""
        postings: Any = self.model._meta.get_field("postings").related_model  # noqa: SLF001
        away = Exists(postings.objects.on(on).filter(cadre=OuterRef("pk")))
        return self.filter(away if is_posted else ~away)

    def in_reserve(self, *, on: date) -> Self:
        """Keep section-level reserve cadres of the day."""
        return self.filter(Exists(self._reserve(on)))

    def _reserve(self, on: date) -> "PoolEntryQuerySet":
        model: Any = self.model._meta.get_field("pool_entries").related_model  # noqa: SLF001
        entries: PoolEntryQuerySet = model.objects.on(on)
        return entries.filter(cadre=OuterRef("pk"), team=Team.RESERVE)

    def of_county_level(self, *, on: date) -> Self:
        """Keep leaders: who holds a rank of county level on the day."""
        posts: Any = self.model._meta.get_field("posts").related_model  # noqa: SLF001
        held = posts.objects.on(on).filter(cadre=OuterRef("pk"), rank__in=COUNTY_RANKS)
        return self.filter(Exists(held))

    def matching(self, text: str) -> Self:
        """Search by name, pinyin or pinyin initials."""
        text = person_name(text)
        lower = text.lower()
        condition = Q(name__contains=text)
        if lower.isascii() and lower:
            condition |= Q(pinyin__startswith=lower) | Q(initials__startswith=lower)
        return self.filter(condition)


class ProgrammeQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        """Keep all for officers and heads of units, else those the actor is posted by."""
        if actor.can(capability):
            return self.all()
        if not actor.sees_own(capability):
            return self.none()
        if _units().filter(head=actor.user).exists():
            return self.all()
        return self.filter(postings__cadre__member__user=actor.user).distinct()

    def with_figures(self) -> Self:
        """Add ``places`` its towns offer and how many people are ``posted``."""
        return self.annotate(
            places=_sum_of(self.model, "hosts", Sum("places")),
            posted=_sum_of(self.model, "postings", Count("pk", filter=Q(is_withdrawn=False))),
        )


class PostingQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        """Keep postings from or to what is in reach, of headed units, and the actor's own."""
        scope = actor.scope(capability)
        reached = scope.as_q("unit__organization__path") | scope.as_q("host__path")
        if actor.sees_own(capability):
            reached |= Q(unit__head=actor.user) | Q(cadre__member__user=actor.user)
        return self.filter(reached)

    def on(self, day: date) -> Self:
        """Keep postings that hold the day; both ends count."""
        return self.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day, is_withdrawn=False
        )

    def in_state(self, state: str, day: date) -> Self:
        """Keep postings that stand so on the day (``Posting.state_on``)."""
        if state == PostingState.RUNNING:
            return self.on(day)
        if state == PostingState.WITHDRAWN:
            return self.filter(is_withdrawn=True)
        if state == PostingState.COMING:
            return self.filter(is_withdrawn=False, starts_on__gt=day)
        return self.filter(is_withdrawn=False, ends_on__lt=day)

    def touched(self) -> Self:
        """Keep postings to which more happened than that they were made."""
        steps: Any = self.model._meta.get_field("steps").related_model  # noqa: SLF001
        later = steps.objects.exclude(kind=StepKind.MADE).filter(posting=OuterRef("pk"))
        return self.filter(Exists(later))

    def full_time(self) -> Self:
        return self.filter(kind__in=FULL_TIME_KINDS, is_withdrawn=False)

    def first_secretaries(self) -> Self:
        return self.filter(kind=PostingKind.FIRST_SECRETARY, is_withdrawn=False)

    def of_person(self, text: str) -> Self:
        """Search by the person's name, pinyin or pinyin initials."""
        cadres: Any = self.model._meta.get_field("cadre").related_model  # noqa: SLF001
        return self.filter(cadre__in=cadres.objects.matching(text))


class PostingStepQuerySet(models.QuerySet[Any]):
    def leaves(self) -> Self:
        return self.filter(kind=StepKind.LEAVE)


class ProjectQuerySet(DatedQuerySet):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        return self.filter(actor.scope(capability).as_q("town__path"))

    def with_people(self, on: date) -> Self:
        """Add the names of the leaders in contact, and of the chief service officers, of a day."""
        contacts: Any = self.model._meta.get_field("contacts").related_model  # noqa: SLF001
        postings: Any = self.model._meta.get_field("postings").related_model  # noqa: SLF001
        leaders = contacts.objects.on(on).filter(project=OuterRef("pk"))
        officers = postings.objects.on(on).filter(project=OuterRef("pk"))
        return self.select_related("town").annotate(
            leaders=ArraySubquery(leaders.values("leader__name")),
            officers=ArraySubquery(officers.values("cadre__name")),
        )


class ContactQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        """Keep contacts with what lies in reach, and those the actor keeps as a leader."""
        reached = actor.scope(capability).as_q("town__path")
        if actor.sees_own(capability):
            reached |= Q(leader__member__user=actor.user)
        return self.filter(reached)

    def on(self, day: date) -> Self:
        """Keep contacts that hold the day; both ends count."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)

    def of_kind(self, kind: str) -> Self:
        conditions = {
            TargetKind.TOWN: Q(place__isnull=True, project__isnull=True),
            TargetKind.PLACE: Q(place__isnull=False),
            TargetKind.PROJECT: Q(project__isnull=False),
        }
        return self.filter(conditions[TargetKind(kind)])

    def with_figures(self) -> Self:
        """Add how many visits there were, the last one, and how many problems are not verified."""
        return self.annotate(
            visit_count=Count("visits", distinct=True),
            last_visit_on=Max("visits__visited_on"),
            waiting=Count(
                "problems", distinct=True, filter=~Q(problems__state=ProblemState.VERIFIED)
            ),
        ).order_by(*self.model._meta.ordering)  # noqa: SLF001  # lost where rows are counted

    def with_target(self) -> Self:
        return self.select_related("leader", "town", "place", "project")


class ProblemQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        """Keep problems of visible contacts, and those that somebody in reach has to settle."""
        scope = actor.scope(capability)
        reached = scope.as_q("contact__town__path")
        if actor.sees_own(capability):
            reached |= Q(contact__leader__member__user=actor.user)
        return self.filter(reached | _owned(actor, capability))

    def owned_by(self, actor: "Actor", capability: Capability) -> Self:
        """Keep those that the actor has to settle."""
        return self.filter(_owned(actor, capability))

    def open(self) -> Self:
        return self.filter(state=ProblemState.OPEN)

    def overdue(self, on: date) -> Self:
        return self.open().filter(due_on__lt=on)

    def with_owner(self) -> Self:
        return self.select_related(
            "contact__leader", "contact__town", "contact__place", "contact__project", "owner_town",
            "owner_unit",
        )  # fmt: skip

    def overdue_first(self) -> Self:
        """Order by what waits: to be settled by due day, then to be verified, then the rest."""
        waits = Case(
            When(state=ProblemState.OPEN, then=0), When(state=ProblemState.CLOSED, then=1),
            default=2,
        )  # fmt: skip
        return self.order_by(waits, "due_on", "pk")


class OutcomeQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        """Keep those of cadres of units in reach, of postings that lead there, and the own."""
        scope = actor.scope(capability)
        if scope.is_whole:
            return self.all()
        cadres: Any = apps.get_model("dispatch", "Cadre")
        reached = Q(cadre__in=cadres.objects.visible_to(actor, capability))
        reached |= scope.as_q("posting__host__path")
        if actor.sees_own(capability):
            reached |= Q(cadre__member__user=actor.user)
        return self.filter(reached)

    def standing(self) -> Self:
        return self.filter(withdrawn_reason="")

    def with_history(self) -> Self:
        """Add ``is_tempered``: whether the cadre had been posted full-time before the day."""
        postings: Any = apps.get_model("dispatch", "Posting")
        before = postings.objects.filter(
            cadre=OuterRef("cadre"), starts_on__lt=OuterRef("happened_on"), is_withdrawn=False,
            kind__in=FULL_TIME_KINDS,
        )  # fmt: skip
        return self.annotate(is_tempered=Exists(before))


class PoolEntryQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        """Keep entries of cadres of units in reach, and of members at home in it, today."""
        if actor.scope(capability).is_whole:
            return self.all()
        cadres: Any = self.model._meta.get_field("cadre").related_model  # noqa: SLF001
        members: Any = self.model._meta.get_field("member").related_model  # noqa: SLF001
        return self.filter(
            Q(cadre__in=cadres.objects.visible_to(actor, capability))
            | Q(member__in=members.objects.visible_to(actor, capability, localdate()))
        )

    def with_phase_on(self, day: date) -> Self:
        """Add ``phase_then``: the phase on the day, from the moves before and after it."""
        moves: Any = self.model._meta.get_field("moves").related_model  # noqa: SLF001
        of_entry = moves.objects.filter(entry=OuterRef("pk"))
        before = of_entry.filter(moved_on__lte=day).order_by("-moved_on", "-pk")
        after = of_entry.filter(moved_on__gt=day).order_by("moved_on", "pk")
        return self.annotate(
            phase_then=Coalesce(
                Subquery(before.values("new_phase")[:1]),
                Subquery(after.values("old_phase")[:1]),
                "phase",
            )
        )

    def with_person(self) -> Self:
        """Add ``name`` of the cadre or member, and the day of the last review."""
        reviews: Any = self.model._meta.get_field("reviews").related_model  # noqa: SLF001
        latest = reviews.objects.filter(entry=OuterRef("pk")).order_by("-reviewed_on", "-pk")
        return self.select_related("cadre", "member").annotate(
            name=Coalesce("cadre__name", "member__name"),
            last_review_on=Subquery(latest.values("reviewed_on")[:1]),
        )

    def to_review(self, on: date) -> Self:
        """Keep who is in a pool and was neither reviewed nor taken in within a year."""
        year_ago = on - timedelta(days=YEAR_DAYS)
        reviews: Any = self.model._meta.get_field("reviews").related_model  # noqa: SLF001
        recent = reviews.objects.filter(entry=OuterRef("pk"), reviewed_on__gt=year_ago)
        return self.on(on).filter(~Exists(recent), entered_on__lte=year_ago)

    def on(self, day: date) -> Self:
        """Keep entries that hold the day; both ends count."""
        return self.filter(Q(left_on__isnull=True) | Q(left_on__gte=day), entered_on__lte=day)


def by_rank(field: str = "rank") -> Case:
    """Order by a field that holds a rank, the highest first."""
    places = [When(**{field: rank}, then=Value(at)) for at, rank in enumerate(Rank.values)]
    return Case(*places, default=Value(len(places)), output_field=IntegerField())


def _sum_of(model: type[models.Model], relation: str, total: Sum | Count) -> Coalesce:
    """Return a total over the rows of a relation, apart from other totals."""
    field: Any = model._meta.get_field(relation)  # noqa: SLF001
    name = field.remote_field.name
    rows = field.related_model.objects.filter(**{name: OuterRef("pk")}).order_by().values(name)
    return Coalesce(Subquery(rows.annotate(total=total).values("total")), 0)


def _owned(actor: "Actor", capability: Capability) -> Q:
    scope = actor.scope(capability)
    owned = scope.as_q("owner_town__path") | scope.as_q("owner_unit__organization__path")
    if actor.sees_own(capability):
        owned |= Q(owner_unit__head=actor.user)
    return owned


def _units() -> UnitQuerySet:
    model: Any = apps.get_model("dispatch", "Unit")
    units: UnitQuerySet = model.objects.all()
    return units
