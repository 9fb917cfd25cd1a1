"""The accounts and what they were granted, as a file."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from accounts.models import User
from administration.forms import UserFilter
from spreadsheets.exports import ExportColumn, TableExport
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from accounts.querysets import UserQuerySet


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


def _state(is_active: bool) -> str:  # noqa: FBT001  # a cell
    return _("Active") if is_active else _("Deactivated")


def _day(at: datetime | None) -> str:
    return f"{localtime(at):%Y-%m-%d}" if at else ""
