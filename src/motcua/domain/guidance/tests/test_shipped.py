"""Every way to answer every shipped life event, against the shipped catalogue."""

from pathlib import Path

import pytest
import yaml
from django.conf import settings

from motcua.domain.catalogue.selectors import procedure_on, procedures_on
from motcua.domain.forms.selectors import form_for
from motcua.domain.guidance.rules import (
    QUESTIONS_MAX,
    all_paths,
    carrying_faults,
    case_for,
    event_from,
    faults_of,
    is_meant,
    notes_for,
    questions_left_max,
    steps_for,
)
from motcua.domain.guidance.selectors import events_on, plan_for
from motcua.domain.guidance.values import FeeStanding, PaperPlace

from .events import TODAY

FILES = sorted((Path(settings.REFERENCE_DATA_FOLDER) / "guidance").glob("*.yaml"))
EVENTS = [event_from(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in FILES]


@pytest.fixture(params=EVENTS, ids=lambda event: event.key)
def event(request):
    return request.param


def test_there_are_enough_of_them_and_none_takes_another_s_place():
    keys = [event.key for event in EVENTS]
    former = [key for event in EVENTS for key in event.former_keys]

    assert len(keys) >= 12
    assert len({event.position for event in EVENTS}) == len(keys)
    assert not set(former) & set(keys)
    assert len(set(former)) == len(former)


def test_a_shipped_event_has_neither_fault_nor_warning(event):
    assert faults_of(event) == ()
    assert 2 <= questions_left_max(event, {}) <= QUESTIONS_MAX
    assert event.keywords


@pytest.mark.django_db
def test_every_answer_ends_with_a_plan_or_with_why_there_is_none(event):
    """LR-120. No query per path: the catalogue is at hand."""
    reached = set()
    for answers in all_paths(event):
        plan = plan_for(event, answers, TODAY)
        reached |= {step.key for step in plan.steps}
        assert plan.skipped == (), answers
        assert plan.steps or any(note.ends for note in notes_for(event, answers)), answers
        assert [step.number for step in plan.steps] == list(range(1, len(plan.steps) + 1))
        assert all(max(step.after, default=0) < step.number for step in plan.steps), answers
        names = [paper.name for paper in plan.papers]
        assert len(names) == len(set(names)), answers
        assert all(paper.source for paper in plan.papers_of(PaperPlace.HELD)), answers
        assert bool(plan.longest.amounts) == bool(plan.steps)
        sure = [
            (each.step_number, each.fee.kind, each.is_direct_only, each.is_online_only)
            for each in plan.costs.fees
            if each.standing is FeeStanding.SURE
        ]
        assert len(sure) == len(set(sure)), answers  # of two rates one is not paid
    assert reached == {step.key for step in event.steps}


@pytest.mark.django_db
def test_every_case_of_every_procedure_is_reached_and_none_is_left_open():
    """LR-120. People are led to the exact case; of no procedure a case is out of everybody's reach."""
    slugs = [row.procedure.slug for row in procedures_on(day=TODAY)]
    cases = {slug: {case.key for case in procedure_on(slug, TODAY).cases} for slug in slugs}
    reached = {
        (event.key, step.slug, case_for(step.cases, answers))
        for event in EVENTS
        for answers in all_paths(event)
        for step in steps_for(event, answers)
    }
    told = {(slug, case) for _event, slug, case in reached}

    assert sum(map(len, cases.values())) > 80
    assert {(slug, case) for slug in slugs for case in cases[slug]} - told == set()
    assert {each for each in reached if cases[each[1]] and each[2] not in cases[each[1]]} == set()


@pytest.mark.django_db
def test_a_paper_or_a_fee_that_the_answers_ask_for_is_of_their_case(event):
    """LR-138. The application is told in the case: what it leaves out is not promised before."""
    asked = {
        (step.slug, case_for(step.cases, answers) or "", each.name)
        for answers in all_paths(event)
        for step in steps_for(event, answers)
        for each in (*step.papers, *step.fees)
        if is_meant(each, answers)
    }
    for slug, case, name in asked:
        page = procedure_on(slug, TODAY).in_case(case)
        fees = {fee.name for each in page.methods for fee in page.fees_for(each.channel)}
        papers = {paper.name for paper in page.components}
        assert name in papers | fees | {fee.name for fee in page.fees}, (slug, case)
    for slug, case in {(slug, case) for slug, case, _name in asked}:
        page = procedure_on(slug, TODAY)
        assert bool(page.fees) == bool(page.in_case(case).fees), (slug, case)


@pytest.mark.django_db
def test_whatever_it_names_stands_in_the_catalogue(event):
    for step in event.steps:
        page = procedure_on(step.slug, TODAY)
        method_fees = {fee.name for method in page.methods for fee in method.fees or ()}
        limits = {variant.condition for variant in page.limit_variants}
        assert {each.name for each in step.papers} <= {each.name for each in page.components}
        assert {each.name for each in step.fees} <= {each.name for each in page.fees} | method_fees
        assert {each.name for each in step.limits} <= limits, step.slug
        assert {each.key for each in step.cases} <= {
            each.key for each in page.cases
        } or not page.cases
        assert all(procedure_on(slug, TODAY) for slug in (*step.replaces, *step.instead))
        if step.carried and page.online.is_available:
            forms = [each.form_name for each in page.components if each.form_name]
            assert carrying_faults(step, form_for(forms, TODAY)) == ()


@pytest.mark.django_db
def test_the_loaded_events_are_those_of_the_files():
    assert {event.key for event in events_on(TODAY)} == {event.key for event in EVENTS}
