"""People who use the portal, what they were granted, and what was recorded of it."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
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
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    objects = UserManager.from_queryset(UserQuerySet)()

    def __str__(self) -> str:
        return self.name or self.username

    def get_absolute_url(self) -> str:
        return reverse("accounts:user_detail", args=[self.pk])


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


class LoginFailure(models.Model):
    """One wrong password; ``key`` is a keyed hash of the name or the address that sent it."""

    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["key", "at"], name="login_failure_by_key")]

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
