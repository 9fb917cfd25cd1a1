"""The form of a rating rule: weights, thresholds, quota, periods, and what each star leads to."""

from typing import Any

from django import forms
from django.forms import model_to_dict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from points.choices import ExemptionKind, Star, VetoKind
from points.domain.stars.rules import Effects
from points.models import RatingRule

WEIGHTS = ("duty_weight", "attendance_weight", "points_weight", "reviews_weight")
REVIEW_WEIGHTS = ("self_weight", "mutual_weight", "masses_weight")
THRESHOLDS = ("five_from", "four_from", "three_from", "two_from", "one_from")
WHOLE = 100
TEXTS = ("reward", "follow_up")


class RatingRuleForm(forms.ModelForm):  # type: ignore[type-arg]  # no subscript at run time
    """A version of the rule; it starts from what holds today."""

    exemptions = forms.MultipleChoiceField(
        label=pgettext_lazy("stars", "Exemptions"),
        choices=ExemptionKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    vetoes = forms.MultipleChoiceField(
        label=gettext_lazy("Vetoes"),
        choices=VetoKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = RatingRule
        fields = [
            "name",
            "first_year",
            "source",
            *WEIGHTS,
            *REVIEW_WEIGHTS,
            "points_target",
            "neutral_leave",
            *THRESHOLDS,
            "quota",
            "quota_floor_members",
            "needs_post",
            "exemptions",
            "vetoes",
            "notice_days",
            "decision_days",
        ]

    def __init__(self, data: Any, *, before: RatingRule, first_year: int) -> None:
        """Fill in what holds until now."""
        known = model_to_dict(before, exclude=["id"]) | {"first_year": first_year}
        super().__init__(data, initial=known)
        effects = {effect.star: effect for effect in before.effects.all()}
        self.fields["first_year"].required = True
        for star in Star:
            for text in TEXTS:
                self.fields[f"{text}_{star.value}"] = forms.CharField(
                    max_length=200,
                    required=False,
                    initial=getattr(effects.get(star), text, ""),
                )

    def clean(self) -> dict[str, Any]:
        terms: dict[str, Any] = super().clean() or self.cleaned_data
        for names in (WEIGHTS, REVIEW_WEIGHTS):
            weights = [terms[name] for name in names if name in terms]
            if len(weights) == len(names) and sum(weights) != WHOLE:
                self.add_error(names[0], _("These weights must add up to 100."))
        scores = [terms[name] for name in THRESHOLDS if name in terms]
        if scores != sorted(set(scores), reverse=True):
            self.add_error("five_from", _("More stars must need a higher score."))
        return terms

    @property
    def effects(self) -> Effects:
        terms = self.cleaned_data
        return {star: {text: terms[f"{text}_{star}"] for text in TEXTS} for star in Star.values}

    @property
    def plain_fields(self) -> list[Any]:
        boxes = {"exemptions", "vetoes", "needs_post"}
        return [self[name] for name in self.Meta.fields if name not in boxes]

    @property
    def effect_rows(self) -> list[tuple[Any, Any, Any]]:
        return [
            (star.label, self[f"reward_{star.value}"], self[f"follow_up_{star.value}"])
            for star in Star
        ]
