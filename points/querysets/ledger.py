from typing import TYPE_CHECKING, Any, Self

from django.db import models

if TYPE_CHECKING:
    from accounts.choices import Capability
    from accounts.scope import Actor


class PointsQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep rows of the branches in reach; past rows keep their branch."""
        return self.filter(actor.scope(capability).as_q("organization__path"))
