"""What all measurements share: the installation, the people with their browsers, how a round is run."""

import argparse
import os
import secrets
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import floor
import material
import rounds
from browser import Answer, Browser
from django.db import connections
from installation import ADDRESS, Installation
from processor import postmaster, spent
from report import Line
from rounds import Round
from statements import Inside

from motcua.domain.drafts.values import DraftId

PEOPLE_COUNT = 8
APPLICATION = f"/nop-ho-so/{material.PROCEDURE}/"
OK, FOUND, SEE_OTHER = 200, 302, 303

Plan = Sequence[Sequence[bytes]]  # The requests of each person, in their order.


@dataclass
class Run:
    """One run of the bench. `sent_count` is how many dossiers were answered as sent so far."""

    options: argparse.Namespace
    site: Installation
    citizens: list[material.Citizen]
    original: DraftId
    inside: Inside
    browsers: list[Browser] = field(default_factory=list)
    sent_count: int = 0

    def sign_in(self) -> None:
        """Everybody through the real pages."""
        for citizen in self.citizens:
            browser = self.stranger()
            browser.sign_in(citizen.username, material.PASSWORD)
            self.browsers.append(browser)

    def stranger(self) -> Browser:
        return Browser(ADDRESS, self.site.port)

    def measure(
        self, line: Line, browsers: Sequence[Browser], plan: Plan, is_right: Callable
    ) -> Round:
        """One round, added to its line with the processor time it took."""
        connections.close_all()
        processes = {"database": postmaster(), "client": os.getpid()}
        with suppress(KeyError):
            processes["web"] = self.site.process_id("web")
        with spent(**processes) as seconds:
            measured = rounds.run(browsers, plan, is_right=is_right)
            line.add(measured, seconds())
        return measured

    def applications(self, count: int, *, is_one_agency: bool = False) -> list[list[bytes]]:
        """Requests that each send one complete draft of their own, by person."""
        plan = []
        for browser, citizen in zip(self.browsers, self.citizens, strict=True):
            drafts = material.drafts(
                self.original,
                account_id=citizen.actor.account_id,
                count=count,
                is_one_agency=is_one_agency,
            )
            browser.get(f"{APPLICATION}{drafts[0]}/xem-lai/")  # Brings the form and its seal.
            plan.append([_sending(browser, draft) for draft in drafts])
        return plan

    def send(self, line: Line, plan: Plan) -> None:
        self.sent_count += len(self.measure(line, self.browsers, plan, was_sent).answers)

    def floor(self, agencies_count: int) -> float:
        """Transactions a second of pgbench, with the tables in the state that a round finds."""
        material.settle()
        connections.close_all()
        return floor.transactions_per_second(
            clients_count=PEOPLE_COUNT, agencies_count=agencies_count, seconds=self.options.seconds
        )

    def messages_count(self, plan: Plan) -> int:
        """How many messages one request sends to the database, once the process is warm."""
        warming, request = plan[0][:2]
        self.inside.answer(warming)
        return len(self.inside.statements(request))

    def prove_rows(self) -> None:
        """Every answer stands for rows that are there, and there are no others."""
        counts = material.written()
        expected = dict.fromkeys(counts, self.sent_count)
        expected["components"] *= material.COMPONENTS_COUNT
        if counts != expected:
            sys.exit(f"bench: {self.sent_count} were answered, but the database has {counts}")


def was_sent(answer: Answer) -> bool:
    return answer.status in {FOUND, SEE_OTHER} and answer.location.endswith("/da-gui/")


def is_page(answer: Answer) -> bool:
    return answer.status == OK


def some_address() -> str:
    """A browser of its own for each look-up: what one address may ask is limited."""
    return f"10.{secrets.randbelow(256)}.{secrets.randbelow(256)}.{1 + secrets.randbelow(254)}"


def _sending(browser: Browser, draft: str) -> bytes:
    return browser.request(
        "POST",
        f"{APPLICATION}{draft}/xem-lai/",
        declared="on",
        idempotency_key=secrets.token_urlsafe(18),
    )
