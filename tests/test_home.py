"""What waits for each person on the home page, and where the menu leads each: whole, as tables."""

import pytest
from django.urls import reverse

from accounts.choices import Role
from portal.menu import menu
from portal.reports import todo
from tests.actors import PEOPLE, at_the_desk, let_take_part, user_of
from tests.asking import answer_of, ask, browser_of
from tests.conftest import actor_of, make_town, make_user
from tests.test_visits import refused_offers
from tests.world import lasting_world
from tests.world.waiting import ON, let_wait

pytestmark = pytest.mark.django_db
WHO = list(PEOPLE)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The world, with something to be done in every state."""
    for things in lasting_world(django_db_setup, django_db_blocker):
        let_wait(things)
        yield things


@pytest.fixture
def user(world, who):
    """Somebody at the desk, who takes part in everything if it is the member."""
    found = user_of(PEOPLE[who], world)
    with at_the_desk(PEOPLE[who], found, world):
        if PEOPLE[who].is_member:
            let_take_part(world, found)
        yield found


def column(table, who):
    """Return the lines of a table that are marked for somebody."""
    rows = (line.split("  ") for line in table.strip().splitlines())
    return sorted(text for marks, text in rows if marks.split()[WHO.index(who)] == "x")


WAITS = """
. x . . . . . x . . . . . x . .  审计日志不完整
x . . . x x x x . . . . . . . .  1 个支部共有 1 项组织生活逾期
. . . . . . . . . . . . x . . .  2 个支部共有 2 项组织生活逾期
. . . . . . . . . . . . . x . .  3 个支部共有 3 项组织生活逾期
. . . . . . . . x . . x . . . .  缺 2018 组织生活会
. . . x . . x . . . . . . . . .  待整改：秘密整改
. . . x . . x . . . . . . . . .  评分：秘密绩效
. . . x . . x . . . . . . . . .  您的2018-12派出月报尚未填写
. . . x . . x . . . . . x . . .  待办问题：秘密难题
. . . x . . x . . . . . . . . .  请点评单位：秘密单位
. . . x . . x . . . . . . . . .  秘密单位待提交：述职报告
. . . x . . x . . . . . . . . .  “下派计划”：秘密单位还需推荐 2 人（一般干部）
. . . x . . x . . . . . . . . .  您的“下派计划”派出期将于 2019-01-30 到期
. . . x . x x . . . x . x x . .  “下派计划”：秘密干部的派出期将于 2019-01-30 到期
. . . . x . . . . . . x x x . .  反馈 张三 2018 年度表现
. . . . x . . . . . . x x x . .  “2018-06-02 秘密退回”被退回
. . . . . . . . . . . x . . . .  “2018-06-02 秘密草稿”仍为草稿
. . . . x . . . . . . . x x . .  1 项活动仍为草稿
. . . . x . . . . . . x x x . .  登记2018年度民主评议党员
. . . . x . . . . . . x x x . .  1 条服务记录待确认
. . . . x . . . . . . x x x . .  1 件更正申请待办理
. . . . x . . . . . . x x x . .  1 名党员的星级后续工作待办
. . . . . x . . . . x . x x . .  1 个领导联系点问题已逾期
. . . . . x . . . . x . . x . .  1 个领导联系点问题已报办结
. . . . . x . . . . x . . x . .  核对选票与纸质票：秘密复核
. . . . . x . . . . x . . x . .  秘密单位对考核结果提出异议
. . . . . x . . . . x . . x . .  秘密单位对考核结果提出异议
. . . . . x . . . . x . . x . .  1 份单位三述报告待审阅
. . . . . x . . . . x . . x . .  准备下一期：秘密述职
. . . . . x . . . . x . . x . .  准备下一期：秘密绩效
. . . . . x . . . . x . . x . .  对秘密干部的异议待处理
. . . . . x . . . . x . . x . .  “下派计划”公示已结束
. . . . . x . . . . x . . x . .  人才库中有 2 人满一年未考评
. . . . . . . . . x . . . . . .  后台任务失败：后台任务（secretary）
. . . . . . . . . x . . . x . .  拟授予candidate“审计员”角色，待您审批
. . . . . . . . . x . . . x . .  申请解除secretary的二次验证
. . . . . . . . . . . . x x . .  2 次活动待审核
. . . . . . . . . . . . x . . .  2018-06 特色活动推荐 1 项待审核入围
. . . . . . . . . . . . . x . .  2018-07 特色活动入围 1 项，待评选公布
. . . . . . . . . . . . x x . .  1 件星级异议待处理
. . . . . . . . . . . . x x . .  2018 年度星级试算待公示：1 个支部
. . . . . . . . . . . . x x . .  1 个支部星级公示期满
. . . . . . . . . . . . x . . .  1名派出干部未填2018-12月报
. . . . . . . . . . . . x . . .  请填写秘密干部 下沉历练的期满考评（接收单位）
. . . . . . . . . . . . x . . .  请填写秘密干部 下沉历练的期满考评（派出单位）
"""
"""The columns are ``PEOPLE``, in their order."""


@pytest.mark.parametrize("who", WHO)
def test_the_home_page_tells_each_person_what_waits_and_nothing_else(user, who):
    items = todo(actor=actor_of(user), on=ON)
    assert sorted(item.what for item in items) == column(WAITS, who)
    browser = browser_of(user)
    answers = {
        item.what: answer_of(ask(browser, "post" if item.is_step else "get", item.url))
        for item in items
    }
    assert answers == dict.fromkeys(answers, "in")


LEADS = """
x . . x x x x x x x x x x x . .  首页
x . . . x x x x x . x x x x . .  党组织
x . . . x x x x x . x x x x . .  党员
x . . . x x x x x . . x x x . .  组织生活
x . . . x x x x x . . x x x . .  活动记录
x . . . x x x x x . . x x x . .  志愿服务
x . . . x x x x x . . x x x . .  红色账户
x . . x x x x x . . x . x x . .  干部下沉
x . . x . x x . . . x . . x . .  述职考核
x . . . x x x x x x x x x x . .  导入表格
x . . . . . . . . x . . . . . .  账号管理
x . . . . . . . . x . . . . . .  定时任务
. x . . . . . x . . . . . . . .  审计日志
. . . x . . x . . . . . . . . .  我的
"""


DRAWN = ("portal:home", "accounts:session_list")
"""Pages with the frame: the first leads some people on."""


@pytest.mark.parametrize("who", WHO)
def test_the_menu_leads_each_person_to_what_is_theirs_and_nowhere_else(user, who):
    entries = menu(actor=actor_of(user), route="", path="")
    assert sorted(str(one.label) for one in entries) == column(LEADS, who)
    browser = browser_of(user)
    pages = [ask(browser, "get", reverse(name)) for name in DRAWN]
    opened = set()
    refused = [what for page in pages for what in refused_offers(browser, page, opened)]
    assert refused == []


def test_an_officer_of_a_town_without_branches_is_told_where_to_begin(world):
    town = make_town(world["district"], 3)
    user = make_user("new", town, Role.TOWN_OFFICER)
    assert "先导入党组织基本信息表" in [item.what for item in todo(actor=actor_of(user), on=ON)]
