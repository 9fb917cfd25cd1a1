"""Who may do everything in a town turns every form and tick against another town.

The addresses themselves are tried by ``test_visits``. Here an address of the intruder's own
is given what belongs to others: nothing of theirs may change, and nothing of theirs be told.
"""

import io
import zipfile
from datetime import date

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.choices import Role
from activities.models import ServiceRecord
from dispatch.models import Quota, Unit
from members.models import Member
from points.models import DutyPost
from spreadsheets.registry import kinds
from tests.actors import Person, everything_at, user_of
from tests.addresses import body
from tests.conftest import id_number, make_member
from tests.world import lasting_world

OURS = ("张三", "秘密", "示例1街道示例1", "T01001", id_number(1))
KEPT = (
    "accounts.Grant", "branches.", "members.", "activities.", "points.", "dispatch.",
    "assessments.",
)  # fmt: skip


pytestmark = pytest.mark.django_db
world = pytest.fixture(scope="module")(lasting_world)


def everything():
    """Return every row of the register and what hangs on it, histories included."""
    models = [model for model in apps.get_models() if model._meta.label.startswith(KEPT)]
    return {
        (model._meta.label, row[0]): row
        for model in models
        for row in model.objects.values_list(
            "pk", *(field.attname for field in model._meta.concrete_fields)
        )
    }


def ours_of(world):
    """Return the rows that belong to our town alone."""
    shared = {"district", "other_town", "foreign_branch", "programme"}
    return {(type(row), row.pk) for key, row in world.items() if key not in shared}


def points_at(ours, label, row):
    """Say whether a row, as ``everything`` gives it, hangs on one of those."""
    fields = apps.get_model(label)._meta.concrete_fields
    return any(
        field.is_relation and (field.related_model, value) in ours
        for field, value in zip(fields, row[1:], strict=True)
    )


def told(text, *, but):
    """Return what of ours stands in an answer, apart from what the intruder wrote."""
    return [word for word in OURS if word in text and word not in but]


@pytest.fixture
def intruder(world):
    make_member(world["foreign_branch"], "孙外人", 8)
    return user_of(Person(everything_at("other_town")), world)


@pytest.fixture
def waiting(world):
    """Service of ours that waits for confirmation."""
    return ServiceRecord.objects.create(
        member=world["member"],
        organization=world["branch"],
        served_on=date(2018, 6, 2),
        activity_name="秘密待确认",
        hours_reported=2,
    )


SERVICE = {
    "served_on": "2018-06-03", "activity_name": "清扫", "hours_reported": "2", "effect": "good",
}  # fmt: skip
FORMS = {
    "an activity of our branch": lambda ours: (
        reverse("activities:activity_add"),
        {
            "organization": ours["branch"].pk, "kind": "party_day", "held_on": "2018-05-01",
            "theme": "冒名", "place": "室",
        },
    ),
    "attendance of our member": lambda ours: (
        reverse("activities:activity_add"),
        {
            "organization": ours["foreign_branch"].pk, "kind": "party_day", "held_on": "2018-05-01",
            "theme": "自己的", "place": "室", f"attendance-{ours['member'].pk}": "absent",
            f"reason-{ours['member'].pk}": "无故",
        },
    ),
    "service of our member in our branch": lambda ours: (
        f"{reverse('activities:service_add')}?organization={ours['branch'].pk}",
        {**SERVICE, "members": ours["member"].pk},
    ),
    "service of our member in a branch of theirs": lambda ours: (
        f"{reverse('activities:service_add')}?organization={ours['foreign_branch'].pk}",
        {**SERVICE, "members": ours["member"].pk},
    ),
    "a tick at our waiting service": lambda ours: (
        reverse("activities:service_confirm_many"), {"tick": ours["waiting"].pk},
    ),
    "all waiting service, ours counted in": lambda _ours: (
        reverse("activities:service_confirm_many"), {"all": "1"},
    ),
    "a reminder to our branch": lambda ours: (
        f"{reverse('activities:overdue_nudge')}?year=2018", {"branch": ours["branch"].pk},
    ),
    "a theme for our town": lambda ours: (
        reverse("activities:theme_add"),
        {"organization": ours["town"].pk, "month": f"{localdate():%Y-%m}", "theme": "冒名"},
    ),
    "a post of theirs for our member": lambda ours: (
        reverse("points:post_list", args=[2018, ours["foreign_branch"].pk]),
        {"post": ours["own_post"].pk, "member": ours["member"].pk},
    ),
    "our post for a member of theirs": lambda ours: (
        reverse("points:post_list", args=[2018, ours["foreign_branch"].pk]),
        {"post": ours["duty_post"].pk, "member": ours["stranger"].pk},
    ),
    "a posting of our cadre": lambda ours: (
        reverse("dispatch:posting_add"),
        {
            "person": "秘密干部", "kind": "secondment", "starts_on": "2018-01-05",
            "ends_on": "2018-03-31", "host": ours["other_town"].pk,
        },
    ),
    "our nominee dropped from a list": lambda ours: (
        reverse("dispatch:nominee_list", args=[ours["programme"].pk]),
        {"nominee": ours["nominee"].pk, "to": "dropped", "taken_on": "2018-05-10",
         "decided_by": "冒名", "reason": "冒名"},
    ),
    "our quotas put together": lambda ours: (
        reverse("dispatch:quota_pool", args=[ours["programme"].pk]),
        {"quotas": [ours["quota"].pk, ours["town_quota"].pk], "reason": "冒名"},
    ),
    "marks for our member on a sheet of theirs": lambda ours: (
        reverse("points:mark_sheet", args=[2018, ours["foreign_branch"].pk]),
        {f"duty-{ours['holding'].pk}-1": "0", f"review-{ours['member'].pk}-mutual": "0"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("door", sorted(FORMS))
def test_a_form_given_what_is_ours_changes_nothing_of_ours(
    client,
    world,
    waiting,
    intruder,
    door,
):
    own_post = DutyPost.objects.create(organization=world["foreign_branch"], name="岗", duties="责")
    town_quota = Quota.objects.create(
        programme=world["programme"], unit=Unit.objects.get(group="town"), band="staff",
        percent=15, base=1, computed=0,
    )  # fmt: skip
    url, data = FORMS[door](
        {
            **world,
            "waiting": waiting,
            "own_post": own_post,
            "town_quota": town_quota,
            "stranger": Member.objects.get(name="孙外人"),
        }
    )
    before = everything()
    client.force_login(intruder)
    answer = client.post(url, data, follow=True)
    assert answer.status_code < 500
    after = everything()
    assert {key: after.get(key) for key in before} == before
    news = {key: row for key, row in after.items() if key not in before}
    assert [key for key, row in news.items() if points_at(ours_of(world), key[0], row)] == []
    assert told(answer.content.decode(), but=str(data)) == []


def unpacked(content):
    """Return all text of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist())


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_no_template_offers_what_is_ours(client, world, kind):
    client.force_login(user_of(Person(everything_at("other_town")), world))
    answer = client.get(reverse("spreadsheets:template_download", args=[kind]))
    examples = (*OURS[:1], *OURS[-1:])  # a template's sample row bears the same name and number
    assert told(unpacked(body(answer)), but=examples) == []


def test_who_manages_accounts_elsewhere_sees_of_a_person_no_grant_of_ours(client, world):
    posts = (Role.SECRETARY, "branch"), (Role.SECRETARY, "foreign_branch")
    person = user_of(Person(posts), world)
    client.force_login(user_of(Person(everything_at("other_town")), world))
    page = client.get(reverse("accounts:user_detail", args=[person.pk])).content.decode()
    assert (world["foreign_branch"].short_name in page, told(page, but="")) == (True, [])
