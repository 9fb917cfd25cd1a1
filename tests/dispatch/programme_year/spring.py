"""Units, roster and programme; quotas, nominations, selection, notice and placement."""

from decimal import Decimal

from accounts.models import User
from dispatch.models import (
    BaseEntry,
    Cadre,
    Nominee,
    NomineeObjection,
    Posting,
    Programme,
    PublicNotice,
    Quota,
    Unit,
)
from tests.conftest import id_number, make_branch, make_member, make_town

NAME = "2018年两走进两提升"
ROSTER = ["姓名", "身份证号", "单位", "现任职务", "任现职时间", "级别"]
ELECTED = ["党组织全称", "类别", "上级党组织", "换届时间"]
POSTINGS = ["姓名", "身份证号", "派出类型", "镇（街道）", "村", "到任时间", "期满时间"]
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", "伟芳娜敏静丽强磊军洋"
MEMBERS = 40
"""So many of the first unit's cadres are members of the party."""
RULES = {
    "name": NAME, "kind": "dispatch", "declared_on": "2018-04-01", "starts_on": "2018-06-01",
    "term_months": "12", "rounding": "half_up", "grace_days": "0", "notice_days": "5",
    "on_site_percent": "66.67", "percent_section_level": "10", "percent_staff": "15",
    "host_percent": "60", "midterm_percent": "40", "counts_at_home": "on",
}  # fmt: skip


def name_of(serial):
    return SURNAMES[serial % 10] + GIVEN[serial // 10 % 10] + GIVEN[serial // 3 % 10]


def set_up(office):
    """Units, villages, the roster and the programme; one of the cadres is tempered elsewhere."""
    office.home = make_branch(make_town(office.district, 3), 1)
    members = [make_member(office.home, name_of(n), n) for n in range(MEMBERS)]
    members[36].user = office.users["posted"] = User.objects.create_user(
        "posted", "a-long-password"
    )
    members[36].save()
    units = {"U01": ("示例区财政局", "head"), "U02": ("示例区档案局", "small_head"),
             "U03": ("示例区史志办", "small_head")}  # fmt: skip
    for code, (name, head) in units.items():
        office.post(
            "cadre", "dispatch:unit_add", code=code, name=name, group="agency",
            organization=office.home.code, head=office.users[head].username,
        )  # fmt: skip
    for number in (1, 2):
        office.post(
            "cadre", "dispatch:place_add", code=f"41990000100{number}", name=f"示例{number}村",
            kind="village", town=office.town.pk,
        )  # fmt: skip
    strengths = [("U01", "正科级", 35), ("U01", "科员", 30), ("U02", "科员", 8), ("U03", "科员", 3)]
    ranks = [(unit, rank) for unit, rank, count in strengths for _n in range(count)]
    told = office.bring("cadres", ROSTER, *(
        [name_of(n), id_number(n), unit, "干部", "2015-03", rank]
        for n, (unit, rank) in enumerate(ranks)
    ))  # fmt: skip
    assert told["outcomes"]["create"] == 76
    office.cadres = list(Cadre.objects.order_by("pk"))
    assert [one.name for one in office.cadres] == [name_of(n) for n in range(76)]
    assert Cadre.objects.filter(member__isnull=False).count() == MEMBERS
    office.post("cadre", "dispatch:programme_add", **RULES, **places(office, 6, 3))
    office.programme = Programme.objects.get()
    office.post_out(0, "tempering", office.other_town, "2018-03-01", "2018-08-31")


def places(office, here, there):
    return {f"places_{office.town.pk}": here, f"places_{office.other_town.pk}": there}


def quotas(office):
    """35 × 10 % = 3.5 → 4, 30 × 15 % = 4.5 → 5; two small units send 1.65 → 2 together."""
    office.at("2018-04-10")
    pk = office.programme.pk
    office.post("cadre", "dispatch:quota_set", pk)
    assert {
        (one.unit.code, one.band): (one.base, one.exact, one.computed)
        for one in office.rows("cadre", "dispatch:quota_list", pk)
    } == {
        ("U01", "section_level"): (35, Decimal("3.5"), 4),
        ("U01", "staff"): (30, Decimal("4.5"), 5),
        ("U02", "staff"): (8, Decimal("1.2"), 1),
        ("U03", "staff"): (3, Decimal("0.45"), 0),
    }  # fmt: skip
    small = Quota.objects.filter(unit__code__in=("U02", "U03"))
    office.post(
        "cadre", "dispatch:quota_pool", pk, quotas=[one.pk for one in small], reason="人数较少"
    )
    assert totals(office) == [("科级干部", Decimal("3.5"), 4), ("一般干部", Decimal("6.15"), 7)]
    moved = office.cadres[66].posts.get()
    office.post(
        "cadre", "dispatch:cadre_post_correct", moved.pk, unit=Unit.objects.get(code="U03").pk,
        rank="staff", title="干部", since="2015-03-01",
    )  # fmt: skip
    assert "按现有资料，基数有 2 人不同" in office.see("cadre", "dispatch:quota_list", pk)
    assert totals(office)[1] == ("一般干部", Decimal("6.15"), 7)


def totals(office):
    office.see("cadre", "dispatch:quota_list", office.programme.pk)
    found = office.page.context["totals"]
    return [(total.label, total.exact, total.places) for total in found]


def nominations(office):
    """One too few of section level, one too many of the staff; both are said."""
    office.at("2018-04-16")
    ask = f"“{NAME}”：示例区财政局还需推荐 %s 人（%s）"
    assert ask % (4, "科级干部") in office.todo("head")
    assert ask % (5, "一般干部") in office.todo("head")
    for serial in (0, 1, 2):
        nominate(office, "head", serial)
    for serial in (35, 36, 37, 38, 39):
        page = nominate(office, "head", serial)
        assert "超出" not in page
    assert "已推荐 6 人，名额 5 个，超出 1 人" in nominate(office, "head", 40)
    nominate(office, "small_head", 65)
    assert "还需推荐 1 人" in office.todo("small_head")
    nominate(office, "small_head", 73)
    assert "还需推荐" not in office.todo("small_head")
    assert ask % (1, "科级干部") in office.todo("head")
    nominate(office, "head", 3)
    assert "还需推荐" not in office.todo("head")


def nominate(office, who, serial):
    entry = BaseEntry.objects.get(cadre=office.cadres[serial])
    return office.post(who, "dispatch:nominee_add", entry.pk, reason="综合表现好")


def step(office, to, *serials, decided_by="区委组织部部务会", reason=""):
    people = Nominee.objects.filter(entry__cadre__in=[office.cadres[n] for n in serials])
    return office.say(
        "cadre", "dispatch:nominee_list", office.programme.pk, to=to, decided_by=decided_by,
        taken_on=f"{office.today:%Y-%m-%d}", reason=reason, nominee=[one.pk for one in people],
    )  # fmt: skip


def selection(office):
    """Five working days of notice across the holidays of May; two objections, one upheld."""
    everybody = (0, 1, 2, 3, 35, 36, 37, 38, 39, 65, 73)
    office.at("2018-04-20")
    step(office, "dropped", 40, reason="超出名额")
    step(office, "recommended", *everybody, decided_by="各单位党组")
    office.at("2018-04-24")
    step(office, "reviewed", *everybody, decided_by="干部科", reason="考察合格")
    office.at("2018-04-26")
    step(office, "on_notice", *everybody)
    notice = PublicNotice.objects.get()
    assert f"{notice.ends_on}" == "2018-05-04"
    office.at("2018-05-04")
    for serial in (2, 3):
        nominee = Nominee.objects.get(entry__cadre=office.cadres[serial])
        office.post(
            "cadre", "dispatch:objection_add", nominee.pk, raised_by="来信", text="反映问题"
        )
    assert "的公示到 2018-05-04 结束" in step(office, "cleared", 0)
    office.at("2018-05-05")
    assert "公示已结束" in office.todo("cadre")
    assert "异议尚未处理" in step(office, "cleared", 2)
    for serial, verdict in ((2, "dismissed"), (3, "upheld")):
        objection = NomineeObjection.objects.get(nominee__entry__cadre=office.cadres[serial])
        said = {"state": verdict, "answer": "已核查"}
        office.post("cadre", "dispatch:objection_settle", objection.pk, **said)
    assert "异议成立" in step(office, "cleared", 3)
    step(office, "dropped", 3, reason="异议成立")
    step(office, "cleared", *(n for n in everybody if n != 3))
    office.see("cadre", "dispatch:programme_place", office.programme.pk)
    assert (len(office.page.context["waiting"]), office.page.context["left"]) == (10, 9)


HERE, THERE = (0, 1, 35, 36, 65, 2), (37, 38, 39, 73)


def placement(office):
    """A town takes no more than its places; a posting elsewhere stops all, and is named."""
    office.at("2018-05-25")
    pk = office.programme.pk
    for serial in HERE:
        assert f"安排到{office.town}" in place(office, serial, office.town)
    for serial in THERE[:3]:
        place(office, serial, office.other_town)
    assert f"{office.other_town}名额已满" in place(office, THERE[3], office.other_town)
    office.post("cadre", "dispatch:programme_hosts", pk, **places(office, 6, 4))
    place(office, THERE[3], office.other_town)
    office.post(
        "cadre", "dispatch:branch_open", pk, superior=office.town.name, name="中共示例下沉临时支部",
        founded_on="2018-06-01",
    )  # fmt: skip
    tempered = f"{name_of(0)}，墩苗锻炼，{office.other_town}，2018-03-01 至 2018-08-31"
    office.refuse("计划派出·人", tempered, office.say("cadre", "dispatch:programme_post", pk))
    assert Posting.objects.filter(programme=pk).count() == 0
    elsewhere = Posting.objects.get()
    said = {"on": "2018-05-31", "reason": "下沉历练"}
    office.post("cadre", "dispatch:posting_recall", elsewhere.pk, **said)
    assert "已派出 10 人" in office.post("cadre", "dispatch:programme_post", pk)
    office.programme.refresh_from_db()
    office.temporary = office.programme.temporary_branch


def place(office, serial, town):
    nominee = Nominee.objects.get(entry__cadre=office.cadres[serial])
    host = office.programme.hosts.get(town=town)
    return office.say("cadre", "dispatch:nominee_place", nominee.pk, target=host.pk)
