"""People in the register, the branches that hold them, by date, and what is said to be wrong."""

from datetime import date, timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.dates import Precision
from common.history import keeps_history
from common.text import mask_id, mask_phone
from members.choices import (
    SINGLE_POSTS,
    AffiliationKind,
    Education,
    PartyPost,
    RequestState,
    Sex,
    Stage,
)
from members.querysets import (
    AffiliationQuerySet,
    AppointmentQuerySet,
    CorrectionRequestQuerySet,
    MemberQuerySet,
)

DATED = "_on"


def _precision() -> "models.CharField[str, str]":
    return models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)


class Person(models.Model):
    """A person; the ID number is held as ciphertext, a blind index and its last four digits."""

    name = models.CharField(_("name"), max_length=50)
    pinyin = models.CharField(max_length=200, blank=True)
    initials = models.CharField(max_length=50, blank=True)
    sex = models.CharField(_("sex"), max_length=8, choices=Sex.choices, default=Sex.UNKNOWN)
    ethnic_group = models.CharField(_("ethnic group"), max_length=10, blank=True)
    born_on = models.DateField(_("born on"), null=True, blank=True)
    born_precision = _precision()
    id_cipher = models.BinaryField(null=True)
    id_index = models.CharField(max_length=64, null=True)  # noqa: DJ001  # unique if known
    id_tail = models.CharField(max_length=4, blank=True)
    id_head = models.CharField(max_length=3, blank=True)
    education = models.CharField(
        _("education"), max_length=2, choices=Education.choices, blank=True
    )

    class Meta:
        abstract = True

    @property
    def masked_id(self) -> str:
        return mask_id(self.id_head, self.id_tail)


@keeps_history(but=["pinyin", "initials"], quietly=["id_cipher"])  # sealed anew it says the same
class Member(Person):
    """A person in the register, from the first application on."""

    stage = models.CharField(_("stage"), max_length=12, choices=Stage.choices)
    joined_on = models.DateField(_("joined on"), null=True, blank=True)
    joined_precision = _precision()
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    confirmed_precision = _precision()
    mobile = models.CharField(_("mobile"), max_length=30, blank=True)
    work_post = models.CharField(_("employer and post"), max_length=100, blank=True)
    party_post = models.CharField(_("party post"), max_length=50, blank=True)
    remark = models.CharField(_("remark"), max_length=200, blank=True)
    user = models.OneToOneField(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="member"
    )
    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["pinyin", "id"]
        constraints = [
            models.UniqueConstraint(fields=["id_index"], name="member_id_number_is_unique")
        ]
        indexes = [
            models.Index(fields=["pinyin", "id"], name="member_by_pinyin"),
            models.Index(fields=["initials"], name="member_by_initials"),
            models.Index(fields=["id_tail"], name="member_by_id_tail"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("members:member_detail", args=[self.pk])

    @property
    def masked_mobile(self) -> str:
        return mask_phone(self.mobile)


@keeps_history()
class Affiliation(models.Model):
    """Which organization holds a member, from a day (empty: always) until before a day.

    An exclusion constraint in the database allows one home at a time. Who belongs to a temporary
    branch that ``counts_at_home`` is excused at home, and present there when present here.
    """

    member = models.ForeignKey(Member, models.PROTECT, related_name="affiliations")
    organization = models.ForeignKey(
        "branches.Organization", models.PROTECT, related_name="affiliations"
    )
    kind = models.CharField(
        max_length=10, choices=AffiliationKind.choices, default=AffiliationKind.HOME
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    counts_at_home = models.BooleanField(db_default=False)
    objects = AffiliationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_until__gt=F("valid_from")),
                name="affiliation_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member} @ {self.organization}"

    def holds_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or self.valid_until > day
        )


@keeps_history()
class Appointment(models.Model):
    """A post on a branch's committee or a place in a party group, from a day until before a day."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="appointments")
    organization = models.ForeignKey(
        "branches.Organization", models.PROTECT, related_name="appointments"
    )
    post = models.CharField(_("post"), max_length=12, choices=PartyPost.choices)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    objects = AppointmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "organization"],
                condition=Q(valid_until__isnull=True),
                name="member_holds_one_post_of_an_organization",
            ),
            models.UniqueConstraint(
                fields=["organization", "post"],
                condition=Q(valid_until__isnull=True, post__in=SINGLE_POSTS),
                name="organization_has_one_secretary_or_leader",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) & Q(reason="")
                | Q(valid_until__gt=F("valid_from")) & ~Q(reason=""),
                name="appointment_ends_after_it_starts_and_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization} {self.get_post_display()} {self.member}"

    def is_held_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or self.valid_until > day)

    @property
    def last_day(self) -> date | None:
        return self.valid_until - timedelta(days=1) if self.valid_until else None


class CorrectionRequest(models.Model):
    """What the person or the branch says the register has wrong of a member.

    ``proposed`` holds fields of ``Member`` to what they should be, until somebody has decided.
    """

    member = models.ForeignKey(Member, models.PROTECT, related_name="correction_requests")
    proposed = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    note = models.CharField(max_length=200, blank=True)
    asked_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(
        _("state"), max_length=10, choices=RequestState.choices, default=RequestState.OPEN
    )
    answer = models.CharField(max_length=200, blank=True)
    decided_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    objects = CorrectionRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(state=RequestState.OPEN),
                name="one_open_request_for_a_member",
            ),
            models.CheckConstraint(
                condition=Q(state=RequestState.OPEN, decided_at__isnull=True)
                | ~Q(state=RequestState.OPEN) & Q(decided_at__isnull=False),
                name="settled_request_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("members:correction_decide", args=[self.pk])

    @property
    def values(self) -> dict[str, Any]:
        """The proposed values still to be decided on, as the member's fields hold them."""
        return {
            name: date.fromisoformat(value) if value and name.endswith(DATED) else value
            for name, value in self.proposed.items()
        }
