"""Programmes with rules and people, as far as a test needs them."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils.timezone import localdate

from dispatch.choices import NomineeState
from dispatch.domain.bases import set_quotas
from dispatch.domain.selection import Decision, move_nominees, nominate, publish_notice
from dispatch.models import (
    BaseEntry,
    Nominee,
    Programme,
    ProgrammeHost,
    ProgrammeRate,
    PublicNotice,
)
from tests.conftest import actor_of
from tests.dispatch.conftest import make_cadre

DECLARED = date(2018, 5, 1)
RATES = {"section_level": Decimal(10), "staff": Decimal(15)}


def make_programme(officer, *, hosts=None, name="两走进两提升", **rules):
    rules = {"kind": "dispatch", "declared_on": DECLARED, "starts_on": date(2018, 6, 1), **rules}
    programme = Programme.objects.create(name=name, made_by=officer, **rules)
    for band, percent in RATES.items():
        ProgrammeRate.objects.create(programme=programme, band=band, percent=percent)
    for town, places in (hosts or {}).items():
        ProgrammeHost.objects.create(programme=programme, town=town, places=places)
    return programme


def staff_of(unit, count, *, rank="staff", first=0):
    return [
        make_cadre(unit, f"{unit.code[-1]}干部{first + n}", 100 + first + n, rank=rank)
        for n in range(count)
    ]


def nominated(programme, officer, count):
    """Freeze the base and nominate so many of it."""
    actor = actor_of(officer)
    set_quotas(programme=programme, actor=actor)
    return [
        nominate(entry=entry, reason="", actor=actor)
        for entry in BaseEntry.objects.filter(quota__programme=programme)[:count]
    ]


def decided():
    return Decision(taken_on=localdate(), decided_by="区委组织部部务会", reason="条件符合")


def on_notice(programme, officer, count):
    """Lead nominees to the public notice."""
    actor, people = actor_of(officer), nominated(programme, officer, count)
    for step in (NomineeState.RECOMMENDED, NomineeState.REVIEWED):
        people = move_nominees(nominees=people, to=step, decision=decided(), actor=actor)
    notice = publish_notice(programme=programme, nominees=people, decision=decided(), actor=actor)
    return notice, list(Nominee.objects.filter(notice=notice))


def end(notice):
    """Let the notice have run until yesterday."""
    today = localdate()
    PublicNotice.objects.filter(pk=notice.pk).update(
        published_on=today - timedelta(days=9), ends_on=today - timedelta(days=1)
    )


def cleared_people(programme, officer, count):
    """Lead nominees through the notice."""
    notice, people = on_notice(programme, officer, count)
    end(notice)
    move_nominees(
        nominees=people, to=NomineeState.CLEARED, decision=decided(), actor=actor_of(officer)
    )
    return list(Nominee.objects.filter(notice=notice))
