from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import User
from activities.domain.workflow import record_activity
from tests.conftest import actor_of, make_member
from tests.spreadsheets.exported import body_of, csv_rows


def test_a_member_reads_the_own_attendance_with_reasons(client, branch, member, secretary):
    member.user = User.objects.create_user("me", "a-long-password")
    member.save()
    other = make_member(branch, "李四", 2)
    year = localdate().year
    aways = ({}, {member.pk: ("leave", "住院")}, {other.pk: ("absent", "")})
    for day, away in enumerate(aways, start=1):
        fields = {"kind": "party_day", "held_on": date(year, 1, day), "theme": f"主题{day}"}
        record_activity(branch=branch, fields=fields, away=away, actor=actor_of(secretary))
    client.force_login(member.user)
    own = client.get(member.get_absolute_url()).content.decode()
    assert "2/3" in own
    assert "请假 1 次，缺席 0 次" in own
    url = reverse("activities:attendance_list", args=[member.pk])
    page = client.get(url).content.decode()
    assert [theme for theme in ("主题3", "主题2", "主题1") if theme in page]
    assert "住院" in page
    assert "李四" not in page
    assert "主题1" not in client.get(url, {"state": "leave"}).content.decode()
    _titles, *lines = csv_rows(body_of(client.get(url, {"export": "csv"})))
    assert [line[4] for line in lines] == ["出席", "请假", "出席"]
