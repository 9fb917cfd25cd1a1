"""What every list page does: filter, page, and answer htmx with the table alone."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

if TYPE_CHECKING:
    from django.core.paginator import Page

PAGE_SIZE = 25
ONE_SHEET = 100
"""Rows of a table that is read and printed as one, as results are."""
View = TypeVar("View", bound=Callable[..., Any])
COUNT_LIMIT = 10_000


class CappedPaginator(Paginator):  # type: ignore[type-arg]  # no subscript at run time
    """Counts no further than 10 000; a longer list says "more than"."""

    @property
    def count(self) -> int:
        if not hasattr(self, "_count"):
            rows: Any = self.object_list
            self._count: int = rows.order_by()[: COUNT_LIMIT + 1].count()
        return self._count

    @property
    def is_capped(self) -> bool:
        return self.count > COUNT_LIMIT


def takes_body(most_bytes: int) -> Callable[[View], View]:
    """Let a page take larger bodies than the others, as files are."""

    def mark(view: View) -> View:
        view.most_bytes = most_bytes  # type: ignore[attr-defined]
        return view

    return mark


def wants_partial(request: HttpRequest) -> bool:
    """Say whether htmx asks for one region; going back and boosted links want the whole page."""
    whole = ("HX-Boosted", "HX-History-Restore-Request")
    return "HX-Request" in request.headers and not any(name in request.headers for name in whole)


def page_of(request: HttpRequest, rows: QuerySet[Any], size: int = PAGE_SIZE) -> "Page[Any]":
    return CappedPaginator(rows, size).get_page(request.GET.get("page"))


def table_page(
    request: HttpRequest,
    rows: QuerySet[Any],
    template: str,
    context: dict[str, Any],
    *,
    size: int = PAGE_SIZE,
) -> HttpResponse:
    """Render one page of ``rows`` into ``template``, whose partial is ``_<name>``."""
    query = query_without(request, "page")
    context = {**context, "page": page_of(request, rows, size), "query": query}
    return page_or_rows(request, template, context)


def page_or_rows(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Render the page, or to htmx its rows alone: the partial ``_<name>``."""
    folder, _slash, name = template.rpartition("/")
    chosen = f"{folder}/_{name}" if wants_partial(request) else template
    response = render(request, chosen, context)
    response.headers["Vary"] = "HX-Request"
    return response


def query_without(request: HttpRequest, *names: str) -> str:
    """Return the query string but for some parameters, for links that set them anew."""
    query = request.GET.copy()
    for name in names:
        query.pop(name, None)
    return query.urlencode()
