"""Clients that work on the ledger at once and at random, and whether its sums agree afterwards."""

import time
from collections import Counter
from datetime import date
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection
from django.db.models import F, Sum

from accounts.choices import Role
from accounts.models import User
from accounts.scope import Actor
from activities.choices import Effect
from activities.domain.confirmation import confirm_service_record
from activities.domain.service import add_service_records
from activities.domain.service_book import (
    change_service,
    record_service,
    restore_service,
    strike_service,
)
from activities.models import ServiceRecord
from branches.models import Organization
from common.errors import RuleViolation
from members.models import Affiliation, Member
from points.choices import ManualKind
from points.domain.adoption import adopt_scheme
from points.domain.closing import close_month, month_to_close, month_to_reopen, reopen_month
from points.domain.corrections import reverse_by_hand
from points.domain.manual import enter_by_hand
from points.domain.settlement import settle_facts
from points.domain.verification import verify_ledger
from points.models import ManualFact, MonthlyPoints, PointEntry, PointScheme
from points.reports.ledger import balances
from tools.bench import people
from tools.bench.city import HOMES, MEMBERS, YEAR

if TYPE_CHECKING:
    from collections.abc import Callable

MONTHS = 12
REASON = "at random"


class RandomClient:
    """Somebody of the district who does whatever comes up; what a rule refuses is no failure."""

    def __init__(self, *, seed: int, user: User) -> None:
        self.random = Random(seed)  # noqa: S311  # nothing secret
        self.user, self.actor = user, Actor.of(user)
        self.members: list[Member] = list(Member.objects.order_by("pk"))
        self.acts: dict[Callable[[], object], float] = {
            self.enter: 25, self.report: 20, self.confirm: 20, self.change: 15, self.settle: 10,
            self.strike: 5, self.restore: 3, self.book: 8, self.reverse: 5, self.close: 0.3,
            self.reopen: 0.2, self.adopt: 0.02,
        }  # fmt: skip

    def work(self, *, operations: int) -> Counter[str]:
        """Do so many things; return how often each was done and how many a rule refused."""
        done: Counter[str] = Counter()
        chosen = self.random.choices(list(self.acts), list(self.acts.values()), k=operations)
        for act in chosen:
            try:
                act()
                done[act.__name__] += 1
            except RuleViolation:
                done["refused"] += 1
        return done

    def enter(self) -> None:
        record_service(members=[self._member()], fields=self._fields(), actor=self.actor)

    def report(self) -> None:
        member, fields = self._member(), self._fields()
        home = Affiliation.objects.home().select_related("organization").get(member=member)
        entries = [(member, home.organization, fields)]
        add_service_records(entries=entries, actor=self.actor, confirm=False)

    def confirm(self) -> None:
        confirm_service_record(record=self._record("waiting"), actor=self.actor)

    def change(self) -> None:
        record, fields = self._record(), self._fields()
        hours = {"hours_confirmed": fields["hours_reported"]} if record.confirmed_at else {}
        change_service(record=record, fields=fields | hours, actor=self.actor, reason=REASON)

    def strike(self) -> None:
        is_false = self.random.random() < 0.2
        strike_service(
            record=self._record(), reason=REASON, actor=self.actor, is_false_report=is_false
        )

    def restore(self) -> None:
        restore_service(record=self._record("struck"), reason=REASON, actor=self.actor)

    def settle(self) -> None:
        settle_facts(month=self._day().replace(day=1), members=[self._member().pk])

    def book(self) -> None:
        kind = self.random.choice(ManualKind.values)
        points = Decimal(self.random.randint(1, 500)) / 100
        fact = ManualFact(
            token=UUID(int=self.random.getrandbits(128)),
            member=self._member(),
            kind=kind,
            happened_on=self._day(),
            points=points if kind == ManualKind.ADJUSTMENT else None,
            reason=REASON,
        )
        enter_by_hand(fact=fact, actor=self.actor)

    def reverse(self) -> None:
        entries = PointEntry.objects.filter(member=self._member())
        reverse_by_hand(entry=_any(entries), reason=REASON, actor=self.actor)

    def close(self) -> None:
        month = month_to_close()
        if month is not None and month.month < MONTHS:
            close_month(month=month, user=self.user)

    def reopen(self) -> None:
        month = month_to_reopen()
        if month is not None:
            reopen_month(month=month, user=self.user, reason=REASON)

    def adopt(self) -> None:
        cap = Decimal(self.random.randint(5, 40))
        draft = PointScheme(name=REASON, valid_from=self._day().replace(day=1), monthly_cap=cap)
        adopt_scheme(draft=draft, reason=REASON, actor=self.actor)

    def _member(self) -> Member:
        return self.random.choice(self.members)

    def _day(self) -> date:
        return date(YEAR, self.random.randint(1, MONTHS), self.random.randint(1, 28))

    def _fields(self) -> dict[str, Any]:
        return {
            "served_on": self._day(),
            "activity_name": f"{REASON} {self.random.getrandbits(40):x}",
            "hours_reported": Decimal(self.random.randint(1, 12)) / 2,
            "effect": self.random.choice(Effect.values),
            "is_organizer": self.random.random() < 0.1,
        }

    def _record(self, state: str | None = None) -> ServiceRecord:
        records = ServiceRecord.objects.filter(member=self._member())
        record: ServiceRecord = _any(records.in_state(state) if state else records)
        return record


def _any(rows: Any) -> Any:
    """Return any of the rows; whoever finds none has nothing to do."""
    found = rows.select_related("member").order_by("?").first()
    if found is None:
        raise RuleViolation(REASON, code="nothing_there")
    return found


def disagreements() -> list[str]:
    """Return where the sums of the ledger differ; settle before what was confirmed last."""
    for month in range(1, MONTHS + 1):
        settle_facts(month=date(YEAR, month, 1), members=None)
    verified = verify_ledger()
    found = [f"{one.rule}: {one.subject}: {one.found}" for one in verified.problems]
    raw = MonthlyPoints.objects.values("member_id").annotate(
        booked=Sum(F("capped_kinds") + F("other_kinds")), effective=Sum("effective")
    )
    held = balances(member_ids=Member.objects.values_list("pk", flat=True), until=date.max)
    for row in raw:
        balance = held[row["member_id"]]
        if (balance.booked, balance.effective) != (row["booked"], row["effective"]):
            found.append(f"member {row['member_id']}: {balance} is not {row}")
    return found


def build_crowd(*, members: int, branches: int) -> dict[str, Any]:
    """Make members and an officer for each client to be."""
    _towns, made = people.district(branches_of_towns=[branches])
    with connection.cursor() as cursor:
        cursor.execute(MEMBERS, {"members": members})
        sizes = [members // branches] * branches
        cursor.execute(HOMES, {"branches": [one.pk for one in made], "sizes": sizes})
    district = Organization.objects.get(superior=None)
    return {"user": people.officer(organization=district, role=Role.DISTRICT_OFFICER).pk}


def work_at_random(*, seed: int, user: int, operations: int) -> dict[str, Any]:
    client = RandomClient(seed=seed, user=User.objects.get(pk=user))
    start = time.perf_counter()
    done = client.work(operations=operations)
    return {"done": done, "seconds": time.perf_counter() - start}


def prove_sums() -> dict[str, Any]:
    return {"disagreements": disagreements(), "entries": PointEntry.objects.count()}
