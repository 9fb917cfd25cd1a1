"""The way of a real workbook: killed workers, undoing, every outcome, and its own corrections."""

import os
from contextlib import contextmanager
from datetime import date, timedelta

import openpyxl
import pytest
import xlsxwriter
from django.db import connection, connections
from django.utils import timezone

from accounts.choices import Role
from branches.models import Organization
from jobs.choices import JobState
from jobs.domain import queue
from jobs.models import Job
from members.models import Affiliation, Member
from points.domain.settlement import settle_month
from spreadsheets.domain import batches
from spreadsheets.models import ImportRow
from tests.browser.conftest import PHONE, upload
from tests.conftest import actor_of, id_number, make_branch, make_member, workbook
from tests.points.facts import serve
from tests.workers import running_worker, wait_until
from tools.bench import people

pytestmark = pytest.mark.django_db(transaction=True)


ROWS = int(os.environ.get("JOURNEY_ROWS", "5000"))
PATIENCE = 180
HALF_WAY = """
INSERT INTO spreadsheets_importrow (batch_id, number, label, outcome, problems, changes)
SELECT coalesce(pg_sequence_last_value('spreadsheets_importbatch_id_seq'), 0) + 1, %s, '', '',
       '[]', '[]'
"""
"""Stands where the next batch will put a row of its own."""
NEAR_THE_END = "SELECT id FROM accounts_audithead FOR UPDATE"


@pytest.fixture
def roster(tmp_path):
    """Return a large roster and make the branches it names."""
    path = tmp_path / "roster.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("花名册")
        for at, row in enumerate([people.HEADER, *people.roster_rows(rows=ROWS)]):
            sheet.write_row(at, 0, row)
    people.district(branches_of_towns=[people.branches_for(rows=ROWS)])
    return path.read_bytes()


@pytest.fixture
def chief(roster):
    """Return the officer of that district."""
    root = Organization.objects.get(superior=None)
    return people.officer(organization=root, role=Role.DISTRICT_OFFICER)


@contextmanager
def stopped_at(statement, *parameters):
    """Hold a lock from a second connection, at which a worker stops and is then killed."""
    other = connections.create_connection("default")
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute(statement, parameters)
        with running_worker() as worker:
            yield
            wait_until(waits_for_a_lock, seconds=PATIENCE)
            worker.kill()
            worker.wait()
    finally:
        other.close()
    at_work = Job.objects.filter(state=JobState.RUNNING)
    at_work.update(heartbeat_at=timezone.now() - timedelta(minutes=5))  # its lease runs out


def waits_for_a_lock():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return cursor.fetchone()[0]


def write(page, rows):
    page.get_by_role("button", name=f"确认写入 {rows} 行").click()
    page.get_by_text(f"写入 {rows} 行。").wait_for()


def undo(page):
    page.get_by_text("撤销本次导入").first.click()
    page.get_by_role("button", name="撤销本次导入").click()
    page.get_by_role("heading", name="本次导入已撤销").wait_for()


def touch_two():
    """Change one of those imported, and book points for another."""
    changed, paid = Member.objects.order_by("pk")[:2]
    Member.objects.filter(pk=changed.pk).update(remark="另有改动")
    serve(paid, paid.affiliations.get().organization, date(2018, 6, 1), 3)
    settle_month(month=date(2018, 6, 1))
    return {changed.pk, paid.pk}


def counts():
    return Member.objects.count(), Affiliation.objects.count()


def test_a_large_roster_outlives_its_workers_is_undone_and_imported_again(open_as, chief, roster):
    page = open_as(chief)
    page.set_default_timeout(PATIENCE * 1_000)
    page.goto("/imports/")
    with stopped_at(HALF_WAY, ROWS // 2):
        upload(page, "党员", "花名册.xlsx", roster)
    page.get_by_text("后台处理中断，两分钟内自动重新开始").wait_for()
    with stopped_at(NEAR_THE_END):
        queue.sweep()
        page.get_by_role("button", name=f"确认写入 {ROWS:,} 行").click()
    assert (counts(), ImportRow.objects.count()) == ((0, 0), ROWS)
    with running_worker():
        queue.sweep()
        page.get_by_text(f"写入 {ROWS:,} 行。").wait_for()
        assert set(Job.objects.values_list("state", "attempts")) == {(JobState.DONE, 2)}
        assert counts() == (ROWS, ROWS)
        touched = touch_two()
        undo(page)
        page.get_by_text(f"已撤销：{ROWS - 2:,}").wait_for()
        for words in ("保留：之后有改动或已被使用：1", "未撤销：已据此记分：1"):
            page.get_by_text(words).wait_for()
        assert set(Member.objects.values_list("pk", flat=True)) == touched
        page.goto("/imports/")
        upload(page, "党员", "花名册.xlsx", roster)
        write(page, f"{ROWS - 2:,}")
    assert counts() == (ROWS, ROWS)


HEADER = ["姓名", "身份证号", "出生日期", "入党时间", "所在党支部", "备注"]


@pytest.fixture
def messy(branch, sibling_branch, foreign_branch):
    """Return a workbook with each outcome there is, and the branches that mend two of its rows."""
    twin = make_branch(branch.superior, 7)
    Organization.objects.filter(pk__in=[twin.pk, sibling_branch.pk]).update(short_name="联合党支部")
    make_member(branch, "张三", 1, remark="旧")
    make_member(branch, "李四", 2)
    make_member(foreign_branch, "王五", 3)
    rows = [
        ["新 人", id_number(4), "", "2005年7月", branch.name, ""],
        ["张三", id_number(1), "", "2005年7月1日", branch.name, "新"],
        ["李四", id_number(2), "", "20050701", branch.short_name, ""],
        ["生日不符", id_number(5), "1981-02-03", "2005.7.1", branch.code, ""],
        ["支部有误", id_number(6), "", "2005.7.1", "没有的支部", ""],
        ["重复的人", id_number(4), "", "2005.7.1", branch.name, ""],
        ["王五", id_number(3), "", "2005.7.1", branch.name, ""],
        ["待核对", id_number(8), "", "2005.7.1", "联合党支部", ""],
    ]
    footer = ["合计", "8", "", "", "", ""]
    content = workbook(["党员花名册"], ["填报单位：示例街道"], HEADER, *rows, footer)
    return content, {"支部有误": branch.name, "待核对": sibling_branch.code}


OUTCOMES = (
    "新增", "更新", "无变化", "有提醒", "错误", "表内重复", "需转接", "人工核对", "已忽略",
)  # fmt: skip


def test_each_outcome_is_shown_and_the_marked_file_brings_what_was_missing(
    open_as, worker, officer, messy, tmp_path
):
    content, mends = messy
    page = open_as(officer)
    page.goto("/imports/")
    upload(page, "党员", "花名册.xlsx", content)
    page.get_by_role("button", name="确认写入 3 行").wait_for()
    stats = page.locator(".stats .stat")
    assert [text.split() for text in stats.all_inner_texts()] == [[w, "1"] for w in OUTCOMES]
    for word in OUTCOMES:
        stats.filter(has_text=word).first.click()
        page.locator("main tbody .badge", has_text=word).first.wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载标出问题的原表").click()
    write(page, "3")
    path = tmp_path / "marked.xlsx"
    download.value.save_as(path)
    mend(path, mends)
    page.goto("/imports/")
    upload(page, "党员", "花名册（问题）.xlsx", path.read_bytes())
    write(page, "2")
    names = "张三 李四 王五 新人 生日不符 支部有误 待核对"
    assert sorted(Member.objects.values_list("name", flat=True)) == sorted(names.split())


def mend(path, branches):
    """Write branches into the marked file, as its person would, and leave all else as it is."""
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        if name := branches.get(row[0].value):
            row[4].value = name
    book.save(path)


def test_an_endless_name_of_a_file_pushes_nothing_off_a_phone(open_as, officer, branch):
    name = f"{'a' * 190}.xlsx"
    content = workbook(["姓名", "身份证号", "所在党支部"], ["张三", id_number(1), branch.code])
    batch = batches.open_batch(
        kind="members", file_name=name, content=content, actor=actor_of(officer), options={}
    )
    batches.preview(batch=batch)
    page = open_as(officer, PHONE)
    for address in ("/", "/imports/", batch.get_absolute_url()):
        page.goto(address)
        assert name in page.inner_text("main")
        wide = page.evaluate(
            "[document.documentElement, ...document.querySelectorAll('.scroll:has(> .cards)')]"
            ".filter(part => part.scrollWidth > part.clientWidth).length"
        )
        assert wide == 0, address
