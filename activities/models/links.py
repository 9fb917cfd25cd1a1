"""Units linked to communities (单位与社区共建), and what the two of them agreed on."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activities.choices import ItemState, LinkList
from activities.querysets import LinkItemQuerySet, LinkQuerySet
from common.history import keeps_history


@keeps_history()
class UnitCommunityLink(models.Model):
    """A unit that works with one community at a time; ``until`` is the last day."""

    unit = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    community = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True)
    end_reason = models.CharField(_("reason"), max_length=200, blank=True)
    set_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["unit__path", "-since", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(until__isnull=True),
                name="unit_is_linked_to_one_community",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True, end_reason="")
                | Q(until__gte=F("since")) & ~Q(end_reason=""),
                name="link_ends_after_it_starts_and_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} ↔ {self.community}"

    def get_absolute_url(self) -> str:
        return reverse("activities:link_detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.until is None


@keeps_history()
class LinkItem(models.Model):
    """A need, a resource or a project of a link, and how far it has come."""

    link = models.ForeignKey(UnitCommunityLink, models.PROTECT, related_name="items")
    kind = models.CharField(_("list"), max_length=8, choices=LinkList.choices)
    text = models.CharField(_("text"), max_length=200)
    state = models.CharField(
        _("state"), max_length=5, choices=ItemState.choices, default=ItemState.OPEN
    )
    done_on = models.DateField(_("done on"), null=True)
    objects = LinkItemQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ItemState.DONE, done_on__isnull=False)
                | ~Q(state=ItemState.DONE) & Q(done_on__isnull=True),
                name="done_item_says_when",
            )
        ]

    def __str__(self) -> str:
        return self.text
