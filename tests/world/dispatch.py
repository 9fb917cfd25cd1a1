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

DAY = date(2018, 5, 1)


def contacts_of(town, unit, user):
    """Return a leader's contact with a village of the town, and what hangs on it."""
    leader = Cadre.objects.create(name="秘密领导")
    Unit.objects.create(code=f"{unit.code}00", name="秘密街道办", group="town", organization=town)
    village = Place.objects.create(
        code=f"4199000{town.code[1:]}009", name="秘密社区", kind="community", town=town
    )
    contact = LeaderContact.objects.create(
        leader=leader, town=town, place=village, starts_on=DAY, set_by=user
    )
    problem = ContactProblem.objects.create(
        contact=contact, raised_on=DAY, text="秘密问题", owner_town=town,
        due_on=date(2018, 6, 1), raised_by=user,
    )  # fmt: skip
    ContactProblem.objects.create(
        contact=contact, raised_on=DAY, text="秘密难题", owner_unit=unit,
        due_on=date(2018, 7, 1), raised_by=user,
    )  # fmt: skip
    project = KeyProject.objects.create(name="秘密项目", town=town)
    visit = ContactVisit.objects.create(
        contact=contact, visited_on=DAY, text="秘密走访", recorded_by=user
    )
    return {"contact": contact, "visit": visit, "problem": problem, "project": project}


def programme_by(user):
    """Return a programme of the district, whose notice runs."""
    programme = Programme.objects.create(
        name="下派计划", kind="dispatch", declared_on=DAY, starts_on=DAY, made_by=user
    )
    PublicNotice.objects.create(
        programme=programme, published_on=DAY, ends_on=date(2018, 5, 9), published_by=user
    )
    return programme


def dispatch_of(branch, member, user, programme):
    """Return the unit of the branch, a village of its town, and who is posted and pooled."""
    unit = Unit.objects.create(
        code=f"U{branch.superior.code[1:]}", name="秘密单位", group="agency", organization=branch,
        head=user,
    )  # fmt: skip
    cadre = Cadre.objects.create(name="秘密干部", pinyin="mimiganbu", initials="mmgb")
    post = cadre.posts.create(
        unit=unit, rank="staff", title="秘密职务", valid_from=date(2018, 1, 1)
    )
    PoolEntry.objects.create(
        team="two_committees", member=member, entered_on=DAY, note="秘密骨干", set_by=user
    )
    return {
        "unit": unit,
        "place": Place.objects.create(
            code=f"4199000{branch.superior.code[1:]}001", name="秘密村", kind="village",
            town=branch.superior,
        ),
        **nominees_of(programme, unit, cadre, user),
        "cadre": cadre,
        "cadre_post": post,
        "pool_entry": PoolEntry.objects.create(
            team="reserve", cadre=cadre, entered_on=DAY, note="秘密备注", set_by=user
        ),
        "outcome": Outcome.objects.create(
            cadre=cadre, kind="award", happened_on=DAY, text="秘密表彰", recorded_by=user
        ),
        "posting": Posting.objects.create(
            cadre=cadre, kind="dispatch", unit=unit, host=branch.superior, programme=programme,
            task="秘密任务", starts_on=DAY, made_by=user,
        ),
    }  # fmt: skip


def nominees_of(programme, unit, cadre, user):
    """Return the unit's quota, whom it nominates, and an objection."""
    quota = Quota.objects.create(
        programme=programme, unit=unit, band="staff", percent=15, base=1, computed=0
    )
    entry = BaseEntry.objects.create(quota=quota, cadre=cadre, rank="staff")
    nominee = Nominee.objects.create(
        programme=programme, entry=entry, state="on_notice", notice=programme.notices.get()
    )
    objection = NomineeObjection.objects.create(
        nominee=nominee, raised_on=DAY, raised_by="秘密来信", text="秘密异议", recorded_by=user
    )
    return {
        "quota": quota, "base_entry": entry, "nominee": nominee, "nominee_objection": objection,
    }  # fmt: skip
