"""Questions of delegates in the example, and what units had to put right after them."""

from datetime import date, datetime, timedelta

from django.utils.timezone import get_default_timezone, localdate

from accounts.scope import Actor
from assessments.domain import follow_ups, questions, rounds, vetoes
from assessments.models import Cycle, Elector, FollowUp, Question, ResultVersion

ASKED = (
    ("A001", "老旧小区改造年内能完成多少？", "已完工六个小区。", "完成其余三个小区改造"),
    ("A002", "窗口办事材料能不能再减？", "已取消七项证明。", "公布取消的证明事项"),
    ("T01", "集体经济薄弱村如何帮扶？", "安排专人驻村。", "落实薄弱村帮扶资金"),
    ("P001", "党员培训怎样避免走过场？", "改为小班研讨。", "建立党员学时台账"),
)
"""Unit, question, answer, and what followed from it: the last one is left undone.

The head of its unit can log in to the example.
"""
WAITING = (
    ("A001", "改造后的小区如何长期管护？"),
    ("A001", "停车难怎么解决？"),
    ("A002", "“我为群众办实事”清单还有哪些没有兑现？"),
    ("T01", "干部下沉一线的时间怎样保证？"),
)
VETO = ("A003", "区安委办通报：发生一般生产安全责任事故", "区安全生产委员会")
COUNTED = (12, 18)
GIVEN_DAYS, REPORTED_AFTER, VERIFIED_AFTER = 150, 90, 96


class QuestionRounds:
    """Last year's questions with what became of them, and this year's as they wait."""

    def __init__(self, *, actor: Actor) -> None:
        self.actor = actor

    def hold(self, cycle: Cycle) -> None:
        """Let delegates ask while voting is open, units answer, and items follow."""
        for elector, (code, text, said, to_do) in zip(self._delegates(cycle), ASKED, strict=False):
            question = self._ask(elector, code, text)
            questions.answer(question=question, text=said, actor=self.actor)
            due_on = localdate() + timedelta(days=GIVEN_DAYS)
            follow_ups.raise_follow_up(
                unit=question.unit, question=question, text=to_do, due_on=due_on, actor=self.actor
            )

    def veto(self, cycle: Cycle) -> None:
        """Enter a veto before the results are published."""
        code, source, body = VETO
        decided_on = date(cycle.year, 9, 30)
        unit = cycle.units.get(code=code)
        vetoes.enter_veto(
            unit=unit, source=source, body=body, decided_on=decided_on, actor=self.actor
        )

    def work_off(self, cycle: Cycle) -> None:
        """Let all items but one be reported and verified, and set what happened to last year."""
        items = list(FollowUp.objects.filter(unit__cycle=cycle).order_by("pk"))
        for item in items[:-1]:
            follow_ups.report(item=item, text="已办结，见工作台账", actor=self.actor)
            item.refresh_from_db()
            follow_ups.verify(item=item, text="现场查看属实", actor=Actor.of(item.asker))
        self._date_back(cycle, items)

    def _date_back(self, cycle: Cycle, items: list[FollowUp]) -> None:
        counted_on = date(cycle.year, *COUNTED)
        Cycle.objects.filter(pk=cycle.pk).update(counted_on=counted_on)
        ResultVersion.objects.filter(cycle=cycle).update(
            computed_on=counted_on,
            published_at=datetime(cycle.year, *COUNTED, 17, tzinfo=get_default_timezone()),
            objections_until=counted_on + timedelta(days=7),
        )
        after = {
            "raised": 0, "reported": REPORTED_AFTER, "verified": VERIFIED_AFTER,
        }  # fmt: skip
        due_on = counted_on + timedelta(days=GIVEN_DAYS)
        for item in items:
            FollowUp.objects.filter(pk=item.pk).update(raised_on=counted_on, due_on=due_on)
            for move, days in after.items():
                taken_on = counted_on + timedelta(days=days)
                item.moves.filter(move=move).update(taken_on=taken_on, due_on=due_on)

    def queue(self, cycle: Cycle) -> None:
        """Leave questions waiting, and the first unit called."""
        for elector, (code, text) in zip(self._delegates(cycle), WAITING, strict=False):
            self._ask(elector, code, text)
        unit = cycle.units.get(code=WAITING[0][0])
        rounds.go_to_unit(cycle=cycle, unit=unit, actor=self.actor)

    def _ask(self, elector: Elector, code: str, text: str) -> Question:
        unit = elector.cycle.units.get(code=code)
        return questions.ask(elector=elector, unit=unit, text=text, actor=Actor.of(elector.user))

    def _delegates(self, cycle: Cycle) -> list[Elector]:
        delegates = cycle.electors.exclude(delegate_kind="").order_by("pk")
        return list(delegates.select_related("cycle__organization", "user"))
