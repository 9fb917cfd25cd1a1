from datetime import date

import pytest

from accounts.scope import Scope
from activities.domain.duties import duties
from activities.domain.meetings import Particulars
from activities.domain.occasions import members_due
from activities.domain.records import MotionEntry
from activities.domain.scores import meetings
from activities.domain.workflow import record_activity
from common.errors import RuleViolation
from dispatch.domain.posting_steps import extend_posting, recall_posting
from dispatch.domain.temporary_branches import open_branch
from dispatch.imports import PostingImport
from dispatch.models import Posting
from members.models import Affiliation
from members.reports import register_count
from tests.conftest import actor_of, make_member, make_user
from tests.dispatch.conftest import make_cadre, make_programme

pytestmark = pytest.mark.django_db
JUNE = date(2018, 6, 1)


@pytest.fixture
def programme(officer):
    return make_programme(officer)


@pytest.fixture
def temporary(programme, town, officer):
    """The temporary branch of the programme, below the town."""
    return open_branch(
        programme=programme, superior=town, name="中共示例下沉临时支部委员会", founded_on=JUNE,
        actor=actor_of(officer),
    )  # fmt: skip


@pytest.fixture
def posting(post, programme, temporary):
    programme.refresh_from_db()
    return post(programme=programme)


def secondary():
    rows = Affiliation.objects.exclude(kind="home")
    return list(rows.values_list("member__name", "valid_from", "valid_until"))


def hold(branch, day, user, *, kind="members_meeting"):
    fields = {"kind": kind, "theme": "学习", "place": "室", "held_on": day}
    return record_activity(branch=branch, fields=fields, away={}, actor=actor_of(user))


def names(stays):
    return [stay.name for stay in stays]


def test_who_is_posted_belongs_to_it_for_the_days_of_the_posting(
    post, programme, unit, town, officer
):
    post(programme=programme)
    post(programme=programme, cadre=make_cadre(unit, "李四", 901))  # no member of the party
    actor = actor_of(officer)
    branch = open_branch(
        programme=programme, superior=town, name="临时支部", founded_on=date(2018, 6, 15),
        actor=actor,
    )  # fmt: skip
    assert secondary() == [("张三", date(2018, 6, 15), date(2019, 6, 1))]
    assert (branch.kind, branch.dissolved_on) == ("temporary_branch", date(2019, 5, 31))


def test_the_days_follow_extension_recall_and_withdrawal(post, posting, temporary, unit, officer):
    actor = actor_of(officer)
    extend_posting(posting=posting, until=date(2019, 8, 31), reason="因故", actor=actor)
    assert secondary() == [("张三", JUNE, date(2019, 9, 1))]
    recall_posting(posting=posting, on=date(2018, 7, 31), reason="因故", actor=actor)
    assert secondary() == [("张三", JUNE, date(2018, 8, 1))]
    temporary.refresh_from_db()
    assert temporary.dissolved_on == date(2018, 7, 31)
    later = post(programme=posting.programme, starts_on=date(2019, 1, 1), ends_on=None)
    temporary.refresh_from_db()
    assert temporary.dissolved_on is None
    recall_posting(posting=later, on=date(2018, 12, 1), reason="因故", actor=actor)
    temporary.refresh_from_db()
    assert temporary.dissolved_on == date(2018, 7, 31)
    assert len(secondary()) == 1


def test_a_posting_taken_out_again_takes_its_affiliation_along(posting, officer):
    PostingImport(actor=actor_of(officer)).remove({posting.pk})
    assert secondary() == []
    assert not Posting.objects.exists()


def test_no_figure_of_the_register_changes(posting, member, branch, district):
    whole = Scope((district.path,))
    count = register_count(scope=whole, on=date(2018, 7, 1))
    Affiliation.objects.exclude(kind="home").update(valid_from=date(2018, 7, 2))
    assert register_count(scope=whole, on=date(2018, 7, 1)) == count


def test_its_meetings_list_the_posted_and_count_for_the_home_branch(
    posting, temporary, branch, town, town_officer, officer
):
    make_member(branch, "李四", 2)
    day = date(2018, 6, 8)
    assert names(members_due(branch=temporary, day=day)) == ["张三"]
    assert names(members_due(branch=branch, day=day)) == ["李四"]  # excused at home meanwhile
    assert names(members_due(branch=branch, day=date(2018, 5, 31))) == ["李四", "张三"]
    secretary = make_user("temporary", temporary, "secretary")
    hold(temporary, day, secretary)
    hold(branch, day, town_officer)
    scope = Scope((branch.path,))
    [june] = meetings(scope=scope, first=JUNE, last=JUNE)
    assert (june.branch_id, june.present, june.records) == (branch.pk, 2, 1)


def test_without_the_rule_the_posted_are_due_at_home_alone(
    post, programme, town, branch, town_officer, officer
):
    programme.counts_at_home = False
    programme.save()
    open_branch(
        programme=programme, superior=town, name="临时支部", founded_on=JUNE,
        actor=actor_of(officer),
    )  # fmt: skip
    programme.refresh_from_db()
    post(programme=programme)
    day = date(2018, 6, 8)
    assert names(members_due(branch=branch, day=day)) == ["张三"]
    hold(programme.temporary_branch, day, town_officer)
    assert meetings(scope=Scope((branch.path,)), first=JUNE, last=JUNE) == []


def test_it_owes_nothing_open_or_closed(posting, temporary, town):
    scope = Scope((town.path,))
    owed = duties(
        scope=scope, kinds=["party_day", "lesson"], first=JUNE, last=date(2018, 12, 1),
        today=date(2019, 1, 15),
    )  # fmt: skip
    assert temporary.pk not in {duty.branch_id for duty in owed}


def test_it_decides_on_nobody(posting, temporary, town_officer):
    fields = {
        "kind": "members_meeting", "theme": "吸收", "place": "室", "held_on": date(2018, 6, 8),
        "agenda": "接收预备党员",
    }  # fmt: skip
    with pytest.raises(RuleViolation, match="临时党支部"):
        record_activity(
            branch=temporary, fields=fields, away={}, actor=actor_of(town_officer),
            said=Particulars(motions=[MotionEntry("接收预备党员", 1)]),
        )  # fmt: skip


def test_it_is_opened_once_below_a_committee_under_a_name_of_its_own(
    programme, temporary, town, branch, officer
):
    def refused(**terms):
        usual = {"superior": town, "name": "另一支部", "founded_on": JUNE}
        with pytest.raises(RuleViolation) as error:
            open_branch(programme=programme, actor=actor_of(officer), **{**usual, **terms})
        return error.value.code

    assert refused(superior=branch) == "no_superior"
    assert refused(superior=temporary) == "no_superior"
    assert refused(name=town.name) == "name_taken"
    assert refused() == "opened_already"
