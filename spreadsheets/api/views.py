"""What every list with an export does over the API: the same rows, by the same filter."""

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.filters import BaseFilterBackend
from rest_framework.generics import ListAPIView

from accounts.api.views import ReadView
from accounts.domain.circumstances import under
from accounts.domain.tokens import note_reading
from accounts.models import ApiToken
from accounts.scope import Actor
from common.api import Pages

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from rest_framework.request import Request


PAGING = frozenset({Pages.limit_query_param, Pages.offset_query_param})


class PageFilter(BaseFilterBackend):
    """The parameters of a list are the fields of its page's filter.

    A page ignores what it does not offer, a program must be told: it would take the whole list for
    the part it asked for.
    """

    def filter_queryset(
        self, request: "Request", queryset: "QuerySet[Any]", view: Any
    ) -> "QuerySet[Any]":
        form: forms.Form = view.export.form
        unknown = request.query_params.keys() - form.fields.keys() - view.other_parameters
        strange = {key: [_("This list has no such parameter.")] for key in unknown}
        errors: dict[str, Any] = {**form.errors, **strange}
        if errors:
            raise ValidationError(errors)
        return queryset

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        nobody: Any = AnonymousUser()
        export = view.export_class(actor=Actor(nobody), query=QueryDict())
        return [_parameter(name, field) for name, field in export.form.fields.items()]


class Selection(Protocol):
    """Rows and the filter that chose them, as every export has them."""

    form: Any

    def __init__(self, *, actor: Actor, query: QueryDict) -> None: ...

    def select(self) -> "QuerySet[Any]": ...


class ExportView(ReadView):
    """Base of what is computed as for an export, by the filter of its page."""

    export_class: ClassVar[type[Selection]]
    other_parameters: ClassVar[frozenset[str]] = frozenset()
    filter_backends = [PageFilter]

    @cached_property
    def export(self) -> Any:
        return self.export_class(actor=self.actor, query=self.request.query_params)


class ListView(ExportView, ListAPIView[Any]):
    """Base of all lists: what the page of the same export shows, row by row."""

    related: ClassVar[tuple[str, ...]] = ()
    other_parameters = PAGING

    def get_queryset(self) -> Any:
        return self.export.select().select_related(*self.related)

    def paginate_queryset(self, queryset: Any) -> Any:
        """Take the page, and record what a program reads: it takes a list out as an export does."""
        page = super().paginate_queryset(queryset)
        token, pages = self.request.auth, cast("Pages", self.paginator)
        if isinstance(token, ApiToken):
            path, query = self.request.path, self.request.query_params.dict()
            with under(actor=self.actor, capability=self.capability):
                note_reading(token=token, path=path, query=query, rows=pages.count)
        return page


def _parameter(name: str, field: forms.Field) -> dict[str, Any]:
    hint = field.widget.attrs.get("placeholder", "")
    return {
        "name": name,
        "in": "query",
        "description": f"{field.label} ({hint})" if hint else str(field.label),
        "schema": _schema(field),
    }


def _schema(field: forms.Field) -> dict[str, Any]:
    if isinstance(field, forms.ModelChoiceField | forms.IntegerField):
        return {"type": "integer"}
    if isinstance(field, forms.DateField):
        return {"type": "string", "format": "date"}
    offered: Any = field.choices if isinstance(field, forms.ChoiceField) else []
    values = [value for value, _label in offered if value]
    return {"type": "string", "enum": values} if values else {"type": "string"}
