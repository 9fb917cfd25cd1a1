"""The accounts and what they were granted, as a file."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Action, Capability, Role
from accounts.models import AuditEvent, User
from administration.forms import AuditFilter, UserFilter
from spreadsheets.exports import ExportColumn, TableExport, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from accounts.querysets import AuditQuerySet, UserQuerySet


@register_export
class UserExport(TableExport):
    kind = "accounts"
    title = gettext_lazy("Accounts and grants")
    capability = Capability.ACCOUNT_MANAGE
    method = gettext_lazy("Grants are those in force on the day of the export.")

    form: UserFilter

    def make_form(self) -> UserFilter:
        return UserFilter(self.query, actor=self.actor)

    def select(self) -> "UserQuerySet":
        visible = User.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(visible, self.today).with_posts(self.today).order_by("username")

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("User name"), ("username",), width=18, is_text=True),
            ExportColumn(_("Name"), ("name",), width=18),
            ExportColumn(_("Grants in force"), ("posts",), width=48),
            ExportColumn(_("Account"), ("is_active",), _state),
            ExportColumn(_("Created on"), ("created_at",), _day),
            ExportColumn(_("Last log-in"), ("last_login",), _day),
        ]


@register_export
class AuditExport(TableExport):
    kind = "audit"
    title = gettext_lazy("Audit log")
    capability = Capability.AUDIT_VIEW
    method = gettext_lazy("Each line seals the one before it; manage.py verify_audit proves it.")

    form: AuditFilter

    def make_form(self) -> AuditFilter:
        return AuditFilter(self.query)

    def select(self) -> "AuditQuerySet":
        visible = AuditEvent.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(visible).order_by("-id")

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Line"), ("id",), width=10),
            ExportColumn(_("Time"), ("at",), _moment, width=20),
            ExportColumn(_("User name"), ("user__username",), _text, is_text=True),
            ExportColumn(_("Name"), ("user__name",), _text),
            ExportColumn(_("Role"), ("role",), words({}, Role.choices), width=16),
            ExportColumn(_("Granted over"), ("organization__name",), _text, width=32),
            ExportColumn(_("Action"), ("action",), words({}, Action.choices), width=24),
            ExportColumn(_("Object"), ("target",), width=32),
            ExportColumn(_("Kind of object"), ("object_type",), width=24),
            ExportColumn(_("Number of object"), ("object_id",)),
            ExportColumn(_("Changes"), ("changes",), _json, width=40),
            ExportColumn(_("Reason"), ("reason",), width=32),
            ExportColumn(_("Details"), ("details",), _json, width=40),
            ExportColumn(_("Address"), ("address",), width=18, is_text=True),
            ExportColumn(_("Request"), ("request_id",), width=20, is_text=True),
            ExportColumn(_("Job"), ("job_id",)),
            ExportColumn(_("Seal"), ("hash",), width=24, is_text=True),
        ]


def _state(is_active: bool) -> str:  # noqa: FBT001  # a cell
    return _("Active") if is_active else _("Deactivated")


def _day(at: datetime | None) -> str:
    return f"{localtime(at):%Y-%m-%d}" if at else ""


def _moment(at: datetime) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M:%S}"


def _text(value: str | None) -> str:
    return value or ""


def _json(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""
