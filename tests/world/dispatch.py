"""A unit, a cadre, a posting, a programme and a leader's contact of the world."""

from datetime import date

from dispatch.models import (
    BaseEntry,
    Cadre,
    ContactProblem,
    ContactVisit,
    KeyProject,
    LeaderContact,
    Nominee,
    NomineeObjection,
    Outcome,
    Place,
    PoolEntry,
    Posting,
    Programme,
    PublicNotice,
    Quota,
    Unit,
)


def contacts_of(town, user):
    """Return a leader's contact with a village of the town, and what hangs on it."""
    leader = Cadre.objects.create(name="秘密领导")
    village = Place.objects.create(
        code="419900009001", name="秘密社区", kind="community", town=town
    )
    contact = LeaderContact.objects.create(
        leader=leader, town=town, place=village, starts_on=date(2018, 5, 1), set_by=user
    )
    problem = ContactProblem.objects.create(
        contact=contact, raised_on=date(2018, 5, 1), text="秘密问题", owner_town=town,
        due_on=date(2018, 6, 1), raised_by=user,
    )  # fmt: skip
    project = KeyProject.objects.create(name="秘密项目", town=town)
    visit = ContactVisit.objects.create(
        contact=contact, visited_on=date(2018, 5, 1), text="秘密走访", recorded_by=user
    )
    return {"contact": contact, "visit": visit, "problem": problem, "project": project}


def dispatch_of(branch, user):
    """Return the unit of the branch, a village of its town, a programme, and who is posted."""
    day = date(2018, 5, 1)
    unit = Unit.objects.create(
        code="U01", name="秘密单位", group="agency", organization=branch, head=user
    )
    programme = Programme.objects.create(
        name="下派计划", kind="dispatch", declared_on=day, starts_on=day, made_by=user
    )
    cadre = Cadre.objects.create(name="秘密干部")
    cadre.posts.create(unit=unit, rank="staff")
    return {
        "unit": unit,
        "place": Place.objects.create(
            code="419900001001", name="秘密村", kind="village", town=branch.superior
        ),
        **nominees_of(programme, unit, cadre, user),
        "programme": programme,
        "cadre": cadre,
        "cadre_post": cadre.posts.get(),
        "pool_entry": PoolEntry.objects.create(
            team="reserve", cadre=cadre, entered_on=day, note="秘密备注", set_by=user
        ),
        "outcome": Outcome.objects.create(
            cadre=cadre, kind="award", happened_on=day, text="秘密表彰", recorded_by=user
        ),
        "posting": Posting.objects.create(
            cadre=cadre, kind="dispatch", unit=unit, host=branch.superior, programme=programme,
            task="秘密任务", starts_on=day, made_by=user,
        ),
    }  # fmt: skip


def nominees_of(programme, unit, cadre, user):
    """Return the unit's quota, whom it nominates, the notice and an objection."""
    day = date(2018, 5, 1)
    quota = Quota.objects.create(
        programme=programme, unit=unit, band="staff", percent=15, base=1, computed=0
    )
    entry = BaseEntry.objects.create(quota=quota, cadre=cadre, rank="staff")
    notice = PublicNotice.objects.create(
        programme=programme, published_on=day, ends_on=date(2018, 5, 9), published_by=user
    )
    nominee = Nominee.objects.create(
        programme=programme, entry=entry, state="on_notice", notice=notice
    )
    objection = NomineeObjection.objects.create(
        nominee=nominee, raised_on=day, raised_by="秘密来信", text="秘密异议", recorded_by=user
    )
    return {
        "quota": quota, "base_entry": entry, "nominee": nominee, "notice": notice,
        "nominee_objection": objection,
    }  # fmt: skip
