"""Temporary branches of programmes: members beside their home for as long as they are posted.

The home stays where it is, so no figure of the district changes. A temporary branch is closed on
the last day of its last posting and owes nothing, so that closing it later adds no duty.
"""

from collections.abc import Collection, Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from branches.choices import OrganizationKind
from branches.domain.tree import create_organization
from branches.models import Organization
from common.errors import RuleViolation
from common.sql import advisory_lock
from dispatch.domain.terms import DAY
from dispatch.models import Posting, Programme
from members.choices import MEMBER_STAGES, AffiliationKind
from members.models import Affiliation


def open_branch(
    *, programme: Programme, superior: Organization, name: str, founded_on: date, actor: Actor
) -> Organization:
    """Open a programme's temporary branch below an organization; those posted join it.

    Raises ``RuleViolation`` if there is one already, for a superior that is a branch itself, and
    for a name that is taken.
    """
    if superior.is_branch or superior.kind in NO_SUPERIORS:
        message = _("%(superior)s is a branch itself. Choose a committee or a general branch.")
        raise RuleViolation(message % {"superior": superior}, code="no_superior")
    if Organization.objects.filter(name=name).exists():
        message = _("An organization of this name is there already. Choose another name.")
        raise RuleViolation(message, code="name_taken")
    with transaction.atomic(), advisory_lock(f"dispatch.programme.{programme.pk}"):
        held = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
        if held.temporary_branch_id is not None:
            message = _("The programme has a temporary branch already; nothing is left to do.")
            raise RuleViolation(message, code="opened_already")
        held.temporary_branch = create_organization(
            superior=superior,
            name=name,
            short_name=name[:60],
            kind=OrganizationKind.TEMPORARY_BRANCH,
            sector=superior.sector,
            founded_on=founded_on,
        )
        held.save(update_fields=["temporary_branch"])
        join_branch(postings=held.postings.filter(is_withdrawn=False))
        audit.record(
            user=actor.user, action=Action.TEMPORARY_BRANCH_OPENED, target=held.temporary_branch
        )
    branch: Organization = held.temporary_branch
    return branch


NO_SUPERIORS = (
    OrganizationKind.TEMPORARY_BRANCH,
    OrganizationKind.FUNCTIONAL_BRANCH,
    OrganizationKind.PARTY_GROUP,
)


def join_branch(*, postings: Iterable[Posting]) -> None:
    """Let party members posted by a programme belong to its temporary branch for their days."""
    joining = [posting for posting in postings if _may_join(posting)]
    made = Affiliation.objects.bulk_create(_affiliation(posting) for posting in joining)
    for posting, affiliation in zip(joining, made, strict=True):
        posting.affiliation = affiliation
    Posting.objects.bulk_update(joining, ["affiliation"])
    _close_in_time({posting.programme for posting in joining if posting.programme})


def follow_posting(*, posting: Posting) -> None:
    """Let the affiliation end with the posting, or be gone with one withdrawn."""
    affiliation = posting.affiliation
    if affiliation is None or posting.programme is None:
        return
    if posting.is_withdrawn or _ends_too_early(posting):
        posting.affiliation = None
        posting.save(update_fields=["affiliation"])
        affiliation.delete()
    else:
        affiliation.valid_until = _valid_until(posting)
        affiliation.save(update_fields=["valid_until"])
    _close_in_time({posting.programme})


def leave_branch(*, postings: Collection[Posting]) -> None:
    """Take the affiliations of postings that are taken out of the register, as if never made."""
    ids = [posting.affiliation_id for posting in postings if posting.affiliation_id]
    Posting.objects.filter(affiliation__in=ids).update(affiliation=None)
    Affiliation.objects.filter(pk__in=ids).delete()
    _close_in_time({posting.programme for posting in postings if posting.programme})


def _may_join(posting: Posting) -> bool:
    member = posting.cadre.member
    if _branch_of(posting) is None or member is None or member.stage not in MEMBER_STAGES:
        return False
    return not _ends_too_early(posting)


def _branch_of(posting: Posting) -> Organization | None:
    return posting.programme.temporary_branch if posting.programme else None


def _ends_too_early(posting: Posting) -> bool:
    """Say whether the posting is over before its temporary branch was there."""
    until = _valid_until(posting)
    return until is not None and until <= _valid_from(posting)


def _affiliation(posting: Posting) -> Affiliation:
    programme = posting.programme
    return Affiliation(
        member=posting.cadre.member,
        organization=_branch_of(posting),
        kind=AffiliationKind.TEMPORARY,
        valid_from=_valid_from(posting),
        valid_until=_valid_until(posting),
        counts_at_home=programme is not None and programme.counts_at_home,
        reason=str(programme)[:200],
    )


def _valid_from(posting: Posting) -> date:
    branch = _branch_of(posting)
    founded = branch.founded_on if branch else None
    return max(posting.starts_on, founded or posting.starts_on)


def _valid_until(posting: Posting) -> date | None:
    return posting.ends_on + DAY if posting.ends_on else None


def _close_in_time(programmes: Iterable[Programme]) -> None:
    """Dissolve each temporary branch with the last day of its last posting, once all have one."""
    for programme in programmes:
        branch = programme.temporary_branch
        if branch is None:
            continue
        held = programme.postings.filter(is_withdrawn=False, affiliation__isnull=False)
        ends = set(held.values_list("ends_on", flat=True))
        branch.dissolved_on = None if None in ends else max(ends, default=None)
        branch.save(update_fields=["dissolved_on"])
