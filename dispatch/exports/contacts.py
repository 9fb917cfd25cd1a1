"""Leaders' contacts, their problems and the key projects, as files."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.choices import Capability
from dispatch.choices import ContactRole, ProblemState
from dispatch.forms.contacts import ContactFilter, ProblemFilter, ProjectFilter
from dispatch.imports.contacts import ContactImport
from dispatch.imports.projects import STAGE_WORDS, ProjectImport
from dispatch.models import ContactProblem, KeyProject, LeaderContact
from spreadsheets.exports import ExportColumn, TableExport, day, heading, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from dispatch.querysets import ContactQuerySet, ProblemQuerySet, ProjectQuerySet

TARGET = ("place__name", "project__name", "town__name")


@register_export
class ContactExport(TableExport):
    """Comes back as an import: headings and targets are those it reads."""

    kind = "leader-contacts"
    title = gettext_lazy("Leaders' contacts")
    capability = Capability.CONTACT_VIEW

    form: ContactFilter

    def make_form(self) -> ContactFilter:
        return ContactFilter(self.query, actor=self.actor)

    def select(self) -> "ContactQuerySet":
        visible = LeaderContact.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(visible)

    def columns(self) -> Sequence[ExportColumn]:
        def named(field: str) -> str:
            return heading(ContactImport, field)

        return [
            ExportColumn(named("leader"), ("leader__name",)),
            ExportColumn(named("role"), ("role",), words({}, ContactRole.choices)),
            ExportColumn(named("target"), ("place__code", *TARGET), _code_or_name, width=36),
            ExportColumn(pgettext("thing", "Name"), TARGET, _first, width=36),
            ExportColumn(_("Town"), ("town__name",), width=30),
            ExportColumn(named("starts"), ("starts_on",), day),
            ExportColumn(named("ends"), ("ends_on",), day),
            ExportColumn(_("Reason"), ("end_reason",), width=24),
        ]


@register_export
class ProblemExport(TableExport):
    kind = "contact-problems"
    title = gettext_lazy("Problems of leaders' contacts")
    capability = Capability.CONTACT_VIEW

    form: ProblemFilter

    def make_form(self) -> ProblemFilter:
        return ProblemFilter(self.query, actor=self.actor)

    def select(self) -> "ProblemQuerySet":
        visible = ContactProblem.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(visible).overdue_first()

    def columns(self) -> Sequence[ExportColumn]:
        target = tuple(f"contact__{name}" for name in TARGET)
        return [
            ExportColumn(_("Problem"), ("text",), width=48),
            ExportColumn(pgettext("contact", "In contact with"), target, _first, width=30),
            ExportColumn(_("Leader"), ("contact__leader__name",)),
            ExportColumn(_("Raised on"), ("raised_on",), day),
            ExportColumn(
                _("Who settles it"), ("owner_unit__name", "owner_town__name"), _first, width=30
            ),
            ExportColumn(_("Due on"), ("due_on",), day),
            ExportColumn(_("State"), ("state",), words({}, ProblemState.choices), width=18),
            ExportColumn(_("Overdue"), ("state", "due_on"), self._is_overdue),
        ]

    def _is_overdue(self, state: str, due_on: date) -> str:
        return _("Overdue") if state == ProblemState.OPEN and due_on < localdate() else ""


@register_export
class ProjectExport(TableExport):
    kind = "key-projects"
    title = gettext_lazy("Key projects")
    capability = Capability.CONTACT_VIEW

    form: ProjectFilter

    def make_form(self) -> ProjectFilter:
        return ProjectFilter(self.query, actor=self.actor)

    def select(self) -> "ProjectQuerySet":
        visible = KeyProject.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(visible)

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(heading(ProjectImport, "name"), ("name",), width=40),
            ExportColumn(heading(ProjectImport, "town"), ("town__name",), width=30),
            ExportColumn(heading(ProjectImport, "stage"), ("stage",), words(STAGE_WORDS)),
            ExportColumn(_("From"), ("valid_from",), day),
            ExportColumn(_("Until"), ("valid_until",), day),
        ]


def _first(*names: str | None) -> str:
    return next((name for name in names if name), "")


def _code_or_name(code: str | None, *names: str | None) -> str:
    """Return what names a target alone: a place's code, since places share names."""
    return _first(code, *names)
