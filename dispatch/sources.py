"""What the apps up to dispatch tell of a person in the dossier."""

from datetime import date, timedelta

from django.db.models import Sum
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.registry import Access, sight_of_row
from accounts.scope import Actor
from activities.reports.attended import activity_months, service_years
from common.dates import Precision
from dispatch.choices import StepKind
from dispatch.models import (
    Cadre,
    LeaderContact,
    PoolEntry,
    Posting,
    PostingReview,
    PostingStep,
)
from dispatch.registry import DossierLine, tell_dossier
from dispatch.reports.dossiers import path_of_member
from members.models import Member
from points.choices import ListState, Star
from points.models import MonthlyPoints, StarRating


def register() -> None:
    tell_dossier(of_cadre=posts, capability=Capability.CADRE_VIEW)
    tell_dossier(of_cadre=appraisals, capability=Capability.CADRE_VIEW)
    tell_dossier(of_cadre=postings, capability=Capability.DISPATCH_VIEW)
    tell_dossier(of_cadre=reviews, capability=Capability.POOL_VIEW)
    tell_dossier(of_cadre=outcomes, capability=Capability.DISPATCH_VIEW)
    tell_dossier(of_cadre=contacts, capability=Capability.CONTACT_VIEW)
    tell_dossier(
        of_cadre=pools_of_cadre, of_member=pools_of_member, capability=Capability.POOL_VIEW
    )
    tell_dossier(of_member=admission, capability=Capability.MEMBER_VIEW)
    tell_dossier(of_member=party_post, capability=Capability.MEMBER_VIEW)
    tell_dossier(of_member=appointments, capability=Capability.MEMBER_VIEW)
    tell_dossier(of_member=attended, capability=Capability.SERVICE_VIEW)
    tell_dossier(of_member=service, capability=Capability.SERVICE_VIEW)
    tell_dossier(of_member=points, capability=Capability.POINTS_VIEW)
    tell_dossier(of_member=stars, capability=Capability.STAR_VIEW)


def posts(cadre: Cadre, actor: Actor) -> list[DossierLine]:
    return [
        DossierLine(
            post.valid_from,
            _("Post held"),
            f"{post.unit} {post.title}（{post.get_rank_display()}）",
            until=post.valid_until - timedelta(days=1) if post.valid_until else None,
        )
        for post in cadre.posts.select_related("unit")
    ]


def appraisals(cadre: Cadre, actor: Actor) -> list[DossierLine]:
    return [
        _of_year(one.year, _("Yearly appraisal"), one.get_grade_display())
        for one in cadre.appraisals.all()
    ]


def postings(cadre: Cadre, actor: Actor) -> list[DossierLine]:
    """Tell of postings that began, and of leave and recall during them."""
    visible = Posting.objects.visible_to(actor, Capability.DISPATCH_VIEW).filter(cadre=cadre)
    lines = []
    for posting in visible.filter(is_withdrawn=False).select_related("host", "place", "project"):
        url, kind = posting.get_absolute_url(), posting.get_kind_display()
        text = f"{posting.where} {posting.task}".strip()
        lines.append(DossierLine(posting.starts_on, kind, text, url, posting.ends_on))
        lines += [
            DossierLine(step.first_day, kind, _of_step(step), url, step.last_day)
            for step in posting.steps.exclude(kind=StepKind.MADE)
        ]
    return lines


def _of_step(step: PostingStep) -> str:
    return f"{step.get_kind_display()}：{step.reason}"


def reviews(cadre: Cadre, actor: Actor) -> list[DossierLine]:
    """Tell what host and home said of postings."""
    visible = Posting.objects.visible_to(actor, Capability.DISPATCH_VIEW).filter(cadre=cadre)
    given = PostingReview.objects.filter(posting__in=visible).select_related("posting")
    return [
        DossierLine(
            localdate(one.at),
            one.posting.get_kind_display(),
            _("%(stage)s (%(side)s): %(mark)d. %(words)s")
            % {
                "stage": one.get_stage_display(),
                "side": one.get_side_display(),
                "mark": one.mark,
                "words": one.words,
            },
            one.posting.get_absolute_url(),
        )
        for one in given
    ]


def outcomes(cadre: Cadre, actor: Actor) -> list[DossierLine]:
    """Tell what came of postings, and lead to those this person may see."""
    visible = Posting.objects.visible_to(actor, Capability.DISPATCH_VIEW).filter(cadre=cadre)
    urls = {posting.pk: posting.get_absolute_url() for posting in visible}
    return [
        DossierLine(
            one.happened_on,
            one.get_kind_display(),
            f"{one.text}（{one.decided_by}）",
            urls.get(one.posting_id, ""),
        )
        for one in cadre.outcomes.standing()
    ]


def contacts(cadre: Cadre, actor: Actor) -> list[DossierLine]:
    visible = LeaderContact.objects.visible_to(actor, Capability.CONTACT_VIEW)
    return [
        DossierLine(
            one.starts_on, _("Leader's contact"), str(one.target), one.get_absolute_url(),
            one.ends_on,
        )
        for one in visible.filter(leader=cadre).with_target()
    ]  # fmt: skip


def pools_of_cadre(cadre: Cadre, actor: Actor) -> list[DossierLine]:
    return [line for entry in cadre.pool_entries.all() for line in _of_entry(entry)]


def pools_of_member(member: Member, actor: Actor) -> list[DossierLine]:
    return [line for entry in member.pool_entries.all() for line in _of_entry(entry)]


def _of_entry(entry: PoolEntry) -> list[DossierLine]:
    """Tell of one time in a pool: entry, steps, reviews and exit."""
    topic, url = entry.get_team_display(), entry.get_absolute_url()
    words = " ".join(filter(None, [entry.get_source_display(), entry.note]))
    lines = [DossierLine(entry.entered_on, topic, _("Taken in. %(words)s") % {"words": words}, url)]
    lines += [
        DossierLine(
            move.moved_on,
            topic,
            _("On to %(phase)s: %(reason)s")
            % {"phase": move.get_new_phase_display(), "reason": move.reason},
            url,
        )
        for move in entry.moves.all()
    ]
    lines += [
        DossierLine(one.reviewed_on, topic, f"{one.get_result_display()}：{one.text}", url)
        for one in entry.reviews.all()
    ]
    if entry.left_on is not None:
        reason = f"{entry.get_exit_reason_display()} {entry.exit_note}".strip()
        left = _("Left: %(reason)s") % {"reason": reason}
        lines.append(DossierLine(entry.left_on, topic, left, url))
    return lines


def admission(member: Member, actor: Actor) -> list[DossierLine]:
    steps = (
        (member.joined_on, member.joined_precision, _("Admitted as probationary member")),
        (member.confirmed_on, member.confirmed_precision, _("Confirmed as full member")),
    )
    return [
        DossierLine(on, _("Membership"), text, member.get_absolute_url(), precision=precision)
        for on, precision, text in steps
        if on is not None
    ]


def party_post(member: Member, actor: Actor) -> list[DossierLine]:
    """Tell of the post in the party, which the register keeps without a date."""
    is_own = member.user_id is not None and member.user_id == actor.user.pk
    path = path_of_member(member=member)
    sight = sight_of_row(actor=actor, model="members.Member", path=path, is_own=is_own)
    if not member.party_post or sight.access("party_post") < Access.READ:
        return []
    return [DossierLine(None, _("Party post"), member.party_post, member.get_absolute_url())]


def appointments(member: Member, actor: Actor) -> list[DossierLine]:
    return [
        DossierLine(
            held.valid_from,
            _("Party post"),
            f"{held.organization} {held.get_post_display()}",
            member.get_absolute_url(),
            until=held.last_day,
        )
        for held in member.appointments.select_related("organization")
    ]


def attended(member: Member, actor: Actor) -> list[DossierLine]:
    """Tell how many activities of a month were attended, and led: no single step."""
    page = reverse("activities:attendance_list", args=[member.pk])
    lines = []
    for month, (present, led) in activity_months(member=member).items():
        said = [_("attended %(count)d") % {"count": present}] if present else []
        said += [_("led %(count)d") % {"count": led}] if led else []
        lines.append(
            DossierLine(
                month,
                _("Activities"),
                "，".join(said),
                f"{page}?year={month.year}",
                precision=Precision.MONTH,
            )
        )
    return lines


def service(member: Member, actor: Actor) -> list[DossierLine]:
    return [
        _of_year(
            year,
            _("Volunteer service"),
            _("%(count)d times, %(hours)s hours in all")
            % {"count": count, "hours": f"{hours.normalize():f}"},
        )
        for year, count, hours in service_years(member=member)
    ]


def points(member: Member, actor: Actor) -> list[DossierLine]:
    months = MonthlyPoints.objects.filter(member=member).order_by()
    sums = months.values_list("month__year").annotate(Sum("effective")).order_by("month__year")
    page = reverse("points:account_detail", args=[member.pk])
    return [
        _of_year(year, _("Points"), _("%(points)s points") % {"points": total}, page)
        for year, total in sums
    ]


def stars(member: Member, actor: Actor) -> list[DossierLine]:
    """Tell of stars in force."""
    found = StarRating.objects.filter(member=member, star_list__state=ListState.IN_FORCE)
    return [
        _of_year(
            rating.star_list.year,
            _("Star of the year"),
            str(Star(rating.star).label),
            reverse("points:star_why", args=[rating.star_list.year, member.pk]),
        )
        for rating in found.filter(star__isnull=False).select_related("star_list")
    ]


def _of_year(year: int, topic: str, text: str, url: str = "") -> DossierLine:
    return DossierLine(date(year, 12, 31), topic, text, url, precision=Precision.YEAR)
