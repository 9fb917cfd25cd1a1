from django.urls import reverse
from django.utils.timezone import localdate

from activities.models import Activity, Method
from common.dates import next_month

LIST, CHANGE = "/activities/methods/", "/activities/methods/change/"
ENTRY = "/activities/add/"


def page(client, address):
    return client.get(address).content.decode()


def filled(**changes):
    return {
        "fixed": "升国旗\n 唱国歌 \n\n重温入党誓词",
        "optional": "志愿服务",
        "requirements": "有签到",
        "stars": 8,
        "start": f"{next_month(localdate()):%Y-%m}",
        "reason": "组发1号",
    } | changes


def test_everybody_reads_the_method_and_the_district_changes_it(
    client, officer, town_officer, secretary
):
    for user in (secretary, town_officer):
        client.force_login(user)
        shown = page(client, LIST)
        assert ("3+X+6+10" in shown, CHANGE in shown) == (True, False)
    client.force_login(officer)
    assert "重温入党誓词\n学习党章党规和上级精神" in page(client, CHANGE)
    assert client.post(CHANGE, filled()).url == LIST
    coming = Method.objects.get(stars=8)
    assert coming.fixed == ["升国旗", "唱国歌", "重温入党誓词"]
    assert f"{next_month(localdate()):%Y-%m} 起执行" in page(client, LIST)
    client.post(reverse("activities:method_withdraw", args=[coming.pk]))
    assert Method.objects.count() == 1


def test_too_many_or_too_long_items_are_refused_at_the_field(client, officer):
    client.force_login(officer)
    many = client.post(CHANGE, filled(fixed="\n".join(map(str, range(13))))).content.decode()
    assert "最多 12 项，现有 13 项" in many
    long = client.post(CHANGE, filled(optional="长" * 61)).content.decode()
    assert "每项不超过 60 个字" in long
    again = client.post(CHANGE, filled(optional="升国旗")).content.decode()
    assert "同一事项只能列为" in again


def test_the_entry_form_offers_the_items_and_the_activity_shows_which_were_done(
    client, secretary, branch, member
):
    client.force_login(secretary)
    shown = page(client, ENTRY)
    assert all(word in shown for word in ("固定动作", "交纳党费", "自选动作", "有签到"))
    sent = {
        "organization": branch.pk, "kind": "party_day", "held_on": localdate(),
        "theme": "学习", "place": "室", "offered": "1", "done": ["交纳党费", "志愿服务"],
    }  # fmt: skip
    assert client.post(ENTRY, sent).status_code == 302
    activity = Activity.objects.get()
    shown = " ".join(page(client, activity.get_absolute_url()).split())
    assert "● 交纳党费" in shown
    assert "○ 重温入党誓词" in shown
    assert ("● 志愿服务" in shown, "走访慰问" in shown) == (True, False)


def test_a_returned_entry_comes_back_as_it_was_ticked(client, secretary, branch, member):
    client.force_login(secretary)
    sent = {
        "organization": branch.pk, "kind": "party_day", "held_on": localdate(),
        "theme": "学习", "place": "室", "offered": "1", "done": ["交纳党费"],
    }  # fmt: skip
    client.post(ENTRY, sent)
    Activity.objects.update(state="returned")
    edit = reverse("activities:activity_edit", args=[Activity.objects.get().pk])
    assert page(client, edit).count("checked") == 1 + 1  # everybody present, one item done
    client.post(edit, sent | {"done": ["志愿服务"]})
    assert Activity.objects.get().themed_day.done == ["志愿服务"]


def test_a_refused_entry_keeps_what_was_ticked(client, secretary, branch, member):
    client.force_login(secretary)
    sent = {"organization": branch.pk, "kind": "party_day", "held_on": localdate(), "theme": "",
            "place": "室", "offered": "1", "done": ["走访慰问"]}  # fmt: skip
    shown = client.post(ENTRY, sent).content.decode()
    ticked = [line for line in shown.split("<input") if 'name="done"' in line and "checked" in line]
    assert len(ticked) == 1
    assert 'value="走访慰问"' in ticked[0]
