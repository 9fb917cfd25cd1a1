"""Last year's appraisal of members in the first town; two branches have not recorded it.

This year's is open to vote electronically in the branch of the example's member.
"""

from datetime import date
from random import Random

from django.utils.timezone import localdate

from accounts.models import User
from accounts.scope import Actor
from assessments.choices import MemberGrade
from assessments.domain import casting, keys
from assessments.domain.appraisal_rules import Opinion, keeps_counts, most_excellent
from assessments.domain.appraisals import Meeting, record_appraisal
from assessments.domain.polls import open_poll
from assessments.domain.sheets import OWN, Ballot
from assessments.reports.appraisals import entitled_to_vote, members_with_vote
from branches.models import Organization
from members.models import Member
from points.reports.stars import full_members
from portal.demo.district import DemoDistrict

NOT_YET = 2
ACCOUNTS, CAST = 9, 6


class AppraisedYear:
    def __init__(self, *, district: DemoDistrict, users: dict[str, User]) -> None:
        self.year = district.today.year - 1
        self.town = Actor.of(users["town"])
        self.branches = [one for one in district.branches if (one.code or "").startswith("T01")]
        self.voter: User = users["member"]
        self.random = Random(3)  # noqa: S311  # example data, nothing secret

    def build(self) -> None:
        for branch in self.branches[:-NOT_YET]:
            members = list(full_members(branch=branch, year=self.year).order_by("pinyin", "pk"))
            self._record(branch, members)
        self._vote()

    def _vote(self) -> None:
        """Some have voted; the account that everybody may try has not."""
        branch = self.voter.member.affiliations.home().on(localdate()).get().organization
        without = members_with_vote(branch=branch, on=localdate()).filter(user=None)
        for one in without.order_by("pk")[:ACCOUNTS]:
            one.user = User.objects.create_user(f"member{one.pk}", name=one.name)
            one.save(update_fields=["user"])
        poll = open_poll(branch=branch, year=self.year + 1, actor=self.town)
        keys.make_key(cycle_id=poll.pk)
        for elector in poll.electors.exclude(user=self.voter).order_by("pk")[:CAST]:
            entries = {
                unit: OWN if unit == elector.own_unit_id else MemberGrade.QUALIFIED.value
                for unit in poll.units.values_list("pk", flat=True)
            }
            casting.cast(elector=elector, ballot=Ballot(entries))

    def _record(self, branch: Organization, members: list[Member]) -> None:
        held_on = date(self.year + 1, 1, 20)
        voters = entitled_to_vote(branch=branch, on=held_on) - 1
        best = self.random.sample(members, most_excellent(graded=len(members)))
        record_appraisal(
            branch=branch,
            year=self.year,
            meeting=Meeting(held_on, voters),
            opinions={one.pk: self._opinion(voters, is_best=one in best) for one in members},
            actor=self.town,
        )

    def _opinion(self, voters: int, *, is_best: bool) -> Opinion:
        grade = MemberGrade.EXCELLENT if is_best else MemberGrade.QUALIFIED
        if not keeps_counts(voters=voters):
            return Opinion(grade)
        given = voters - 1
        excellent = self.random.randint(given // 2, given) if is_best else given // 5
        return Opinion(grade, (excellent, given - excellent, 0, 0))
