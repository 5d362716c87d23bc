"""Submissions: spread over the agencies of a province, all to one agency, with the worker at work."""

from dataclasses import dataclass

from report import Line
from run import Run

AGENCIES_COUNT = 100
WARMING_COUNT = 40  # By each person, before anything is measured.
PROFILED_COUNT = 200


@dataclass
class Sending:
    """A line of submissions with the floor of each of its rounds."""

    line: Line
    floors_per_second: list[float]


def warm(run: Run) -> None:
    run.send(Line("warming"), run.applications(WARMING_COUNT))


def spread(run: Run) -> Sending:
    """Rounds of the floor and of submissions in turn, over as many agencies as a province has."""
    sending = Sending(Line("submission, 100 agencies"), [])
    for _ in range(run.options.rounds):
        _pair(run, sending, AGENCIES_COUNT)
    sending.line.messages_count = run.messages_count(run.applications(2))
    run.sent_count += 2
    return sending


def one_agency(run: Run) -> Sending:
    """One agency receives everything: its serial's row is what all wait for."""
    sending = Sending(Line("submission, one agency receives all"), [])
    _pair(run, sending, 1)
    return sending


def with_worker(run: Run) -> Line:
    """The same while the worker tells applicants about the dossiers sent so far."""
    line = Line("submission, the worker delivers meanwhile")
    plan = run.applications(run.options.requests)
    run.site.start_worker()
    run.site.wait_until_ready()
    run.send(line, plan)
    return line


def profile(run: Run) -> str:
    """Where a submission's time goes, function by function."""
    [plan, *_] = run.applications(PROFILED_COUNT)
    text = run.inside.profile(plan)
    run.sent_count += len(plan)
    return text


def _pair(run: Run, sending: Sending, agencies_count: int) -> None:
    plan = run.applications(run.options.requests, is_one_agency=agencies_count == 1)
    sending.floors_per_second.append(run.floor(agencies_count))
    run.send(sending.line, plan)
