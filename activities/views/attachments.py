"""Files kept with an activity, given out as downloads alone."""

import io

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.http import Request, requires
from activities.domain.attachments import (
    MAX_BYTES,
    add_attachment,
    content_of,
    remove_attachment,
)
from activities.forms.attachments import AttachmentForm
from activities.models import Activity, Attachment
from common.errors import RuleViolation
from common.pages import takes_body

SLACK = 100_000
"""What a form adds around the largest file, and a file just too large to be told so in words."""


@takes_body(MAX_BYTES + SLACK)
@require_POST
@requires(Capability.ACTIVITY_RECORD)
def attachment_add(request: Request, pk: int) -> HttpResponse:
    visible = Activity.objects.visible_to(request.actor, Capability.ACTIVITY_RECORD)
    activity = get_object_or_404(visible, pk=pk)
    _require_lead(request, activity)
    form = AttachmentForm(request.POST, request.FILES)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            add_attachment(
                activity=activity, name=upload.name, content=upload.read(), actor=request.actor
            )
            messages.success(request, _("The file is kept with the activity."))
        except RuleViolation as error:
            messages.error(request, " ".join(error.messages))
    else:
        messages.error(request, _("Choose a file first."))
    return redirect(activity)


@requires(Capability.ACTIVITY_VIEW)
def attachment_download(request: Request, pk: int) -> FileResponse:
    """Hand the file out, never to be shown by the browser in the portal's name."""
    visible = Attachment.objects.visible_to(request.actor, Capability.ACTIVITY_VIEW)
    attachment = get_object_or_404(visible, pk=pk)
    audit.record(user=request.user, action=Action.FILE_DOWNLOADED, target=attachment)
    return FileResponse(
        io.BytesIO(content_of(attachment=attachment)),
        as_attachment=True,
        filename=attachment.name,
        content_type="application/octet-stream",
    )


@require_POST
@requires(Capability.ACTIVITY_RECORD)
def attachment_remove(request: Request, pk: int) -> HttpResponse:
    visible = Attachment.objects.visible_to(request.actor, Capability.ACTIVITY_RECORD)
    attachment = get_object_or_404(visible.select_related("activity").defer("content"), pk=pk)
    _require_lead(request, attachment.activity)
    try:
        remove_attachment(attachment=attachment, actor=request.actor)
        messages.success(request, _("The file was taken out."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect(attachment.activity)


def _require_lead(request: Request, activity: Activity) -> None:
    """Raise ``PermissionDenied`` for a partner: the record is the lead's."""
    lead = activity.parts.select_related("organization").get(is_lead=True).organization
    if not request.actor.scope(Capability.ACTIVITY_RECORD).covers(lead.path):
        raise PermissionDenied
