"""Units linked to communities, with their lists of needs, resources and projects."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.choices import LinkList
from activities.domain.links import add_item, end_link, link_unit, may_end, move_item
from activities.exports import LinkExport
from activities.forms.links import ItemForm, ItemStateForm, LinkEndForm, LinkForm
from activities.models import LinkItem, UnitCommunityLink
from common.errors import RuleViolation
from spreadsheets.pages import list_page


@requires(Capability.ACTIVITY_VIEW)
def link_list(request: Request) -> HttpResponseBase:
    export = LinkExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("unit", "community")
    context = {"form": export.form, "may_link": request.actor.can(Capability.ACTIVITY_REVIEW)}
    return list_page(request, rows, "activities/link_list.html", context, export=export)


@requires(Capability.ACTIVITY_REVIEW)
def link_add(request: Request) -> HttpResponse:
    form = LinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = link_unit(**form.cleaned_data, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Linked. Now put down needs, resources and projects."))
            return redirect(made)
    return render(request, "activities/link_form.html", {"form": form})


@requires(Capability.ACTIVITY_VIEW)
def link_detail(request: Request, pk: int) -> HttpResponse:
    """One link with its lists, and what this person may do with it."""
    link = _link(request, pk, Capability.ACTIVITY_VIEW)
    recording = UnitCommunityLink.objects.visible_to(request.actor, Capability.ACTIVITY_RECORD)
    context = {
        "link": link,
        "items": sorted(link.items.all(), key=lambda item: LinkList.values.index(item.kind)),
        "may_record": link.is_open and recording.filter(pk=pk).exists(),
        "may_end": may_end(link=link, actor=request.actor),
        "item_form": ItemForm(),
        "state_form": ItemStateForm(),
        "end_form": LinkEndForm(),
    }
    return render(request, "activities/link_detail.html", context)


@require_POST
@requires(Capability.ACTIVITY_REVIEW)
def link_end(request: Request, pk: int) -> HttpResponse:
    link = _link(request, pk, Capability.ACTIVITY_REVIEW)
    return _answer(request, link, LinkEndForm(request.POST), partial(end_link, link=link))


@require_POST
@requires(Capability.ACTIVITY_RECORD)
def link_item_add(request: Request, pk: int) -> HttpResponse:
    link = _link(request, pk, Capability.ACTIVITY_RECORD)
    return _answer(request, link, ItemForm(request.POST), partial(add_item, link=link))


@require_POST
@requires(Capability.ACTIVITY_RECORD)
def link_item_move(request: Request, pk: int) -> HttpResponse:
    visible = LinkItem.objects.visible_to(request.actor, Capability.ACTIVITY_RECORD)
    item = get_object_or_404(visible.select_related("link"), pk=pk)
    rule = partial(move_item, item=item)
    return _answer(request, item.link, ItemStateForm(request.POST), rule)


def _answer(
    request: Request, link: UnitCommunityLink, form: forms.Form, rule: Callable[..., Any]
) -> HttpResponse:
    """Do what was asked for and show the link again, with what was refused in words."""
    if form.is_valid():
        try:
            rule(actor=request.actor, **form.cleaned_data)
            messages.success(request, _("Saved."))
        except RuleViolation as error:
            messages.error(request, " ".join(error.messages))
    else:
        refused = [str(text) for texts in form.errors.values() for text in texts]
        messages.error(request, " ".join(refused))
    return redirect(link)


def _link(request: Request, pk: int, capability: Capability) -> UnitCommunityLink:
    visible = UnitCommunityLink.objects.visible_to(request.actor, capability)
    link: UnitCommunityLink = get_object_or_404(visible.select_related("unit", "community"), pk=pk)
    return link
