"""People who use the portal, what they were granted, and what was recorded of it."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.querysets import GrantQuerySet, UserQuerySet


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: str) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


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


class Grant(models.Model):
    """A role over an organization and all below it, for a time."""

    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    organization = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices)
    valid_from = models.DateField(default=localdate)
    valid_until = models.DateField(null=True, blank=True)
    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="grant_ends_after_it_starts",
            )
        ]
        indexes = [models.Index(fields=["organization"], name="grant_of_organization")]

    def __str__(self) -> str:
        return f"{self.user} {self.get_role_display()}"


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

    at = models.DateTimeField()
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    action = models.CharField(max_length=50)
    target = models.CharField(max_length=200)
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["hash"], name="audit_hash_is_unique"),
            models.UniqueConstraint(fields=["previous_hash"], name="audit_chain_does_not_fork"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.target}"
