import threading
from collections import Counter

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import AuditEvent, Grant
from common.errors import RuleViolation
from members.models import Member
from spreadsheets.domain import batches
from spreadsheets.models import ImportBatch
from tests.conftest import actor_of, id_number, make_member, workbook

HEADER = ["姓名", "性别", "出生日期", "公民身份号码", "入党时间", "党员类别", "所在党支部"]
NAMES = ("张三", "李　四", "买买提•阿西木", "〃", "")
BORN = ("1980-01-01", "1980.1", "1981年4月", "1980.02.31", 29221, 1980.1, "", "无")
JOINED = ("2005年7月1日", "1990-01-01", "2091-01-01", "明年", "")
SEXES = ("男", "2", "?", "")
BRANCHES = ("T01001", "示例1街道示例2社区党支部", "不存在的党支部", "同上", "")


def numbers(serials):
    good = [id_number(serial) for serial in serials]
    bad = [id_number(1)[:17] + "?", "419900800101007", 4.19900198001e17, "", "护照"]
    return st.sampled_from([*good, *good, *bad])


def rosters(*, ids):
    row = st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(SEXES),
        st.sampled_from(BORN),
        ids,
        st.sampled_from(JOINED),
        st.sampled_from(("正式党员", "预备", "群众", "")),
        st.sampled_from(BRANCHES),
    )
    odd = st.sampled_from([tuple(HEADER), ("合计", 3), ("填表人：", "审核人："), (None,)])
    return st.lists(st.one_of(row, row, row, odd), max_size=8).map(lambda rows: [SURE, *rows])


SURE = ("王五", "男", "1980-01-01", id_number(900), "2005-07-01", "正式党员", "T01001")


def opened(user, *rows, content=None, **options):
    return batches.open_batch(
        kind="members",
        file_name="花名册.xlsx",
        content=content or workbook(HEADER, *rows),
        actor=actor_of(user),
        options=options,
    )


def imported(user, *rows, **options):
    batch = opened(user, *rows, **options)
    batches.preview(batch=batch)
    return batches.commit(batch=batch)


def register():
    fields = ("name", "sex", "born_on", "born_precision", "id_index", "joined_on", "stage")
    return sorted(map(str, Member.objects.values_list(*fields, "affiliations__organization")))


def only(**expected):
    """Return all outcomes as a report lists them, those not named at zero."""
    return {str(name): expected.get(name, 0) for name in batches.Outcome}


def code_of(function, **arguments):
    with pytest.raises(RuleViolation) as error:
        function(**arguments)
    return error.value.code


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=rosters(ids=numbers(range(1, 7))))
def test_the_commit_writes_what_the_preview_said_and_a_second_import_nothing(
    rows, officer, branch, sibling_branch
):
    with batches.transaction.atomic():
        make_member(branch, "张三", 1)
        make_member(sibling_branch, "李四", 2)
        held = Member.objects.count()
        batch = opened(officer, *rows)
        shown = batches.preview(batch=batch)
        assert Member.objects.count() == held
        filled = [row for row in rows if any(cell not in (None, "", " ") for cell in row)]
        assert sum(shown.outcomes.values()) == len(filled)
        kept = Counter(batch.rows.values_list("outcome", flat=True))
        assert {name: kept[name] for name in shown.outcomes} == shown.outcomes == batch.outcomes

        done = batches.commit(batch=batch)
        assert (done.row_outcomes, done.problems) == (shown.row_outcomes, shown.problems)
        known = batch.rows.filter(outcome="warning").exclude(changes={}).count()
        created = done.outcomes["create"] + done.outcomes["warning"] - known
        assert Member.objects.count() == held + created

        after = register()
        again = imported(officer, *rows)
        assert (again.outcomes["create"], again.outcomes["update"]) == (0, 0)
        assert again.outcomes["warning"] == 0
        assert register() == after
        batches.transaction.set_rollback(True)


def with_number(serial, name="张三", branch="T01001"):
    sex = "男" if serial % 2 else "女"
    return (name, sex, "", id_number(serial), "2005-07-01", "正式党员", branch)


def test_every_outcome_is_counted_once_and_they_add_up(officer, branch, sibling_branch):
    make_member(branch, "张三", 1)
    make_member(branch, "张三", 2)
    make_member(sibling_branch, "张三", 3)
    batch = opened(
        officer,
        with_number(1),  # as the register has it
        with_number(2, name="张三丰"),
        with_number(3),  # at home elsewhere
        with_number(4),
        with_number(4),
        with_number(5, branch="不存在的党支部"),
        ("李四", "男", "1990-01-01", id_number(6), "", "", "T01001"),  # born otherwise
        ("李四", "男", "", "419900800101007", "", "", "T01001"),  # 15 digits
        HEADER,
        ("合计", 8),
    )
    expected = only(
        create=1, update=1, unchanged=1, warning=1, error=1, duplicate=1, transfer=1, manual=1,
        ignored=2,
    )  # fmt: skip
    assert batches.preview(batch=batch).outcomes == expected
    assert batches.commit(batch=batch).outcomes == expected
    assert batch.row_count == 10
    assert sorted(Member.objects.values_list("name", flat=True)) == sorted(
        ["张三", "张三丰", "张三", "张三", "李四"]
    )


def test_an_update_is_written_with_its_pinyin_and_leaves_what_the_file_does_not_say(
    officer, branch
):
    member = make_member(branch, "张三", 1, mobile="13800138000")
    imported(officer, with_number(1, name="李四"))
    member.refresh_from_db()
    assert (member.name, member.initials, member.mobile) == ("李四", "ls", "13800138000")


def test_all_or_nothing_writes_nothing_when_one_row_is_refused(officer, branch):
    batch = opened(officer, with_number(1), with_number(2, branch="没有"), all_or_nothing=True)
    batches.preview(batch=batch)
    assert code_of(batches.commit, batch=batch) == "all_or_nothing"
    assert Member.objects.count() == 0
    batch.refresh_from_db()
    assert batch.state == "previewed"


def test_all_or_nothing_writes_all_when_no_row_is_refused(officer, branch):
    imported(officer, with_number(1), with_number(2), all_or_nothing=True)
    assert Member.objects.count() == 2


def test_a_second_commit_is_refused_and_writes_nothing(officer, branch):
    batch = opened(officer, with_number(1))
    batches.preview(batch=batch)
    batches.commit(batch=batch)
    assert code_of(batches.commit, batch=batch) == "wrong_state"
    assert Member.objects.count() == 1


def test_a_batch_nobody_looked_at_cannot_be_committed(officer, branch):
    batch = opened(officer, with_number(1))
    assert code_of(batches.commit, batch=batch) == "wrong_state"


def test_two_clicks_begin_one_commit(officer, branch):
    batch = opened(officer, with_number(1))
    assert not batches.begin_commit(batch=batch)
    batches.preview(batch=batch)
    assert [batches.begin_commit(batch=batch), batches.begin_commit(batch=batch)] == [True, False]


def test_the_same_file_may_come_again_and_changes_nothing(officer, branch):
    content = workbook(HEADER, with_number(1), with_number(2))
    assert imported(officer, content=content).outcomes == only(create=2)
    assert imported(officer, content=content).outcomes == only(unchanged=2)
    assert Member.objects.count() == 2
    assert len(set(ImportBatch.objects.values_list("sha256", flat=True))) == 1


def test_a_preview_may_be_repeated(officer, branch):
    batch = opened(officer, with_number(1), with_number(2))
    batches.preview(batch=batch)
    make_member(branch, "张三", 1)
    batches.preview(batch=batch)
    assert list(batch.rows.values_list("number", "outcome")) == [(2, "unchanged"), (3, "create")]


def test_an_unreadable_file_ends_its_batch_with_the_reason(officer, branch):
    batch = batches.open_batch(
        kind="members", file_name="x", content=b"%PDF-1.4", actor=actor_of(officer), options={}
    )
    assert batches.preview(batch=batch) is None
    batch.refresh_from_db()
    assert (batch.state, bool(batch.refusal)) == ("refused", True)
    assert code_of(batches.commit, batch=batch) == "wrong_state"


def test_who_lost_the_right_since_the_upload_imports_nothing(officer, branch):
    batch = opened(officer, with_number(1))
    batches.preview(batch=batch)
    Grant.objects.all().delete()
    assert code_of(batches.commit, batch=batch) == "not_allowed"
    assert batches.preview(batch=batch) is None
    assert Member.objects.count() == 0


def test_a_secretary_imports_no_members_and_nobody_an_unknown_kind(secretary, officer):
    assert code_of(batches.table_for, kind="members", actor=actor_of(secretary)) == "not_allowed"
    assert code_of(batches.table_for, kind="cows", actor=actor_of(officer)) == "unknown_kind"


def test_a_commit_stands_in_the_audit_log_with_its_figures(officer, branch):
    imported(officer, with_number(1))
    event = AuditEvent.objects.get(action="import_committed")
    assert (event.user, event.target) == (officer, "花名册.xlsx")
    assert event.details["outcomes"] == only(create=1)


def test_a_mobile_number_is_never_shown_as_a_change(officer, branch):
    make_member(branch, "张三", 1, mobile="13800138000")
    batch = batches.open_batch(
        kind="members",
        file_name="x.xlsx",
        content=workbook([*HEADER, "手机"], [*with_number(1), "13900139000"]),
        actor=actor_of(officer),
        options={},
    )
    batches.preview(batch=batch)
    assert batch.rows.get().changes == {"mobile": ["****", "****"]}


@pytest.mark.django_db(transaction=True)
def test_two_people_commit_overlapping_batches_at_once_and_one_is_shown_the_difference(
    officer, town_officer, branch
):
    rows = [with_number(1), with_number(2)]
    pair = [opened(officer, *rows), opened(town_officer, *rows, with_number(3))]
    for batch in pair:
        batches.preview(batch=batch)
    results = []

    def write(batch):
        try:
            results.append(batches.commit(batch=batch).outcomes["create"])
        except RuleViolation as error:
            results.append(error.code)
        connection.close()

    threads = [threading.Thread(target=write, args=[batch]) for batch in pair]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, results)) in (["2", "register_changed"], ["3", "register_changed"])
    assert Member.objects.count() == int(min(map(str, results)))
