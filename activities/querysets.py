from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.aggregates import StringAgg
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from accounts.scope import subtree
from activities.choices import COUNTING_STATES

if TYPE_CHECKING:
    from accounts.choices import Capability
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
        """Add ``lead_name`` and ``partner_names``: who entered it, and who else takes part."""
        parts = self.model._meta.get_field("parts").related_model  # noqa: SLF001
        own = parts.objects.filter(activity=OuterRef("pk")).order_by()
        partners = own.filter(is_lead=False).values("activity")
        names = StringAgg("organization__name", "、", order_by="pk")
        return self.annotate(
            lead_name=Subquery(own.filter(is_lead=True).values("organization__name")[:1]),
            partner_names=Subquery(partners.annotate(names=names).values("names")),
        )

    def counting(self) -> Self:
        return self.filter(state__in=COUNTING_STATES)


class ServiceRecordQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        condition = actor.scope(capability).as_q("organization__path")
        if actor.sees_own(capability):
            condition |= Q(member__user=actor.user)
        return self.filter(condition)

    def confirmed(self) -> Self:
        return self.filter(confirmed_at__isnull=False)
