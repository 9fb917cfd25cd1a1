"""In-service members in the community they live in (在职党员进社区报到), and their posts there."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activities.choices import Effect, LeaveReason
from activities.querysets import CheckInQuerySet, ClaimQuerySet, CommunityPostQuerySet
from common.history import keeps_history


@keeps_history()
class CommunityCheckIn(models.Model):
    """A member with the community of residence, beside the home; ``left_on`` is the last day."""

    member = models.ForeignKey("members.Member", models.PROTECT, related_name="check_ins")
    community = models.ForeignKey("branches.Organization", models.PROTECT, related_name="check_ins")
    affiliation = models.OneToOneField("members.Affiliation", models.PROTECT, related_name="+")
    since = models.DateField(_("since"))
    skills = models.CharField(_("skills"), max_length=200, blank=True)
    wish = models.CharField(_("wish"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    left_on = models.DateField(_("until"), null=True)
    leave_reason = models.CharField(
        _("reason"), max_length=8, choices=LeaveReason.choices, blank=True
    )
    ended_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    objects = CheckInQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(left_on__isnull=True),
                name="member_is_checked_in_with_one_community",
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True, leave_reason="")
                | Q(left_on__gte=F("since")) & ~Q(leave_reason=""),
                name="check_in_ends_after_it_starts_and_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} @ {self.community}"

    def get_absolute_url(self) -> str:
        return reverse("activities:community_detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.left_on is None


class CommunityPost(models.Model):
    """A post of service a community offers; one that is retired is claimed by nobody anew."""

    community = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    name = models.CharField(_("post"), max_length=50)
    duties = models.CharField(_("duties"), max_length=500)
    places = models.PositiveSmallIntegerField(_("places"))
    is_retired = models.BooleanField(_("retired"), default=False)
    objects = CommunityPostQuerySet.as_manager()

    class Meta:
        ordering = ["community", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "name"], name="post_stands_once_in_a_community"
            ),
            models.CheckConstraint(condition=Q(places__gte=1), name="post_has_a_place"),
        ]

    def __str__(self) -> str:
        return self.name


@keeps_history()
class PostClaim(models.Model):
    """Who took a post, from when until when and why no longer."""

    post = models.ForeignKey(CommunityPost, models.PROTECT, related_name="claims")
    check_in = models.ForeignKey(CommunityCheckIn, models.PROTECT, related_name="claims")
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True)
    end_reason = models.CharField(_("reason"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["post", "check_in"],
                condition=Q(until__isnull=True),
                name="member_claims_a_post_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True, end_reason="")
                | Q(until__gte=F("since")) & ~Q(end_reason=""),
                name="claim_ends_after_it_starts_and_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.check_in.member} {self.post}"


class CommunityService(models.Model):
    """Service the community saw; the record itself is the home branch's to confirm."""

    check_in = models.ForeignKey(CommunityCheckIn, models.PROTECT, related_name="services")
    record = models.OneToOneField(
        "activities.ServiceRecord", models.PROTECT, related_name="in_community"
    )

    class Meta:
        ordering = ["-record__served_on", "-id"]

    def __str__(self) -> str:
        return f"{self.record}"


class CommunityFeedback(models.Model):
    """What the community says of a member's year to the unit; once said it stands."""

    check_in = models.ForeignKey(CommunityCheckIn, models.PROTECT, related_name="feedback")
    year = models.PositiveSmallIntegerField(_("year"))
    grade = models.CharField(_("grade"), max_length=5, choices=Effect.choices)
    words = models.CharField(_("feedback"), max_length=300)
    said_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["check_in", "year"], name="community_gives_feedback_once_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.check_in} {self.year}"
