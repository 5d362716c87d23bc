"""Reading: a dossier by its code, an officer's inbox, public pages, a slip."""

import statistics
import sys
import time
from dataclasses import dataclass

import material
from browser import Browser
from report import Line
from run import OK, PEOPLE_COUNT, Run, is_page, some_address

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.selectors import dossier_of_applicant, slip_paper
from motcua.domain.identity.selectors import account_of, actor_for
from motcua.foundation import clock
from motcua.foundation.printing import render
from motcua.interfaces.web.demonstration import demonstration

OFFICER = "phohien.motcua1"
INBOX = "/ban-lam-viec/"
INBOX_ROWS_COUNT = 20  # At least; a page of the desk has 25.
SLIPS_COUNT = 50


@dataclass
class Tracking:
    """Looking a dossier up, beside the bare view."""

    bare: Line
    anybody: Line
    owner: Line


def tracking(run: Run) -> Tracking:
    """By code, as anybody and as the applicant, in turn with the bare view."""
    found = Tracking(
        Line("bare view: one row through the ORM"),
        Line("tracking, not signed in"),
        Line("tracking, the applicant"),
    )
    strangers = [run.stranger() for _ in run.browsers]
    warming = Line("warming")
    for number in range(run.options.rounds + 1):
        codes = [
            material.codes_of(citizen.actor.account_id, run.options.requests)
            for citizen in run.citizens
        ]
        for line, browsers, path in (
            (found.bare, strangers, "/bare/{}/"),
            (found.anybody, strangers, "/tra-cuu/{}/"),
            (found.owner, run.browsers, "/tra-cuu/{}/"),
        ):
            plan = [
                [browser.request("GET", path.format(code), address=some_address()) for code in own]
                for browser, own in zip(browsers, codes, strict=True)
            ]
            run.measure(line if number else warming, browsers, plan, is_page)
            line.messages_count = run.messages_count(plan)
    return found


def pages(run: Run) -> list[Line]:
    """The inbox of an officer, who has signed in with a second factor; pages for everybody."""
    officers = _officers(run)
    strangers = [run.stranger() for _ in range(PEOPLE_COUNT)]
    lines = []
    for name, browsers, path in (
        ("inbox of 25 rows, officer", officers, INBOX),
        ("front page", strangers, "/"),
        ("page of a procedure", strangers, f"/thu-tuc/{material.PROCEDURE}/"),
    ):
        count = max(10, run.options.requests // 4)
        plan = [
            [each.request("GET", path, address=some_address()) for _ in range(count)]
            for each in browsers
        ]
        run.measure(Line("warming"), browsers, [own[:5] for own in plan], is_page)
        line = Line(name)
        run.measure(line, browsers, plan, is_page)
        line.messages_count = run.messages_count(plan)
        lines.append(line)
    return lines


def slip_milliseconds(run: Run) -> float:
    """Of one warm rendering of form 01, of a dossier that was really accepted."""
    at, citizen = clock.now(), run.citizens[0]
    officer_id = account_of(OFFICER)
    if officer_id is None:
        sys.exit(f"bench: the demonstration has no account {OFFICER}")
    officer = actor_for(officer_id, at=at)
    [code] = material.codes_of(citizen.actor.account_id, 1, receiving=material.BUSY_ONE_STOP)
    actions.accept(dossier_code=code, by=officer, at=at)
    page = dossier_of_applicant(code, by=citizen.actor)
    slip = slip_paper(page.receipt_slip_id or 0, by=citizen.actor)
    times = []
    for _ in range(SLIPS_COUNT):
        began = time.perf_counter()
        render(slip.template, slip.facts)
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times[1:])


def _officers(run: Run) -> list[Browser]:
    """Eight windows of one officer. The inbox must really hold a page of rows."""
    officer = run.stranger()
    officer.sign_in(OFFICER, demonstration().password)
    page = officer.get(INBOX)
    rows_count = page.text.count("<tr data-row")
    if page.status != OK or rows_count < INBOX_ROWS_COUNT:
        sys.exit(f"bench: the inbox answered {page.status} with {rows_count} rows")
    return [
        Browser(officer.host, officer.port, cookies=dict(officer.cookies))
        for _ in range(PEOPLE_COUNT)
    ]
