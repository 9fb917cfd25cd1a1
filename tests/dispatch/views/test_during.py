from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import User
from dispatch.domain.month_logs import month_before
from dispatch.models import MonthLog
from portal.reports import todo
from tests.conftest import actor_of
from tests.dispatch.conftest import make_cadre, make_programme
from tests.spreadsheets.exported import cells, download

pytestmark = pytest.mark.django_db
LOGS = reverse("dispatch:log_list")
ENDINGS = reverse("dispatch:ending_list")
REVIEWS = reverse("dispatch:review_list")


@pytest.fixture
def person(cadre):
    user = User.objects.create_user("posted", "a-long-password")
    cadre.member.user = user
    cadre.member.save()
    return user


@pytest.fixture
def running(post, officer):
    """A posting that began a hundred days ago and ends in ten months."""
    today = localdate()
    return post(
        programme=make_programme(officer, on_site_percent=Decimal(60)),
        starts_on=today - timedelta(100),
        ends_on=today + timedelta(300),
    )


def test_the_person_finds_what_is_due_writes_it_and_is_done(client, person, running):
    client.force_login(person)
    page = client.get(reverse("portal:home")).content.decode()
    month = month_before(on=localdate())
    address = reverse("dispatch:log_edit", args=[month.year, month.month, running.pk])
    assert address in page
    assert "我的派出" in client.get(address).content.decode()
    said = {"days_on_site": "12", "visits": "30", "text": "走访脱贫户"}
    page = client.post(address, said, follow=True).content.decode()
    assert "月报已保存" in page
    assert "走访脱贫户" in page
    assert MonthLog.objects.get().month == month
    assert client.get(reverse("portal:home")).status_code == 302


def test_the_list_shows_whose_log_is_missing(client, town_officer, running, person):
    client.force_login(town_officer)
    month = month_before(on=localdate())
    assert "缺" in client.get(LOGS).content.decode()
    assert len(client.get(f"{LOGS}?state=missing").context["rows"]) == 1
    MonthLog.objects.create(
        posting=running, month=month, days_on_site=15, visits=3, text="宣讲", written_by=person
    )
    assert client.get(f"{LOGS}?state=missing").context["rows"] == []
    head, row = cells(download(client, LOGS))
    assert dict(zip(head, row, strict=True))["工作情况"] == "宣讲"


def test_host_and_home_are_told_of_reviews_and_the_cadre_office_of_ends(
    post, officer, town_officer, outsider, unit, person
):
    unit.head = outsider
    unit.save()
    today = localdate()
    post(starts_on=today - timedelta(300), ends_on=today + timedelta(5))

    def told(user):
        return [item.what for item in todo(actor=actor_of(user), on=today)]

    assert any("期满考评（接收单位）" in what for what in told(town_officer))
    assert any("未填" in what for what in told(town_officer))
    assert "请填写张三 下沉历练的期满考评（派出单位）" in told(outsider)
    ends = f"“下沉历练”：张三的派出期将于 {today + timedelta(5)} 到期"
    for user in (officer, town_officer, outsider):
        assert ends in told(user)
    own = f"您的“下沉历练”派出期将于 {today + timedelta(5)} 到期"
    assert own in told(person)
    assert any("派出月报尚未填写" in what for what in told(person))


def test_a_review_is_given_on_its_page(client, town_officer, post):
    posting = post()
    client.force_login(town_officer)
    address = reverse("dispatch:review_edit", args=["final", "host", posting.pk])
    page = client.post(address, {"mark": "90", "words": "表现突出"}, follow=True).content.decode()
    assert "表现突出" in page
    assert "90.00" in page
    home = reverse("dispatch:review_edit", args=["final", "home", posting.pk])
    assert client.get(home).status_code == 200  # the town is above the unit's organization too
    strange = reverse("dispatch:review_edit", args=["later", "host", posting.pk])
    assert client.get(strange).status_code == 404


def test_a_few_reviews_are_named_and_many_stand_on_their_list(client, town_officer, unit, post):
    today = localdate()
    terms = {"starts_on": today - timedelta(300), "ends_on": today + timedelta(5)}
    for number in range(5):
        post(cadre=make_cadre(unit, f"干部{number}", 60 + number), **terms)

    def asked():
        found = todo(actor=actor_of(town_officer), on=today)
        return [item.what for item in found if "考评" in item.what]

    assert asked() == ["有 10 份派出人员考评待填"]
    client.force_login(town_officer)
    rows = client.get(REVIEWS).context["page"].object_list
    assert [str(owed.posting.cadre) for owed in rows[::2]] == [f"干部{n}" for n in range(5)]
    for owed in rows[:7]:
        address = reverse("dispatch:review_edit", args=[owed.stage, owed.side, owed.posting.pk])
        client.post(address, {"mark": "90", "words": "表现突出"})
    assert sorted(asked()) == [
        "请填写干部3 下沉历练的期满考评（派出单位）",
        "请填写干部4 下沉历练的期满考评（接收单位）",
        "请填写干部4 下沉历练的期满考评（派出单位）",
    ]
    assert len(client.get(REVIEWS).context["page"].object_list) == 3


def test_an_end_is_seen_to_once(client, officer, post):
    today = localdate()
    posting = post(starts_on=today - timedelta(300), ends_on=today + timedelta(5))
    client.force_login(officer)
    assert "请办理延期或安排返回" in client.get(posting.get_absolute_url()).content.decode()
    client.post(reverse("dispatch:reminder_see", args=[posting.pk]))
    assert "请办理延期或安排返回" not in client.get(posting.get_absolute_url()).content.decode()


def test_ends_of_one_programme_and_day_are_one_line_and_seen_to_at_once(
    client, officer, town_officer, unit, post
):
    programme, today = make_programme(officer), localdate()
    for number in range(3):
        post(
            cadre=make_cadre(unit, f"干部{number}", 910 + number), programme=programme,
            starts_on=today - timedelta(300), ends_on=today + timedelta(50),
        )  # fmt: skip
    client.force_login(officer)
    [line] = [one for one in todo(actor=actor_of(officer), on=today) if "到期" in one.what]
    assert line.what == f"“两走进两提升”：3 人的派出期将于 {today + timedelta(50)} 到期"
    assert line.url == ENDINGS
    [ending] = client.get(ENDINGS).context["endings"]
    listed = client.get(f"{reverse('dispatch:posting_list')}?{ending.query}")
    assert len(listed.context["page"].object_list) == 3
    client.post(ENDINGS, {"ending": ending.key})
    assert client.get(ENDINGS).context["endings"] == []
    client.force_login(town_officer)
    assert len(client.get(ENDINGS).context["endings"]) == 1


def test_the_summary_sheet_is_shown_and_downloaded(client, officer, running, person):
    month = month_before(on=localdate())
    MonthLog.objects.create(
        posting=running, month=month, days_on_site=15, visits=3, text="宣讲", written_by=person
    )
    client.force_login(officer)
    address = reverse("dispatch:programme_summary", args=[running.programme_id])
    [row] = client.get(address).context["rows"]
    assert (row.logged, row.visits) == (1, 3)
    head, line = cells(download(client, address))
    found = dict(zip(head, line, strict=True))
    assert (found["姓名"], found["已填月数"], found["入户走访（次）"]) == ("张三", 1, 3)
    assert found["应填月数"] == len(row.due)
