"""Who may grant what to whom, who must approve it, and what an ended grant still opens."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from accounts.choices import Capability, GrantState, Role, Standing
from accounts.domain.grants import (
    approve_grant,
    end_grant,
    grant_role,
    refuse_grant,
    require_another_administrator,
)
from accounts.models import AuditEvent, Grant, User
from accounts.reports.sight import watchers
from branches.choices import OrganizationKind
from branches.domain.tree import create_organization
from common.errors import RuleViolation
from jobs.domain.queue import enqueue
from members.models import Member
from spreadsheets.choices import BatchState
from spreadsheets.domain import batches
from spreadsheets.models import ImportBatch
from spreadsheets.tasks import commit_batch
from tests.conftest import actor_of, id_number, make_user, workbook

TODAY = localdate()
LONG_AGO = date(2018, 1, 1)


@pytest.fixture
def person(db):
    return User.objects.create_user("person", "a-long-password")


@pytest.fixture
def second_admin(district):
    return make_user("second", district, Role.ACCOUNT_ADMIN)


def proposed(user, organization, role, actor, **fields):
    fields = {"reason": "组织任命", "valid_from": TODAY, **fields}
    grant = Grant(user=user, organization=organization, role=role, **fields)
    return grant_role(grant=grant, actor=actor_of(actor))


def refused(function, **arguments):
    """Return the code of the rule that says no; nothing may be written."""
    before = list(Grant.objects.order_by("pk").values())
    with pytest.raises(RuleViolation) as caught:
        function(**arguments)
    assert list(Grant.objects.order_by("pk").values()) == before
    assert caught.value.messages[0]
    return caught.value.code


def refused_grant(*arguments, **fields):
    return refused(lambda: proposed(*arguments, **fields))


def sees(user, organization):
    return actor_of(user).scope(Capability.MEMBER_VIEW).covers(organization.path)


def test_a_secretary_is_granted_at_once_and_it_is_on_record(account_admin, person, branch):
    grant = proposed(person, branch, Role.SECRETARY, account_admin)
    assert (sees(person, branch), grant.standing) == (True, Standing.IN_FORCE)
    event = AuditEvent.objects.get(action="grant_given")
    assert (event.user, event.target) == (account_admin, "person")
    assert event.details["organization"] == branch.name
    assert event.reason == "组织任命"


@pytest.mark.parametrize(
    "role", [Role.DISTRICT_OFFICER, Role.CADRE_OFFICER, Role.AUDITOR, Role.ACCOUNT_ADMIN]
)
def test_a_district_role_gives_nothing_until_a_second_person_approves(
    account_admin, officer, person, district, role
):
    grant = proposed(person, district, role, account_admin)
    assert (actor_of(person).grants, grant.standing) == ([], Standing.WAITING)
    approve_grant(grant=grant, actor=actor_of(officer))
    assert [held.role for held in actor_of(person).grants] == [role]
    assert AuditEvent.objects.get(action="grant_approved").user == officer


def test_another_account_administrator_may_approve_too(
    account_admin, second_admin, person, district
):
    grant = proposed(person, district, Role.AUDITOR, account_admin)
    assert approve_grant(grant=grant, actor=actor_of(second_admin)).standing == Standing.IN_FORCE


def test_neither_proposer_nor_receiver_nor_anybody_without_the_right_approves(
    account_admin, second_admin, town_officer, person, district
):
    grant = proposed(second_admin, district, Role.AUDITOR, account_admin)
    codes = [
        refused(approve_grant, grant=grant, actor=actor_of(user))
        for user in (account_admin, second_admin, town_officer, person)
    ]
    assert codes == ["own_proposal", "own_account", "out_of_reach", "out_of_reach"]
    assert (
        refused(refuse_grant, grant=grant, actor=actor_of(second_admin), reason="我自己的")
        == "own_account"
    )


def test_what_waited_begins_on_the_day_it_is_approved(account_admin, officer, person, district):
    grant = proposed(person, district, Role.AUDITOR, account_admin)
    Grant.objects.filter(pk=grant.pk).update(valid_from=LONG_AGO)
    assert approve_grant(grant=grant, actor=actor_of(officer)).valid_from == TODAY


def test_what_waited_beyond_its_time_is_not_approved(account_admin, officer, person, district):
    grant = proposed(person, district, Role.AUDITOR, account_admin)
    Grant.objects.filter(pk=grant.pk).update(valid_from=LONG_AGO, valid_until=TODAY)
    assert refused(approve_grant, grant=grant, actor=actor_of(officer)) == "time_is_over"


def test_a_refused_grant_gives_nothing_and_can_be_proposed_anew(
    account_admin, officer, person, district
):
    grant = proposed(person, district, Role.AUDITOR, account_admin)
    refuse_grant(grant=grant, actor=actor_of(officer), reason="不是本区干部")
    grant.refresh_from_db()
    assert (grant.standing, grant.closing_reason) == (Standing.REFUSED, "不是本区干部")
    assert refused(approve_grant, grant=grant, actor=actor_of(officer)) == "decided_already"
    assert proposed(person, district, Role.AUDITOR, account_admin).standing == Standing.WAITING


def test_who_proposed_may_take_it_back(account_admin, person, district):
    grant = proposed(person, district, Role.AUDITOR, account_admin)
    refuse_grant(grant=grant, actor=actor_of(account_admin), reason="选错了人")
    assert Grant.objects.get(pk=grant.pk).state == GrantState.REFUSED


def test_nobody_grants_to_themselves_or_beyond_their_reach(
    account_admin, officer, secretary, town_officer, person, branch
):
    assert refused_grant(account_admin, branch, Role.SECRETARY, account_admin) == "own_account"
    for user in (officer, secretary, town_officer):
        assert refused_grant(person, branch, Role.SECRETARY, user) == "out_of_reach"
    of_town = make_user("of-town", branch.superior, Role.ACCOUNT_ADMIN)
    district = branch.superior.superior
    assert refused_grant(person, district, Role.AUDITOR, of_town) == "out_of_reach"
    assert sees(proposed(person, branch, Role.SECRETARY, of_town).user, branch)


@pytest.mark.parametrize(
    ("role", "place"),
    [
        (Role.SECRETARY, "town"),
        (Role.SECRETARY, "district"),
        (Role.TOWN_OFFICER, "branch"),
        (Role.TOWN_OFFICER, "district"),
        (Role.AUDITOR, "town"),
        (Role.DISTRICT_OFFICER, "branch"),
        (Role.MEMBER, "branch"),
        (Role.ASSESSOR, "district"),
    ],
)
def test_a_role_is_granted_only_where_it_makes_sense(account_admin, person, request, role, place):
    organization = request.getfixturevalue(place)
    code = refused_grant(person, organization, role, account_admin)
    assert code in {"role_does_not_fit", "role_is_not_granted"}


def test_a_party_group_has_no_secretary(account_admin, person, branch):
    group = create_organization(superior=branch, name="一组", kind=OrganizationKind.PARTY_GROUP)
    assert refused_grant(person, group, Role.SECRETARY, account_admin) == "role_does_not_fit"


def test_dates_and_a_reason_are_asked_for(account_admin, person, branch):
    def code(**fields):
        return refused_grant(person, branch, Role.SECRETARY, account_admin, **fields)

    assert code(valid_from=TODAY - timedelta(1)) == "begins_in_the_past"
    assert code(valid_until=TODAY) == "ends_too_early"
    assert code(reason=" ") == "missing_reason"


def test_a_deactivated_account_is_granted_nothing(account_admin, person, branch):
    person.is_active = False
    assert refused_grant(person, branch, Role.SECRETARY, account_admin) == "deactivated"


def test_the_same_is_not_granted_twice_at_a_time(account_admin, person, branch, sibling_branch):
    end = TODAY + timedelta(30)
    proposed(person, branch, Role.SECRETARY, account_admin, valid_until=end)
    assert refused_grant(person, branch, Role.SECRETARY, account_admin) == "granted_already"
    proposed(person, branch, Role.SECRETARY, account_admin, valid_from=end)
    proposed(person, sibling_branch, Role.SECRETARY, account_admin)
    assert person.grants.count() == 3


def test_the_database_refuses_what_no_rule_lets_through(
    account_admin, person, district, branch, secretary
):
    def write(**fields):
        with pytest.raises(IntegrityError), transaction.atomic():
            Grant.objects.create(**fields)

    own = {"user": person, "organization": branch, "role": Role.SECRETARY}
    write(**own, proposed_by=person)
    write(**own, proposed_by=account_admin, decided_by=account_admin)
    write(**own, proposed_by=account_admin, decided_by=person)
    write(user=person, organization=district, role=Role.AUDITOR, proposed_by=account_admin)
    write(user=secretary, organization=branch, role=Role.SECRETARY)
    write(**own, valid_until=LONG_AGO)


def test_a_future_grant_opens_nothing_before_its_day(account_admin, person, branch):
    later = TODAY + timedelta(3)
    grant = proposed(person, branch, Role.SECRETARY, account_admin, valid_from=later)
    assert (sees(person, branch), grant.standing) == (False, Standing.COMING)
    end_grant(grant=grant, actor=actor_of(account_admin), reason="另有任用")
    grant.refresh_from_db()
    assert (grant.valid_until, grant.standing) == (later, Standing.ENDED)
    assert not person.grants.in_force(later).exists()


def test_an_ended_grant_opens_nothing_on_the_next_request(
    client, account_admin, secretary, branch, member
):
    client.force_login(secretary)
    assert client.get(member.get_absolute_url()).status_code == 200
    end_grant(grant=secretary.grants.get(), actor=actor_of(account_admin), reason="已调离")
    assert client.get(member.get_absolute_url()).status_code == 404
    assert AuditEvent.objects.get(action="grant_ended").reason == "已调离"


def test_a_grant_of_today_can_be_ended_today(account_admin, person, branch):
    grant = proposed(person, branch, Role.SECRETARY, account_admin)
    end_grant(grant=grant, actor=actor_of(account_admin), reason="选错了支部")
    assert not sees(person, branch)


def test_an_ended_grant_stops_a_queued_job(account_admin, town_officer, branch):
    header = ["姓名", "身份证号", "入党时间", "所在党支部"]
    batch = batches.open_batch(
        kind="members",
        file_name="花名册.xlsx",
        content=workbook(header, ["李四", id_number(7), "2005.7.1", branch.code]),
        actor=actor_of(town_officer),
        options={},
    )
    batches.preview(batch=batch)
    batches.begin_commit(batch=batch)
    job = enqueue("spreadsheets.tasks.commit_batch", user=town_officer, batch_id=batch.pk)
    end_grant(grant=town_officer.grants.get(), actor=actor_of(account_admin), reason="已调离")
    commit_batch(job=job, batch_id=batch.pk)
    assert Member.objects.count() == 0
    assert ImportBatch.objects.get().state == BatchState.REFUSED


def test_only_a_grant_in_force_or_coming_can_be_ended(
    account_admin, officer, town_officer, person, district, secretary
):
    admin = actor_of(account_admin)
    waiting = proposed(person, district, Role.AUDITOR, account_admin)
    assert refused(end_grant, grant=waiting, actor=admin, reason="x") == "not_in_force"
    grant = secretary.grants.get()
    assert refused(end_grant, grant=grant, actor=admin, reason=" ") == "missing_reason"
    assert refused(end_grant, grant=grant, actor=actor_of(officer), reason="x") == "out_of_reach"
    end_grant(grant=grant, actor=admin, reason="已调离")
    assert refused(end_grant, grant=grant, actor=admin, reason="再次") == "not_in_force"


def test_nobody_ends_the_last_account_administrator(account_admin, officer, person, district):
    actor, grant = actor_of(account_admin), account_admin.grants.get()
    next_one = proposed(person, district, Role.ACCOUNT_ADMIN, account_admin)
    assert refused(end_grant, grant=grant, actor=actor, reason="移交") == "last_administrator"
    approve_grant(grant=next_one, actor=actor_of(officer))
    end_grant(grant=grant, actor=actor, reason="移交")
    with pytest.raises(RuleViolation):
        require_another_administrator(user=person)


def test_an_administrator_who_is_deactivated_does_not_count(account_admin, second_admin):
    User.objects.filter(pk=second_admin.pk).update(is_active=False)
    with pytest.raises(RuleViolation):
        require_another_administrator(user=account_admin)


def test_who_may_see_a_record_leaves_out_what_waits_is_to_come_or_was_refused(
    account_admin, officer, secretary, person, branch
):
    town, district = branch.superior, branch.superior.superior

    def names():
        found = watchers(path=branch.path, capability=Capability.MEMBER_VIEW)
        return [watcher.user for watcher in found]

    waiting = proposed(person, district, Role.CADRE_OFFICER, account_admin)
    later = {"valid_from": TODAY + timedelta(1)}
    proposed(person, town, Role.TOWN_OFFICER, account_admin, **later)
    assert names() == ["officer", "secretary"]
    approve_grant(grant=waiting, actor=actor_of(officer))
    assert names() == ["person", "officer", "secretary"]
