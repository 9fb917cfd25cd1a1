"""People who use the portal, what they were granted, and what was recorded of it."""

from typing import Any

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from accounts.choices import DETAILS, DISTRICT_ROLES, Action, GrantState, Role, Standing
from accounts.querysets import (
    AuditQuerySet,
    GrantQuerySet,
    TokenQuerySet,
    UserQuerySet,
    WholeQuerySet,
)
from common.history import keeps_history


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: str) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


@keeps_history(only=["id", "username", "name", "is_active"])
class User(AbstractBaseUser):
    username = models.CharField(_("user name"), max_length=50, unique=True)
    name = models.CharField(_("name"), max_length=50, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    must_change_password = models.BooleanField(default=False)
    """The password is a temporary one, known to whoever gave it."""
    password_changed_at = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    objects = UserManager.from_queryset(UserQuerySet)()

    def __str__(self) -> str:
        return self.name or self.username

    def get_absolute_url(self) -> str:
        return reverse("accounts:user_detail", args=[self.pk])

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(raw_password)
        self.password_changed_at = timezone.now()

    @property
    def lost_factor(self) -> "SecondFactor | None":
        """The second factor, if it is to come off once a second person agrees."""
        factor: SecondFactor | None = getattr(self, "second_factor", None)
        return factor if factor and factor.reset_asked_by else None


@keeps_history()
class Grant(models.Model):
    """A role over an organization and all below it, for a time.

    ``proposed_by`` is empty for what was granted on the server itself. Before it is approved a
    grant gives nothing.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    organization = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices)
    valid_from = models.DateField(default=localdate)
    valid_until = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=GrantState.choices, default=GrantState.APPROVED)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    proposed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    closing_reason = models.CharField(_("why refused or ended"), max_length=200, blank=True)
    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="grant_does_not_end_before_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(proposed_by__isnull=True) | ~Q(proposed_by=F("user")),
                name="nobody_grants_to_oneself",
            ),
            models.CheckConstraint(
                condition=~Q(state=GrantState.APPROVED)
                | Q(decided_by__isnull=True)
                | ~Q(decided_by=F("user")) & ~Q(decided_by=F("proposed_by")),
                name="grant_is_approved_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(state=GrantState.APPROVED, role__in=DISTRICT_ROLES)
                | Q(decided_by__isnull=False)
                | Q(proposed_by__isnull=True),
                name="proposed_district_role_waits_for_approval",
            ),
        ]
        indexes = [models.Index(fields=["organization"], name="grant_of_organization")]

    def __str__(self) -> str:
        return f"{self.user} {self.get_role_display()}"

    @property
    def standing(self) -> Standing:
        """What the grant amounts to today."""
        today = localdate()
        if self.state != GrantState.APPROVED:
            return Standing(self.state)
        if self.valid_until is not None and self.valid_until <= max(today, self.valid_from):
            return Standing.ENDED
        return Standing.COMING if self.valid_from > today else Standing.IN_FORCE


class Session(models.Model):
    """What the portal knows of an open browser, under a hash of the key the browser keeps."""

    session_key = models.CharField(max_length=64, primary_key=True)
    session_data = models.TextField()
    expire_date = models.DateTimeField()
    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="sessions")
    began_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    device = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=45, blank=True)
    """The first half of it."""

    class Meta:
        indexes = [models.Index(fields=["expire_date"], name="session_by_expiry")]

    def __str__(self) -> str:
        return f"{self.user} {self.device}"


class ApiToken(models.Model):
    """A key with which a program reads what its owner may see; kept as a hash, shown once."""

    user = models.ForeignKey(User, models.CASCADE, related_name="tokens")
    name = models.CharField(_("used for"), max_length=50)
    key_hash = models.CharField(max_length=64)
    ends_on = models.DateField(_("last day"))
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    objects = TokenQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key_hash"], name="token_hash_is_unique")]

    def __str__(self) -> str:
        return f"{self.user} {self.name}"


class SecondFactor(models.Model):
    """The key a person's authenticator app makes codes from; sealed, for it is all one needs."""

    user = models.OneToOneField(User, models.CASCADE, related_name="second_factor")
    key = models.BinaryField()
    last_step = models.BigIntegerField()
    """The half minute whose code was taken last: neither it nor an earlier one is taken again."""
    created_at = models.DateTimeField(auto_now_add=True)
    reset_asked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    """Who says that it is lost, until a second person decides or a code is taken."""
    reset_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reset_asked_by__isnull=True) | ~Q(reset_asked_by=F("user")),
                name="nobody_reports_the_own_factor_lost",
            )
        ]

    def __str__(self) -> str:
        return str(self.user)


class RecoveryCode(models.Model):
    """One of the codes printed for the loss of the app, under a keyed hash."""

    user = models.ForeignKey(User, models.CASCADE, related_name="recovery_codes")
    hash = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "hash"], name="recovery_code_stands_once")
        ]

    def __str__(self) -> str:
        return str(self.user)


class CountedAct(models.Model):
    """One act that nobody may do too often; ``key`` is a keyed hash of what was done by whom."""

    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["key", "at"], name="counted_act_by_key")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class AuditEvent(models.Model):
    """One line of the audit log; a trigger refuses change and removal, each line seals the last."""

    version = models.PositiveSmallIntegerField()
    """Which fields the seal covers."""
    at = models.DateTimeField()
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices, blank=True)
    organization = models.ForeignKey(
        "branches.Organization", models.DO_NOTHING, null=True, related_name="+", db_constraint=False
    )
    """What the role was granted over; a line outlives the organization."""
    address = models.CharField(max_length=45, blank=True)
    request_id = models.CharField(max_length=16, blank=True)
    job_id = models.BigIntegerField(null=True)
    action = models.CharField(max_length=50)
    target = models.CharField(max_length=200)
    object_type = models.CharField(max_length=50, blank=True)
    object_id = models.BigIntegerField(null=True)
    changes = models.JSONField(default=dict)
    """Field to value before and after."""
    reason = models.CharField(max_length=500, blank=True)
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["at"], name="audit_by_time"),
            models.Index(fields=["action", "at"], name="audit_by_action"),
            models.Index(fields=["object_type", "object_id"], name="audit_by_object"),
            models.Index(
                fields=["request_id"], name="audit_by_request", condition=~Q(request_id="")
            ),
            models.Index(fields=["job_id"], name="audit_by_job", condition=Q(job_id__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["hash"], name="audit_hash_is_unique"),
            models.UniqueConstraint(fields=["previous_hash"], name="audit_chain_does_not_fork"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.target}"

    @property
    def words(self) -> str:
        """What was done, in words; what the portal no longer knows, as it was written."""
        return str(dict(Action.choices).get(self.action, self.action))

    @property
    def told(self) -> list[tuple[str, Any, Any]]:
        """The changes as pages write them: fields and choices by their names, where known."""
        return [
            (*_named(self.object_type, name, before), _named(self.object_type, name, after)[1])
            for name, (before, after) in self.changes.items()
            if f"{name.removesuffix('_precision')}_on" not in self.changes
        ]

    @property
    def noted(self) -> list[tuple[str, str]]:
        """The details in words; of counts by kind those above zero."""
        details = dict(self.details)
        if "fields" in details:
            details["fields"] = [
                _named(self.object_type, name, "")[0] for name in details["fields"]
            ]
        return [
            (str(DETAILS.get(name, name)), str(_in_words(value, dict(Role.choices))))
            for name, value in details.items()
            if value not in (None, "")
        ]


def _in_words(value: Any, words: dict[Any, Any]) -> Any:
    if isinstance(value, dict):
        return "，".join(f"{name} {part}" for name, part in value.items() if part)
    if isinstance(value, list):
        return "、".join(str(_in_words(part, words)) for part in value)
    return words.get(value, value)


def _named(model: str, name: str, value: Any) -> tuple[str, Any]:
    try:
        field: Any = apps.get_model(model)._meta.get_field(name)  # noqa: SLF001
    except (LookupError, ValueError, FieldDoesNotExist):
        return name, value
    return str(field.verbose_name), _in_words(value, dict(field.flatchoices))


class AuditHead(models.Model):
    """Where the log ends: the number of its lines and the last one's hash, under a key.

    The one row stands apart from the lines, so that a tail cut off is missed. A trigger lets it
    move on by one line that is there, and by nothing else.
    """

    lines = models.BigIntegerField()
    hash = models.CharField(max_length=64, blank=True)
    mac = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.lines}:{self.hash}"


class AuditCheck(models.Model):
    """What a check of the whole log found; kept, so that its result is seen where it matters."""

    at = models.DateTimeField(auto_now_add=True)
    head = models.CharField(max_length=90)
    findings = models.JSONField(default=list)
    objects = WholeQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.head}"
