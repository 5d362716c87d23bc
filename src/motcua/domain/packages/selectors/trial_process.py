"""Put the internal process of a package in force for a trial: drawn by one, published by another."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.conf import settings

from motcua.domain.packages.errors import Deviation
from motcua.domain.packages.values import Package
from motcua.domain.processes.actions import draw_process, publish_process
from motcua.domain.processes.rules.gate_context import GateContext
from motcua.domain.processes.rules.written import digest_of
from motcua.domain.processes.selectors import gate_context, process_in_force
from motcua.domain.processes.values import InternalProcess, Place
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import DomainError

from .trial_people import People
from .trial_places import place_of_example

DECISION = "00/QĐ-MẪU"
_ONE_DAY = timedelta(days=1)
_MORNING = time(8, 0)


def process_put_in_force(
    package: Package, people: People, *, first: datetime
) -> Iterator[Deviation]:
    """Draw and publish, unless every example meets this very process here already."""
    process = package.process
    if process is None:
        return
    first_day = first.astimezone(VIETNAM).date()
    days = {example.handed_in.at.astimezone(VIETNAM).date() for example in package.examples}
    held = [process_in_force(package.slug, day) for day in sorted(days)]
    if all(each is not None and each.digest == digest_of(process) for each in held):
        return
    drawn_at = datetime.combine(first_day - _ONE_DAY, _MORNING, tzinfo=VIETNAM)
    office = settings.PROCESS_AGENCIES[0]
    try:
        for example in package.examples:
            place = place_of_example(package, example)
            people.staff("one_stop_officer", place.receiving_agency_code)
        _staff_offices(process, gate_context(process, first_day), people)
        version_id = draw_process(
            process=process, by=people.officer("kstt_officer", office), at=drawn_at
        )
        publish_process(
            version_id=version_id,
            decision_number=DECISION,
            decided_on=drawn_at.date(),
            valid_from=first_day,
            by=people.officer("leader", office),
            at=drawn_at,
        )
    except DomainError as refusal:
        yield Deviation("quy trình", refusal.message % refusal.details)


def _staff_offices(process: InternalProcess, context: GateContext, people: People) -> None:
    """In an office that takes part here, a role that nobody holds yet is held in the trial: whether
    this node has the people is asked when its process is published, not now."""
    for step in process.steps:
        offices = {
            Place.RECEIVING: context.receiving,
            Place.COMPETENT: context.competent,
            Place.NAMED: context.named.get(step.actor.agency_name, ()),
        }[step.actor.place]
        for office in offices:
            key = (office.agency_code, step.actor.role_key)
            if office.weekdays - context.staffing.get(key, frozenset()):
                people.staff(step.actor.role_key, office.agency_code)
