"""Who may do everything in a town turns workbooks against another town."""

from datetime import date

import pytest

from accounts.choices import Role
from activities.models import Activity
from assessments.models import Cycle
from common.text import mask_id
from dispatch.models import CadrePost, PoolEntry
from spreadsheets.domain import batches
from spreadsheets.registry import kinds
from tests.actors import Person, everything_at, user_of
from tests.conftest import actor_of, id_number, staged, workbook
from tests.dispatch.conftest import make_cadre, make_unit
from tests.test_intruder import everything, told
from tests.world import lasting_world

pytestmark = pytest.mark.django_db
world = pytest.fixture(scope="module")(lasting_world)


@pytest.fixture(autouse=True)
def _voters_and_contacts_are_still_named(world):
    Cycle.objects.filter(pk=world["cycle"].pk).update(state="set_up")
    CadrePost.objects.filter(pk=world["cadre_post"].pk).update(rank="division")
    cadre = make_cadre(world["unit"], "秘密派员", 7)
    PoolEntry.objects.create(
        team="talents", cadre=cadre, entered_on=date(2017, 1, 1), set_by=world["user"]
    )
    make_cadre(make_unit(world["foreign_branch"], "U02", "外单位"), "孙外人", 6)


MASKED = mask_id(id_number(7)[:3], id_number(7)[-4:])
ROSTER = ["姓名", "性别", "公民身份号码", "入党时间", "党员类别", "所在党支部"]
TREE = ["党组织代码", "党组织全称", "党组织简称", "类别", "隶属上级"]
WORKBOOKS = {
    "our member taken into a branch of theirs": (
        "members",
        [ROSTER, ["张三", "男", id_number(1), "2005-07-01", "正式党员", "T02001"]],
    ),
    "our member under another name": (
        "members",
        [ROSTER, ["李冒名", "男", id_number(1), "2005-07-01", "正式党员", "T02001"]],
    ),
    "somebody new in our branch": (
        "members",
        [ROSTER, ["王新人", "男", id_number(9), "2005-07-01", "正式党员", "T01001"]],
    ),
    "our branch under another name": (
        "organizations",
        [TREE, ["T01001", "冒名党支部", "冒名", "党支部", "T02"]],
    ),
    "a branch below our town": (
        "organizations",
        [TREE, ["T01077", "塞入党支部", "塞入", "党支部", "T01"]],
    ),
    "a party day of our branch": (
        "party-days",
        [["党支部", "日期", "主题"], ["T01001", "2018-05-01", "冒名"]],
    ),
    "our party day changed": (
        "party-days",
        [["党支部", "日期", "主题"], ["T01001", "2018-06-01", "冒名"]],
    ),
    "service of our member by number": (
        "service-records",
        [
            ["姓名", "公民身份号码", "所在党支部", "服务日期", "活动名称", "时长"],
            ["张三", id_number(1), "T02001", "2018-05-01", "冒名", "2"],
        ],
    ),
    "service of our member by name and branch": (
        "service-records",
        [
            ["姓名", "所在党支部", "服务日期", "活动名称", "时长"],
            ["张三", "T01001", "2018-05-01", "冒名", "2"],
        ],
    ),
    "a grant over our branch": (
        "accounts",
        [
            ["用户名", "姓名", "党组织", "角色", "授权依据"],
            ["maoming", "冒名", "T01001", "支部书记", "任命"],
        ],
    ),
    "our member elected into our committee": (
        "appointments",
        [["党支部", "党内职务", "姓名", "任职日期"], ["T01001", "书记", "张三", "2018-03-01"]],
    ),
    "our member's former post under another reason": (
        "appointments",
        [
            ["党支部", "党内职务", "姓名", "任职日期", "离任日期", "离任原因"],
            ["T01001", "委员", "张三", "2015-03-01", "2017-12-31", "冒名"],
        ],
    ),
    "an appraisal of our member": (
        "appraisals",
        [
            ["党支部", "年度", "会议日期", "参加测评人数", "姓名", "评定等次"],
            ["T01001", "2018", "2019-01-15", "1", "张三", "合格"],
        ],
    ),
    "a cadre in our unit": (
        "cadres",
        [["姓名", "公民身份号码", "单位"], ["王新人", id_number(9), "秘密单位"]],
    ),
    "our cadre moved to a unit of theirs": (
        "cadres",
        [["姓名", "公民身份号码", "单位", "职务"], ["秘密派员", id_number(7), "外单位", "科员"]],
    ),
    "our project given a leader": (
        "contacts",
        [["联系领导", "联系对象", "起始日期"], ["秘密干部", "秘密项目", "2018-05-01"]],
    ),
    "our town given a leader": (
        "contacts",
        [["联系领导", "联系对象", "起始日期"], ["秘密干部", "U0100", "2018-05-01"]],
    ),
    "our village given a leader": (
        "contacts",
        [["联系领导", "联系对象", "起始日期"], ["秘密干部", "秘密村", "2018-05-01"]],
    ),
    "a voter in our group": (
        "electors",
        [["考核", "评议组", "姓名", "用户名"], ["秘密考核", "秘密组", "张三", "officer"]],
    ),
    "scores of our unit": (
        "indicator-scores",
        [["考核期", "指标", "单位", "得分"], ["秘密绩效", "A", "秘密单位", "70"]],
    ),
    "our village under another name": (
        "places",
        [["区划代码", "名称", "类别", "镇街"], ["419900001001", "冒名村", "村", "T01"]],
    ),
    "our member in a talent pool": (
        "pools",
        [
            ["姓名", "公民身份号码", "队伍", "入库日期"],
            ["张三", id_number(1), "后备干部", "2018-06-01"],
        ],
    ),
    "our cadre posted to their town": (
        "postings",
        [
            ["姓名", "公民身份号码", "类别", "镇街", "到任时间"],
            ["秘密派员", id_number(7), "下沉", "T02", "2018-06-01"],
        ],
    ),
    "our cadre known by an exported list of the pools": (
        "pools",
        [["姓名", "公民身份号码", "队伍", "入库日期"], ["秘密派员", MASKED, "人才", "2017-01-01"]],
    ),
    "our cadre in a talent pool": (
        "pools",
        [
            ["姓名", "公民身份号码", "队伍", "入库日期"],
            ["秘密派员", id_number(7), "后备干部", "2018-06-01"],
        ],
    ),
    "somebody of theirs posted from our unit": (
        "postings",
        [
            ["姓名", "公民身份号码", "类别", "派出单位", "镇街", "到任时间"],
            ["孙外人", id_number(6), "下沉", "秘密单位", "T02", "2018-06-01"],
        ],
    ),
    "somebody posted to our town": (
        "postings",
        [
            ["姓名", "公民身份号码", "类别", "派出单位", "镇街", "到任时间"],
            ["秘密派员", id_number(7), "下沉", "秘密单位", "T01", "2018-06-01"],
        ],
    ),
    "a project of our town": (
        "projects",
        [["名称", "镇街"], ["秘密项目", "T01"]],
    ),
    "our unit under another name": (
        "units",
        [["单位代码", "单位全称", "分组", "所属党组织"], ["U01", "冒名单位", "机关", "T01001"]],
    ),
    "our service changed": (
        "service-records",
        [
            ["姓名", "公民身份号码", "所在党支部", "服务日期", "活动名称", "时长"],
            ["张三", id_number(1), "T01001", "2018-06-01", "秘密服务", "8"],
        ],
    ),
}


@pytest.mark.parametrize("case", sorted(WORKBOOKS))
def test_a_workbook_about_what_is_ours_writes_nothing_and_tells_nothing(client, world, case):
    kind, rows = WORKBOOKS[case]
    intruder = user_of(Person(everything_at("other_town")), world)
    batch = batches.open_batch(
        kind=kind, file_name="表.xlsx", content=workbook(*rows), actor=actor_of(intruder),
        options={},
    )  # fmt: skip
    batches.preview(batch=batch)
    before = everything()
    batches.commit(batch=batch)
    assert everything() == before
    client.force_login(intruder)
    page = client.get(batch.get_absolute_url()).content.decode()
    assert told(page, but=str(rows)) == []


def refusals(case, world, place):
    """Return what keeps a workbook's rows out, for who may do everything at a place."""
    kind, rows = WORKBOOKS[case]
    actor = actor_of(user_of(Person(everything_at(place)), world))
    staging = staged(batches.table_for(kind=kind, actor=actor), workbook(*rows))
    problems = (problem for line in staging.understanding.lines for problem in line.problems)
    return {(problem.column, problem.code) for problem in problems if problem.is_error}


TAKEN = {"our member taken into a branch of theirs", "our member under another name"}
"""Whoever enters a number that is taken learns to ask for a transfer, and of whom it is never."""


@pytest.mark.parametrize("case", sorted(WORKBOOKS.keys() - TAKEN))
def test_where_one_stands_decides_on_a_workbook(world, case):
    here, there = (refusals(case, world, place) for place in ("district", "other_town"))
    assert here != there


def test_a_workbook_of_accounts_knows_no_organization_out_of_reach(world):
    said = refusals("a grant over our branch", world, "other_town")
    assert [code for _column, code in said] == ["unknown_organization"]


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_an_undo_reaches_no_rows_of_others(world, kind):
    here, there = (
        kinds()[kind](actor=actor_of(user_of(Person(posts), world)))
        for posts in (everything_at("town"), everything_at("other_town"))
    )
    ids = [row.pk for row in world.values()]
    ours, theirs = (set(table.rows_in_reach(ids)) for table in (here, there))
    assert (bool(ours), ours & theirs) == (True, set())


def test_a_review_elsewhere_accepts_nothing_here(world):
    posts = (Role.SECRETARY, "branch"), (Role.TOWN_OFFICER, "other_town")
    actor = actor_of(user_of(Person(posts), world))
    head = ["党支部", "日期", "主题", "状态"]
    rows = ["T01001", "2018-05-01", "新的", ""], ["T01001", "2018-06-01", "秘密主题", "已通过"]
    batch = batches.open_batch(
        kind="party-days", file_name="表.xlsx", content=workbook(head, *rows), actor=actor,
        options={},
    )  # fmt: skip
    batches.preview(batch=batch)
    batches.commit(batch=batch)
    made = Activity.objects.get(theme="新的")
    assert (made.state, made.is_backfill) == ("submitted", False)
    assert Activity.objects.get(theme="秘密主题").state == "submitted"
