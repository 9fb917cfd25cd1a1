from typing import TYPE_CHECKING, Any, Self

from django.db import models

if TYPE_CHECKING:
    from accounts.scope import Actor


class ImportBatchQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor") -> Self:
        """Keep the batches the actor uploaded: a file may hold more than others may see.

        The files themselves, up to 20 MB each, stay in the database until one is asked for.
        """
        return self.filter(user=actor.user).defer("content")
