"""A district's open box of 40 units and some hundred voters, and what is found in it."""

from decimal import Decimal
from typing import Any

from django.db.models import Count, Q

from accounts.choices import Role
from accounts.hashers import PasswordHasher
from accounts.models import User
from accounts.scope import Actor
from assessments.domain import counting, cycles, keys, reviews, setup
from assessments.models import Counter, Cycle, LeaderReview, VoterGroup
from branches.domain.tree import found_district
from dispatch.choices import UnitGroup
from dispatch.models import Unit
from tools.bench import people

YEAR = 2018
GROUPS = (("县级领导", 25), ("区直单位", 15), ("镇（街道）", 15), ("两代表一委员", 25))


def open_vote(*, voters: int, units: int, password: str) -> dict[str, Any]:
    """Set up a cycle to its open box; return who votes on what, and an officer."""
    root = found_district(name="示例区")
    officer = people.officer(organization=root, role=Role.DISTRICT_OFFICER)
    hasher = PasswordHasher()
    hashed = hasher.encode(password, hasher.salt())
    User.objects.filter(pk=officer.pk).update(password=hashed)
    names = [f"voter-{number:03d}" for number in range(voters)]
    User.objects.bulk_create(
        User(username=name, name=name, password=hashed) for name in [*names, "leader"]
    )
    Unit.objects.bulk_create(
        Unit(code=f"U{n:03d}", name=f"示例单位{n}", group=UnitGroup.AGENCY, organization=root)
        for n in range(1, units + 1)
    )
    cycle = _opened(Actor.of(officer), names)
    return {
        "cycle": cycle.pk,
        "units": list(cycle.units.values_list("pk", flat=True)),
        "voters": names,
        "officer": officer.username,
    }


def _opened(actor: Actor, names: list[str]) -> Cycle:
    root = Unit.objects.all()[0].organization
    fields = {"title": f"{YEAR}年度三述两评一问", "year": YEAR, "reports_due_on": None}
    cycle = setup.save_cycle(cycle=None, organization=root, fields=fields, actor=actor)
    setup.add_units(cycle=cycle, units=Unit.objects.all(), actor=actor)
    setup.name_leader(units=cycle.units.all(), username="leader", actor=actor)
    for number, (name, weight) in enumerate(GROUPS):
        words = {"name": name, "weight": weight}
        group = setup.save_group(cycle=cycle, group=None, fields=words, actor=actor)
        named = [setup.Named(voter) for voter in names[number :: len(GROUPS)]]
        setup.add_electors(group=group, named=named, actor=actor)
    cycles.open_cycle(cycle=cycle, actor=actor)
    keys.make_key(cycle_id=cycle.pk)
    cycles.begin_review(cycle=cycle, actor=actor)
    cycles.open_voting(cycle=cycle, actor=actor)
    return cycle


def close_vote(*, cycle: int) -> dict[str, Any]:
    """Count the box, which refuses a group with more or fewer ballots than participants."""
    done = Q(electors__participation__is_done=True)
    groups = VoterGroup.objects.filter(cycle=cycle).annotate(turnout=Count("electors", filter=done))
    turnout = {group.pk: group.turnout for group in groups}
    box = Cycle.objects.get(pk=cycle)
    for review in LeaderReview.objects.filter(unit__cycle=box).select_related("unit__leader"):
        leader = Actor.of(review.unit.leader)
        reviews.sign(review=review, text="点评", score=Decimal(90), actor=leader)
    cycles.close_voting(cycle=box, actor=Actor.of(box.made_by))
    counting.count(cycle_id=cycle)
    counted = {counter.group_id: counter.returned for counter in Counter.objects.all()}
    return {"ballots": sum(counted.values()), "agrees": counted == turnout}
