"""What goes on while the example's people are posted: their branch, reviews, and outcomes."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from accounts.models import User
from accounts.scope import Actor
from activities.choices import ActivityKind
from activities.domain.workflow import record_activity
from branches.models import Organization
from dispatch.choices import OutcomeKind, PostingKind, ReviewSide, ReviewStage
from dispatch.domain.outcomes import record_outcome
from dispatch.domain.temporary_branches import open_branch
from dispatch.models import Cadre, Posting, PostingReview, Programme, Unit
from portal.demo.district import DemoDistrict

REVIEWS_MISSING, MIDTERM_AGO = 0.04, 150
MEETINGS = 6
OUTCOMES = (
    (OutcomeKind.PROMOTION, 6, "任副镇长（街道办事处副主任）"),
    (OutcomeKind.SELECTION, 3, "公开选拔任副科级领导职务"),
    (OutcomeKind.AWARD, 5, "优秀下沉干部"),
)
"""Of people posted; and as many promotions of people who never were."""
PROMOTED_ELSEWHERE = 4


class Tempering:
    def __init__(self, *, district: DemoDistrict, users: dict[str, User]) -> None:
        self.district = district
        self.users = users
        self.actor, self.officer = Actor.of(users["cadre"]), Actor.of(users["officer"])

    def build(self, *, password: str) -> None:
        self._head(password)
        self._branch(Programme.objects.get(kind=PostingKind.DISPATCH))
        self._reviews()
        self._outcomes()

    def _head(self, password: str) -> None:
        """Give the first agency a head with an account: who nominates and reviews for it."""
        unit = Unit.objects.select_related("head").get(code="A001")
        head = unit.head or User(name=f"{unit}主要负责人")
        head.username = "agency"
        head.set_password(password)
        head.save()
        unit.head = self.users["agency"] = head
        unit.save(update_fields=["head"])

    def _branch(self, programme: Programme) -> None:
        branch = open_branch(
            programme=programme,
            superior=Organization.objects.get(code="A"),
            name=f"中共惠济区{programme}临时支部委员会",
            founded_on=programme.starts_on,
            actor=self.actor,
        )
        for month in self.district.months[-MEETINGS:]:
            held_on = month.replace(day=15)
            fields = {
                "kind": ActivityKind.PARTY_DAY, "held_on": held_on,
                "theme": "交流驻村工作，学习党的创新理论", "place": "镇（街道）党群服务中心",
            }  # fmt: skip
            record_activity(branch=branch, fields=fields, away={}, actor=self.officer)

    def _reviews(self) -> None:
        """Give the mid-term reviews of both sides, but for a few."""
        chance = self.district.random
        PostingReview.objects.bulk_create(
            PostingReview(
                posting=posting,
                stage=ReviewStage.MIDTERM,
                side=side,
                mark=chance.randint(82, 97),
                words="工作主动，作风扎实，与群众打成一片。",
                by=self.actor.user,
            )
            for posting in Posting.objects.order_by("pk")
            for side in ReviewSide
            if chance.random() > REVIEWS_MISSING
        )
        given = self.district.today - timedelta(days=MIDTERM_AGO)
        PostingReview.objects.update(at=timezone.make_aware(datetime.combine(given, time(9))))

    def _outcomes(self) -> None:
        posted = iter(Posting.objects.filter(kind=PostingKind.DISPATCH).order_by("pk"))
        at_home = Cadre.objects.filter(postings__isnull=True).order_by("pk")
        for kind, count, text in OUTCOMES:
            for _number in range(count):
                posting = next(posted)
                self._outcome(posting.cadre, posting, kind, text)
        for cadre in at_home[:PROMOTED_ELSEWHERE]:
            self._outcome(cadre, None, OutcomeKind.PROMOTION, "任本单位科室负责人")

    def _outcome(self, cadre: Cadre, posting: Posting | None, kind: str, text: str) -> None:
        record_outcome(
            cadre=cadre,
            posting=posting,
            happened_on=self.district.today - timedelta(days=cadre.pk % 60),
            actor=self.actor,
            kind=kind,
            text=text,
            decided_by="区委常委会",
        )
