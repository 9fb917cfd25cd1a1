"""Input shapes of requirements and exemptions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.choices import Capability
from accounts.scope import Actor, subtree
from activities.choices import Period
from activities.models import ScoreRule
from activities.models.scores import SCORE_FIGURES
from activities.querysets import ExemptionQuerySet
from activities.reports.requirements import required_kinds
from branches.choices import OrganizationKind
from branches.models import Organization
from branches.querysets import ABOVE_BRANCHES
from common.forms import FreeTextField, MonthField, PlainForm, ShortListField

OWING_KINDS = [
    choice for choice in OrganizationKind.choices if choice[0] != OrganizationKind.PARTY_GROUP
]


class RequirementForm(PlainForm):
    """A version of one requirement; the rare part (what counts as a month, and when as late)."""

    organization_kinds = forms.MultipleChoiceField(
        label=_("Holds for"), choices=OWING_KINDS, widget=forms.CheckboxSelectMultiple
    )
    per_period = forms.IntegerField(
        label=_("How often"),
        min_value=0,
        max_value=31,
        help_text=_("0: no longer required"),
    )
    period = forms.ChoiceField(label=pgettext_lazy("how often", "Within a"), choices=Period.choices)
    min_full_members = forms.IntegerField(
        label=_("Only with so many full members on the first of the month"),
        min_value=0,
        max_value=1000,
        help_text=_("0: whatever the number"),
    )
    for_each_group = forms.BooleanField(label=_("For each party group"), required=False)
    min_days = forms.IntegerField(
        label=_("Due in a month of which the branch existed on so many days"),
        min_value=1,
        max_value=31,
    )
    late_after_day = forms.IntegerField(
        label=_("In time when recorded by this day of the following month"),
        min_value=1,
        max_value=31,
    )
    regulation = forms.CharField(label=_("Regulation"), max_length=100)
    article = forms.CharField(label=_("Article"), max_length=100)
    start = MonthField(
        label=_("Holds from the month"),
        required=True,
        help_text=_("What has passed stays under the rule of its time."),
    )
    reason = FreeTextField(
        label=_("Reason or document"), max_length=200, help_text=_("Shown with the version.")
    )


class ScoreRuleForm(PlainForm):
    """The figures of the month score, named as on the model."""

    start = MonthField(
        label=_("Holds from the month"),
        required=True,
        help_text=_("What has passed stays under the rule of its time."),
    )
    reason = FreeTextField(
        label=_("Reason or document"), max_length=200, help_text=_("Shown with the version.")
    )

    field_order = [*SCORE_FIGURES, "start", "reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in SCORE_FIGURES:
            label = ScoreRule.label_of(name)
            self.fields[name] = forms.DecimalField(
                label=label, min_value=0, max_value=100, decimal_places=2
            )
        self.order_fields(self.field_order)


class ExemptionForm(PlainForm):
    kind = forms.ChoiceField(label=_("Exempt from"), required=False)
    first_month = MonthField(label=_("First month"), required=True)
    last_month = MonthField(label=_("Last month"), required=True)
    reason = FreeTextField(
        label=_("Reason"), max_length=200, help_text=_("Shown wherever the duty is not due.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = [("", _("Every requirement")), *((k, k.label) for k in required_kinds())]


class ExemptionFilter(PlainForm):
    within = ShortListField(
        label=_("Organization"),
        required=False,
        queryset=Organization.objects.none(),
        empty_label=_("All in reach"),
    )
    month = MonthField(label=_("Month"))

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        field: Any = self.fields["within"]
        visible = Organization.objects.visible_to(actor, Capability.ACTIVITY_VIEW)
        chosen = str(self.data.get("within") or "")
        field.offer(taken=visible, fewer=ABOVE_BRANCHES, chosen=chosen)

    def narrow(self, rows: ExemptionQuerySet) -> ExemptionQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if organization := wanted.get("within"):
            rows = rows.filter(subtree(organization.path, "organization__path"))
        if month := wanted.get("month"):
            rows = rows.filter(first_month__lte=month, last_month__gte=month)
        return rows
