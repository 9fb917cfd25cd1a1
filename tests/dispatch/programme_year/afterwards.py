"""What became of those posted, and the leaders in contact with villages."""

from decimal import Decimal

from dispatch.models import (
    Cadre,
    ContactProblem,
    LeaderContact,
    PoolEntry,
)
from tests.conftest import id_number, make_member
from tests.dispatch.programme_year.spring import ROSTER


def outcomes(office):
    """Outcomes with and without a posting behind them, the pool and the dossier."""
    office.at("2019-07-10")
    outcome(office, 36, "promotion", "任副镇长", office.posting(36).get().pk)
    outcome(office, 37, "award", "优秀下沉干部", office.posting(37).get().pk)
    outcome(office, 0, "return", "回原单位", office.posting(0).last().pk)
    outcome(office, 50, "promotion", "任科长", "")
    office.see("cadre", "dispatch:outcome_list")
    [year] = office.page.context["years"]
    assert (year.promotions, year.tempered, year.percent, year.awards, year.returns) == (
        2, 1, Decimal("50.0"), 1, 1,
    )  # fmt: skip
    entry = PoolEntry.objects.get(cadre=office.cadres[5])
    move = {"moved_on": "2019-07-01", "reason": "培养合格"}
    office.post("cadre", "dispatch:pool_entry_move", entry.pk, **move)
    found = {"reviewed_on": "2019-07-02", "result": "continue", "text": "踏实肯干"}
    office.post("cadre", "dispatch:pool_entry_review", entry.pk, **found)
    office.see("cadre", "dispatch:pool_list")
    reserve = next(row for row in office.page.context["counts"] if row.team == "reserve")
    assert reserve.total == 2
    gone = {"left_on": "2019-07-09", "exit_reason": "complaints"}
    office.post("cadre", "dispatch:pool_entry_leave", entry.pk, **gone)
    assert "群众反映" in office.see("cadre", entry.get_absolute_url())
    page = office.see("cadre", "dispatch:dossier_cadre", office.cadres[36].pk)
    assert all(
        words in page for words in ("任副镇长", "下沉历练", "期满考评（接收单位）：95 分", "病假")
    )


def outcome(office, serial, kind, text, posting):
    office.post(
        "cadre", "dispatch:outcome_add", office.cadres[serial].pk, kind=kind, text=text,
        happened_on=f"{office.today:%Y-%m-%d}", decided_by="区委", posting=posting,
    )  # fmt: skip


def leaders(office):
    """A leader in contact with one of two villages; a problem settled and verified."""
    office.post(
        "cadre", "dispatch:unit_add", code="L01", name="区级领导班子", group="party_mass",
        organization="T01",
    )  # fmt: skip
    member = make_member(office.home, "何建国", 90)
    office.give_account("leader", member)
    office.bring("cadres", ROSTER, ["何建国", id_number(90), "L01", "副区长", "2018-01", "副县级"])
    leader = Cadre.objects.get(name="何建国")
    office.post(
        "cadre", "dispatch:contact_add", leader=leader.pk, target="419900001001",
        role="responsible", starts_on="2019-07-01",
    )  # fmt: skip
    contact = LeaderContact.objects.get()
    office.see("cadre", "dispatch:contact_coverage")
    places = next(one for one in office.page.context["figures"] if one.show == "place")
    assert (places.covered, places.lacking) == (1, 1)
    office.post(
        "leader", "dispatch:contact_visit", contact.pk, visited_on="2019-07-10", text="走访农户",
        problem="道路破损", owner="town", due_on="2019-07-31",
    )  # fmt: skip
    problem = ContactProblem.objects.get()
    office.at("2019-08-01")
    [overdue] = office.rows("town", "dispatch:problem_list", state="overdue")
    assert overdue == problem
    office.post("town", "dispatch:problem_close", problem.pk, text="已修补")
    office.post("cadre", "dispatch:problem_verify", problem.pk, text="")
    assert "已销号" in office.see("leader", problem.get_absolute_url())
