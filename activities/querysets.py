from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.aggregates import JSONBAgg, StringAgg
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import JSONObject

from accounts.choices import Capability
from accounts.scope import ScopedQuerySet, subtree
from activities.choices import (
    COUNTING_STATES,
    PARTIAL_KINDS,
    RESIDENTIAL,
    AttendanceState,
    ItemState,
    LinkList,
    ServiceState,
)
from members.choices import MEMBER_STAGES
from members.models import Affiliation, Member

if TYPE_CHECKING:
    from accounts.scope import Actor


class ActivityQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep activities in which any organization in reach takes part."""
        return self._with_part(actor.scope(capability).as_q("organization__path"))

    def within(self, path: str) -> Self:
        """Keep activities in which any organization at or below ``path`` takes part."""
        return self._with_part(subtree(path, "organization__path"))

    def _with_part(self, condition: Q) -> Self:
        parts: Any = self.model._meta.get_field("parts").related_model  # noqa: SLF001
        return self.filter(Exists(parts.objects.filter(condition, activity=OuterRef("pk"))))

    def with_parts(self) -> Self:
        """Add ``lead_name``, ``lead_path`` and ``partner_names``: who entered it, who else came."""
        parts = self.model._meta.get_field("parts").related_model  # noqa: SLF001
        own = parts.objects.filter(activity=OuterRef("pk")).order_by()
        partners = own.filter(is_lead=False).values("activity")
        names = StringAgg("organization__name", "、", order_by="pk")
        return self.annotate(
            lead_name=Subquery(own.filter(is_lead=True).values("organization__name")[:1]),
            lead_path=Subquery(own.filter(is_lead=True).values("organization__path")[:1]),
            partner_names=Subquery(partners.annotate(names=names).values("names")),
        )

    def with_attendance(self) -> Self:
        """Add ``attended``: how many of the lead were due and present, and who was away and why.

        Of a meeting of some it says who came, too; nothing where no list was kept.
        ``domain.attendance`` puts it into words.
        """
        attendances: Any = self.model._meta.get_field("attendances").related_model  # noqa: SLF001
        is_away = ~Q(state=AttendanceState.PRESENT)
        came = ~is_away & Q(activity__kind__in=PARTIAL_KINDS)
        person = JSONObject(name="member__name", state="state", reason="reason")
        by_name = ("member__pinyin", "member_id")
        listed = attendances.objects.filter(
            activity=OuterRef("pk"),
            activity__parts__is_lead=True,
            activity__parts__organization=F("organization"),
        ).values("activity")
        counted = JSONObject(
            due=Count("pk"),
            present=Count("pk", filter=~is_away),
            came=JSONBAgg("member__name", filter=came, order_by=by_name, default=Value([])),
            away=JSONBAgg(person, filter=is_away, order_by=by_name, default=Value([])),
        )
        return self.annotate(attended=Subquery(listed.annotate(found=counted).values("found")))

    def with_minutes(self) -> Self:
        """Add ``guest_list`` and ``motion_list``, nothing where there are none.

        ``domain.sayings`` puts them into words.
        """
        guest = JSONObject(**{name: name for name in ("name", "role", "post", "member_id")})
        votes = ("votes_for", "votes_against", "votes_abstained", "written")
        motion = JSONObject(**{name: name for name in ("text", *votes)})
        return self.annotate(
            guest_list=self._rows_of("guests", guest), motion_list=self._rows_of("motions", motion)
        )

    def _rows_of(self, name: str, row: JSONObject) -> Subquery:
        rows: Any = self.model._meta.get_field(name).related_model  # noqa: SLF001
        own = rows.objects.filter(activity=OuterRef("pk")).order_by().values("activity")
        return Subquery(own.annotate(found=JSONBAgg(row, order_by="pk")).values("found"))

    def counting(self) -> Self:
        return self.filter(state__in=COUNTING_STATES)


class AttendanceQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability", on: date) -> Self:
        """Keep what concerns members who are visible on the day."""
        members: Any = self.model._meta.get_field("member").related_model  # noqa: SLF001
        return self.filter(member__in=members.objects.visible_to(actor, capability, on))

    def counting(self) -> Self:
        """Keep attendance of activities that are submitted or accepted."""
        return self.filter(activity__state__in=COUNTING_STATES)


class ServiceRecordQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        condition = actor.scope(capability).as_q("organization__path")
        if actor.sees_own(capability):
            condition |= Q(member__user=actor.user)
        return self.filter(condition)

    def confirmed(self) -> Self:
        return self.filter(confirmed_at__isnull=False)

    def earning(self) -> Self:
        """Keep what points come from: confirmed service, and what was reported falsely."""
        return self.filter(Q(confirmed_at__isnull=False) | Q(is_false_report=True))

    def waiting(self) -> Self:
        return self.filter(confirmed_at=None, struck_on=None)

    def in_state(self, state: str) -> Self:
        if state == ServiceState.STRUCK:
            return self.filter(struck_on__isnull=False)
        return self.confirmed() if state == ServiceState.CONFIRMED else self.waiting()

    def confirmable_by(self, actor: "Actor") -> Self:
        """Keep what waits for this person: nobody confirms the own service."""
        reach = actor.scope(Capability.SERVICE_CONFIRM).as_q("organization__path")
        return self.waiting().filter(reach).exclude(member__user=actor.user)


class ActivityPartQuerySet(ScopedQuerySet):
    scope_path = "organization__path"


class AttachmentQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep the papers of activities in which any organization in reach takes part."""
        activities: Any = self.model._meta.get_field("activity").related_model  # noqa: SLF001
        return self.filter(activity__in=activities.objects.visible_to(actor, capability))


class RequirementQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep all or none: requirements are the district's, not one organization's."""
        return self if actor.can(capability) else self.none()


class ThemeQuerySet(ScopedQuerySet):
    scope_path = "organization__path"

    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep what is set in reach, and to read also what is set above and so holds there."""
        scope = actor.scope(capability)
        condition = scope.as_q(self.scope_path)
        if capability == Capability.ACTIVITY_VIEW:
            condition |= Q(organization__in=scope.above)
        return self.filter(condition)

    def with_use(self) -> Self:
        """Add ``is_used``: whether a party day was recorded under it."""
        followers: Any = self.model._meta.get_field("themed_days").related_model  # noqa: SLF001
        return self.annotate(is_used=Exists(followers.objects.filter(theme=OuterRef("pk"))))


class NominationQuerySet(ScopedQuerySet):
    scope_path = "organization__path"


class CheckInQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability", on: date) -> Self:
        """Keep check-ins with communities in reach, and those of members visible on the day."""
        visible = Member.objects.visible_to(actor, capability, on)
        with_us = actor.scope(capability).as_q("community__path")
        return self.filter(with_us | Exists(visible.filter(pk=OuterRef("member"))))

    def open(self) -> Self:
        return self.filter(left_on=None)

    def of_year(self, year: int) -> Self:
        """Keep those of whose year the community has something to say."""
        began = self.filter(since__year__lte=year)
        return began.filter(Q(left_on=None) | Q(left_on__year__gte=year))

    def with_feedback(self, year: int) -> Self:
        """Add ``grade``, ``words``, ``said_by_name`` and ``said_at`` of a year, none if lacking."""
        feedback: Any = self.model._meta.get_field("feedback").related_model  # noqa: SLF001
        said = feedback.objects.filter(check_in=OuterRef("pk"), year=year)
        fields = {"grade": "grade", "words": "words", "said_at": "said_at"}
        found = {**fields, "said_by_name": "said_by__name"}
        return self.annotate(
            **{name: Subquery(said.values(field)[:1]) for name, field in found.items()}
        )

    def lacking_feedback(self, year: int) -> Self:
        return self.of_year(year).exclude(feedback__year=year)

    def for_feedback_by(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep those with communities for which this person speaks; nobody speaks of themselves."""
        with_us = self.filter(actor.scope(capability).as_q("community__path"))
        return with_us.exclude(member__user=actor.user)

    def outlived(self, on: date) -> Self:
        """Keep open ones of members who on the day are no longer at home in a unit.

        Adds ``home_sector``, none without a home, and ``at_home_since``.
        """
        homes = Affiliation.objects.home().on(on).filter(member=OuterRef("member"))
        found = self.open().annotate(
            home_sector=Subquery(homes.values("organization__sector")[:1]),
            at_home_since=Subquery(homes.values("valid_from")[:1]),
        )
        is_resident = Q(home_sector=None) | Q(home_sector__in=RESIDENTIAL)
        return found.filter(is_resident | ~Q(member__stage__in=MEMBER_STAGES))

    def with_unit(self, on: date) -> Self:
        """Add ``unit``, the home branch of the day, and ``held``, the posts claimed now."""
        homes = Affiliation.objects.home().on(on).filter(member=OuterRef("member"))
        claims: Any = self.model._meta.get_field("claims").related_model  # noqa: SLF001
        held = claims.objects.open().filter(check_in=OuterRef("pk")).order_by().values("check_in")
        names = StringAgg("post__name", "、", order_by="post__name")
        return self.annotate(
            unit=Subquery(homes.values("organization__name")[:1]),
            held=Subquery(held.annotate(names=names).values("names")),
        )


class CommunityPostQuerySet(ScopedQuerySet):
    scope_path = "community__path"

    def offered(self) -> Self:
        return self.filter(is_retired=False)

    def with_taken(self) -> Self:
        """Add ``taken``: how many places are claimed now."""
        return self.annotate(taken=Count("claims", filter=Q(claims__until=None)))


class ClaimQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability", on: date) -> Self:
        check_ins: Any = self.model._meta.get_field("check_in").related_model  # noqa: SLF001
        visible = check_ins.objects.visible_to(actor, capability, on)
        return self.filter(check_in__in=visible)

    def open(self) -> Self:
        return self.filter(until=None)


class LinkQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep links of which either side is in reach."""
        scope = actor.scope(capability)
        return self.filter(scope.as_q("unit__path") | scope.as_q("community__path"))

    def with_items(self) -> Self:
        """Add for each list its items and, under ``<list>_done``, those done."""
        counts = {kind: Q(items__kind=kind) for kind in LinkList.values}
        done = {f"{kind}_done": of & Q(items__state=ItemState.DONE) for kind, of in counts.items()}
        named = {name: Count("items", filter=of) for name, of in {**counts, **done}.items()}
        return self.annotate(**named).order_by(*self.model._meta.ordering)  # noqa: SLF001


class LinkItemQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        links: Any = self.model._meta.get_field("link").related_model  # noqa: SLF001
        return self.filter(link__in=links.objects.visible_to(actor, capability))


class ExemptionQuerySet(ScopedQuerySet):
    scope_path = "organization__path"

    def standing(self) -> Self:
        """Keep what was not withdrawn."""
        return self.filter(withdrawn_at=None)


class NoticeQuerySet(ScopedQuerySet):
    scope_path = "organization__path"

    def latest_of(self, branch_ids: list[int]) -> Self:
        """Keep the latest notice of each of the branches."""
        of_branches = self.filter(organization__in=branch_ids)
        return of_branches.order_by("organization_id", "-sent_on").distinct("organization_id")
