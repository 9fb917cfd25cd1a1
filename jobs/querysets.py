from typing import TYPE_CHECKING, Any, Self

from django.db import models

if TYPE_CHECKING:
    from accounts.scope import Actor


class JobQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor") -> Self:
        """Keep the jobs the actor asked for: what they make may hold more than others may see."""
        return self.filter(user=actor.user)
