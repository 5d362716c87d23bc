"""Every way to answer every shipped life event, against the shipped catalogue."""

from pathlib import Path

import pytest
import yaml
from django.conf import settings

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.forms.selectors import form_for
from motcua.domain.guidance.rules import (
    QUESTIONS_MAX,
    all_paths,
    carrying_faults,
    event_from,
    faults_of,
    notes_for,
    questions_left_max,
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
            (each.step_number, each.fee.name)
            for each in plan.costs.fees
            if each.standing is FeeStanding.SURE
        ]
        assert len(sure) == len(set(sure)), answers
    assert reached == {step.key for step in event.steps}


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
