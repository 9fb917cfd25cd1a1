import pytest

from accounts.models import User
from assessments.domain import cycles
from assessments.imports import ElectorImport
from assessments.models import Elector
from members.models import Member
from spreadsheets.domain import batches
from spreadsheets.domain.undo import undo
from tests.conftest import actor_of, id_number, make_member, staged, workbook
from tests.spreadsheets.exported import written

HEADER = ["评议组", "姓名", "用户名", "身份证号", "所在单位", "代表类别"]
CHEN = ["区直单位", "陈一", "chenyi", "", "U2", "党代表"]


@pytest.fixture(autouse=True)
def chen(cycle):
    return User.objects.create_user("chenyi", name="陈一")


def outcomes(user, *rows):
    found = staged(ElectorImport(actor=actor_of(user)), workbook(HEADER, *rows))
    return [
        (str(line.outcome), [problem.code for problem in line.problems])
        for line in found.understanding.lines
    ]


def load(user, *rows):
    batch = batches.open_batch(
        kind="electors", file_name="评议人.xlsx", content=workbook(HEADER, *rows),
        actor=actor_of(user), options={},
    )  # fmt: skip
    batches.preview(batch=batch)
    batches.commit(batch=batch)
    return batch


def test_voters_are_loaded_once_and_brought_up_to_date(cycle, officer):
    load(officer, CHEN)
    chen = cycle.electors.get(user__username="chenyi")
    assert (chen.group.name, chen.own_unit.code, chen.delegate_kind) == (
        "区直单位", "U2", "party_delegate"
    )  # fmt: skip
    assert outcomes(officer, CHEN) == [("unchanged", [])]
    load(officer, [*CHEN[:4], "示例单位3", ""])
    chen.refresh_from_db()
    assert (chen.own_unit.code, chen.delegate_kind) == ("U3", "party_delegate")


def test_a_member_with_an_account_is_known_by_the_id_number(cycle, officer, branch, chen):
    member = make_member(branch, "陈一", 7)
    Member.objects.filter(pk=member.pk).update(user=chen)
    load(officer, ["区直单位", "陈一", "", id_number(7), "", ""])
    assert cycle.electors.filter(user=chen).exists()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({0: ""}, "missing_group"),
        ({0: "没有的组"}, "unknown_group"),
        ({1: ""}, "missing_name"),
        ({1: "王二"}, "another_name"),
        ({2: ""}, "missing_username"),
        ({2: "nobody"}, "unknown_user"),
        ({4: "U9"}, "unknown_unit"),
        ({5: "劳模"}, "unknown_kind"),
    ],
)
def test_a_row_is_refused_with_its_reason(officer, changed, code):
    row = [changed.get(at, cell) for at, cell in enumerate(CHEN)]
    assert outcomes(officer, row) == [("error", [code])]


def test_a_person_votes_in_one_group(cycle, officer):
    load(officer, CHEN)
    assert outcomes(officer, ["镇街", *CHEN[1:]]) == [("error", ["in_another_group"])]
    assert [outcome for outcome, _codes in outcomes(officer, CHEN, CHEN)][1] == "duplicate"


def test_voters_are_taken_out_again_until_the_opening(cycle, officer):
    before = cycle.electors.count()
    undo(batch=load(officer, CHEN), actor=actor_of(officer))
    assert cycle.electors.count() == before
    batch = load(officer, CHEN)
    cycles.open_cycle(cycle=cycle, actor=actor_of(officer))
    assert undo(batch=batch, actor=actor_of(officer))["refused"] == 1
    assert Elector.objects.filter(user__username="chenyi").exists()


def test_a_change_is_undone(cycle, officer):
    load(officer, CHEN)
    undo(batch=load(officer, [*CHEN[:4], "U3", "人大代表"]), actor=actor_of(officer))
    chen = cycle.electors.get(user__username="chenyi")
    assert (chen.own_unit.code, chen.delegate_kind) == ("U2", "party_delegate")


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("is_open", [False, True])
def test_the_exported_list_comes_back_unchanged(cycle, officer, form, is_open):
    """Frozen or not, an account without a name and one closed since included."""
    User.objects.create_user("noname")
    load(officer, CHEN, ["镇街", "noname", "noname", "", "", ""])
    if is_open:
        cycles.open_cycle(cycle=cycle, actor=actor_of(officer))
    User.objects.filter(username="chenyi").update(is_active=False)
    found = staged(ElectorImport(actor=actor_of(officer)), written("electors", officer, form=form))
    count = cycle.electors.count()
    assert {name: n for name, n in found.outcomes.items() if n} == {"unchanged": count}


def test_a_closed_account_is_put_into_no_group(officer):
    User.objects.filter(username="chenyi").update(is_active=False)
    assert outcomes(officer, CHEN) == [("error", ["unknown_user"])]


def test_an_open_assessment_takes_no_change(cycle, officer):
    load(officer, CHEN)
    cycles.open_cycle(cycle=cycle, actor=actor_of(officer))
    header = ["考核名称", *HEADER]
    rows = [[cycle.title, *CHEN[:4], "U3", ""], [cycle.title, *CHEN[:4], "U2", ""]]
    found = staged(ElectorImport(actor=actor_of(officer)), workbook(header, *rows[:1]))
    assert [problem.code for problem in found.problems] == ["unknown_assessment"]
    found = staged(ElectorImport(actor=actor_of(officer)), workbook(header, *rows[1:]))
    assert found.outcomes["unchanged"] == 1


def test_nobody_is_loaded_into_an_assessment_that_is_open(cycle, officer):
    cycles.open_cycle(cycle=cycle, actor=actor_of(officer))
    assert outcomes(officer, CHEN) == [("error", ["unknown_assessment"])]
