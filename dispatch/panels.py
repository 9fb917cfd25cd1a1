"""What the page of a member shows of cadre dispatch."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from branches.registry import Figure
from dispatch.models import ContactProblem, LeaderContact
from members.models import Member


def contacts_of(member: Member) -> list[Figure]:
    """Lead a leader to the own contacts; nobody else has any."""
    today = localdate()
    count = LeaderContact.objects.on(today).filter(leader__member=member).count()
    if not count:
        return []
    waiting = ContactProblem.objects.open().filter(contact__leader__member=member).count()
    note = _("%(count)d problems to be settled") % {"count": waiting}
    url = f"{reverse('dispatch:contact_list')}?state=today&q={member.name}"
    return [Figure(_("Leaders' contacts"), str(count), note, url)]


def dossier_of(member: Member) -> list[Figure]:
    """Lead to the dossier of a cadre."""
    return [_dossier(member)] if hasattr(member, "cadre") else []


def dossier_of_pooled(member: Member) -> list[Figure]:
    """Lead to the dossier of who is in a pool and no cadre; the person does not see that."""
    is_cadre = hasattr(member, "cadre")
    return [] if is_cadre or not member.pool_entries.exists() else [_dossier(member)]


def _dossier(member: Member) -> Figure:
    url = reverse("dispatch:dossier_member", args=[member.pk])
    return Figure(_("Dossier"), _("Look at it"), _("postings, service, stars in one timeline"), url)


def problems_of(member: Member) -> list[Figure]:
    """Lead the head of a unit to what the unit has to settle."""
    if member.user_id is None:
        return []
    today = localdate()
    waiting = ContactProblem.objects.open().filter(owner_unit__head=member.user_id)
    count = waiting.count()
    if not count:
        return []
    note = _("%(count)d overdue") % {"count": waiting.overdue(today).count()}
    url = f"{reverse('dispatch:problem_list')}?state=open"
    return [Figure(_("Problems to settle"), str(count), note, url)]
