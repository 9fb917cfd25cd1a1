"""Which feedback of communities a person wants to see."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from accounts.choices import Capability
from accounts.scope import Actor, subtree
from activities.querysets import CheckInQuerySet
from activities.reports.community import feedback_due
from branches.choices import Sector
from branches.models import Organization
from branches.querysets import ABOVE_BRANCHES
from common.forms import ShortListField, YearFilter


class FeedbackFilter(YearFilter):
    """One year: that on which feedback is due, or the running one, unless said otherwise."""

    within = ShortListField(
        label=_("Community"),
        required=False,
        queryset=Organization.objects.none(),
        empty_label=_("All in reach"),
    )
    state = forms.ChoiceField(
        label=_("Feedback"),
        required=False,
        choices=[("", _("All")), ("given", _("Given")), ("lacking", _("Not given yet"))],
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        field: Any = self.fields["within"]
        visible = Organization.objects.visible_to(actor, Capability.MEMBER_VIEW)
        chosen = str(self.data.get("within") or "")
        field.offer(
            taken=visible.filter(sector=Sector.COMMUNITY), fewer=ABOVE_BRANCHES, chosen=chosen
        )

    def usual_year(self) -> int:
        due = feedback_due(on=localdate())
        return due[0] if due else super().usual_year()

    def narrow(self, rows: CheckInQuerySet) -> CheckInQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        year = self.chosen_year
        rows, wanted = rows.of_year(year), self.cleaned_data
        if within := wanted.get("within"):
            rows = rows.filter(subtree(within.path, "community__path"))
        if wanted.get("state") == "given":
            rows = rows.filter(feedback__year=year)
        if wanted.get("state") == "lacking":
            rows = rows.lacking_feedback(year)
        return rows
