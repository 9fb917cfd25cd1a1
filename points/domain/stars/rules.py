"""Rating rules as dated data: adopted from a year on, tried on a year's facts before that."""

from collections import Counter

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from common.errors import RuleViolation
from common.sql import advisory_lock
from points.choices import ListState
from points.domain.stars.drafts import compute_stars, require_year
from points.models import RatingRule, StarEffect, StarList

Effects = dict[int, dict[str, str]]
"""Star to reward and follow-up."""


def adopt_rating_rule(*, rule: RatingRule, effects: Effects, actor: Actor) -> RatingRule:
    """Let a rule hold from its first year on, in place of one adopted for the same year.

    Raises ``RuleViolation`` if stars of that year or a later one were published: they stay under
    the rule they were published by.
    """
    published = StarList.objects.exclude(state=ListState.DRAFT)
    last = published.order_by("-year").values_list("year", flat=True).first()
    if last is not None and (rule.first_year or 0) <= last:
        message = _("Stars of %(year)d are published: choose a later year.")
        raise RuleViolation(message % {"year": last}, code="stars_published")
    with transaction.atomic(), advisory_lock("points.rules"):
        same = RatingRule.objects.filter(first_year=rule.first_year).first()
        rule.pk = same.pk if same else None
        rule.save()
        rule.effects.all().delete()
        StarEffect.objects.bulk_create(
            StarEffect(rule=rule, star=star, **texts) for star, texts in effects.items()
        )
        audit.record(
            user=actor.user,
            action=Action.RATING_RULE_ADOPTED,
            target=rule,
            details={"year": rule.first_year},
        )
    return rule


def try_rule(*, rule: RatingRule, year: int) -> Counter[int | None]:
    """Return how many stars a rule would give for a year. Nothing is written."""
    require_year(year=year)
    return compute_stars(year=year, rule=rule).stars
