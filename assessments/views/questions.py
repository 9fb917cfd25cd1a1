"""One question: the chair's page, the wall, and what delegates and clerks put in."""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from accounts.scope import Actor
from assessments.choices import ASKING_STATES
from assessments.domain.follow_ups import raise_follow_up
from assessments.domain.questions import answer, ask, ask_for, place_question, take_back
from assessments.domain.rounds import (
    call,
    go_on,
    go_to_unit,
    set_clock,
    start_clock,
    stop_clock,
)
from assessments.exports import QuestionExport
from assessments.forms.questions import (
    AnswerForm,
    MinutesForm,
    PlaceForm,
    QuestionForm,
    TypedQuestionForm,
    UnitChoiceForm,
)
from assessments.models import Question
from assessments.reports.questions import own_questions, round_of, units_with_questions
from assessments.views.cycles import managed, seen
from assessments.views.steps import take
from common.errors import RuleViolation
from common.pages import page_or_rows
from spreadsheets.pages import list_page


@never_cache
@requires(Capability.ASSESSMENT_MANAGE)
def round_lead(request: Request, pk: int) -> HttpResponse:
    """The chair's page; what moves by itself is polled, what is being typed is left alone."""
    cycle = managed(request, pk)
    found = round_of(cycle=cycle, at=timezone.now())
    context = {
        "cycle": cycle,
        "round": found,
        "units": units_with_questions(cycle=cycle),
        "is_open": cycle.state in ASKING_STATES,
        "answer_form": AnswerForm(),
        "minutes_form": MinutesForm(),
    }
    return page_or_rows(request, "assessments/round_lead.html", context)


@never_cache
@requires(Capability.ASSESSMENT_VIEW)
def round_wall(request: Request, pk: int) -> HttpResponse:
    """What the projector shows: unit, question and time, and who asks only by kind."""
    cycle = seen(request, pk)
    context = {"cycle": cycle, "round": round_of(cycle=cycle, at=timezone.now())}
    return page_or_rows(request, "assessments/round_wall.html", context)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def round_move(request: Request, pk: int) -> HttpResponse:
    """Next unit, clock on or off; the button names the step."""
    cycle = managed(request, pk)
    rules = {"next": go_on, "start": start_clock, "stop": stop_clock}
    rule = rules.get(request.POST.get("step", ""))
    back = redirect("assessments:round_lead", cycle.pk)
    return take(request, partial(rule, cycle=cycle), back) if rule else back


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def round_unit(request: Request, pk: int) -> HttpResponse:
    cycle = managed(request, pk)
    form = UnitChoiceForm(request.POST, cycle=cycle)
    back = redirect("assessments:round_lead", cycle.pk)
    return take(request, partial(go_to_unit, cycle=cycle), back, form=form)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def round_clock(request: Request, pk: int) -> HttpResponse:
    cycle = managed(request, pk)

    def give(*, minutes: int, actor: Actor) -> None:
        set_clock(cycle=cycle, seconds=60 * minutes, actor=actor)

    back = redirect("assessments:round_lead", cycle.pk)
    return take(request, give, back, form=MinutesForm(request.POST))


@requires(Capability.ASSESSMENT_JOIN)
def question_ask(request: Request, pk: int) -> HttpResponse:
    """A delegate's phone: put a question, and see what became of the own ones."""
    cycle = seen(request, pk)
    delegates = cycle.electors.exclude(delegate_kind="").select_related("cycle", "user")
    elector = get_object_or_404(delegates, user=request.user)
    found = round_of(cycle=cycle, at=timezone.now())
    known = {"unit": found.unit.pk} if found.unit else None
    form = QuestionForm(request.POST or None, cycle=cycle, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            ask(elector=elector, **form.cleaned_data, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Your question is in the queue; the chair calls it."))
            return redirect("assessments:question_ask", cycle.pk)
    context = {
        "cycle": cycle,
        "form": form,
        "round": found,
        "is_open": cycle.state in ASKING_STATES,
        "questions": own_questions(cycle=cycle, user_id=request.user.pk),
    }
    return page_or_rows(request, "assessments/question_ask.html", context)


@requires(Capability.ASSESSMENT_MANAGE)
def question_add(request: Request, pk: int) -> HttpResponse:
    """A clerk types for a delegate."""
    cycle = managed(request, pk)
    found = round_of(cycle=cycle, at=timezone.now())
    known = {"unit": found.unit.pk} if found.unit else None
    form = TypedQuestionForm(request.POST or None, cycle=cycle, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            if elector := form.cleaned_data["elector"]:
                ask(elector=elector, **form.said, actor=request.actor)
            else:
                ask_for(**form.named, **form.said, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The question is in the queue."))
            return redirect("assessments:round_lead", cycle.pk)
    return render(request, "assessments/question_add.html", {"cycle": cycle, "form": form})


@requires(Capability.ASSESSMENT_VIEW)
def question_list(request: Request) -> HttpResponseBase:
    """What was asked and answered, for the record."""
    export = QuestionExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("unit__cycle", "asker")
    context = {"form": export.form}
    return list_page(request, rows, "assessments/question_list.html", context, export=export)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def question_place(request: Request, pk: int) -> HttpResponse:
    question = _question(request, pk, Capability.ASSESSMENT_MANAGE)
    rule = partial(place_question, question=question)
    return take(request, rule, _lead(question), form=PlaceForm(request.POST))


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def question_call(request: Request, pk: int) -> HttpResponse:
    question = _question(request, pk, Capability.ASSESSMENT_MANAGE)
    return take(request, partial(call, question=question), _lead(question))


@requires(Capability.ASSESSMENT_MANAGE)
def question_answer(request: Request, pk: int) -> HttpResponse:
    """Keep the answer, and with it what the unit has to put right."""
    question = _question(request, pk, Capability.ASSESSMENT_MANAGE)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                answer(question=question, text=form.cleaned_data["answer"], actor=request.actor)
                if form.item:
                    raise_follow_up(
                        unit=question.unit, question=question, **form.item, actor=request.actor
                    )
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The answer is on record."))
            return _lead(question)
    context = {"question": question, "cycle": question.unit.cycle, "form": form}
    return render(request, "assessments/question_answer.html", context)


@require_POST
@requires(Capability.ASSESSMENT_VIEW)
def question_withdraw(request: Request, pk: int) -> HttpResponse:
    """Take a question back: a delegate the own one, the office any."""
    question = _question(request, pk, Capability.ASSESSMENT_VIEW)
    is_own = question.asker_id == request.user.pk
    cycle = question.unit.cycle_id
    back = redirect("assessments:question_ask", cycle) if is_own else _lead(question)
    return take(request, partial(take_back, question=question), back)


def _lead(question: Question) -> HttpResponse:
    return redirect("assessments:round_lead", question.unit.cycle_id)


def _question(request: Request, pk: int, capability: Capability) -> Question:
    visible = Question.objects.visible_to(request.actor, capability)
    question: Question = get_object_or_404(
        visible.select_related("unit__cycle__organization", "asker"), pk=pk
    )
    return question
