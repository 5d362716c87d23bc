"""The pages that `lists.py` measures: who opens them, and with which questions."""

import os
import random
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from statements import Inside

from motcua.domain.identity.actions import grant_role, register_account
from motcua.domain.identity.selectors import actor_for
from motcua.domain.identity.values import SYSTEM, AccountKind, Actor
from motcua.domain.organisations.selectors import provincial_centre_on
from motcua.domain.workflow.permissions import WORKLOAD
from motcua.domain.workflow.selectors.inbox import InboxFilter, Pile, inbox
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db.copying import settle
from motcua.interfaces.commands.generation.making import generate
from motcua.interfaces.commands.generation.rows import COLUMNS

DESK = "/ban-lam-viec/"
ROLES = ("one_stop_officer", "case_officer", "leader", "unit_head")
BUSIEST_COUNT, OTHERS_COUNT = 3, 5  # officials of each role
DOSSIERS_COUNT = 4  # of each official, whose codes and numbers are looked for
DAYS = 365
_OFFICERS = """
    WITH busy AS (
        SELECT agency_id, count(*) AS tasks FROM workflow_task
        WHERE ended_at IS NULL GROUP BY agency_id
    )
    SELECT given.account_id FROM identity_grant given
    JOIN busy ON busy.agency_id = given.agency_code
    WHERE given.role_id = %s ORDER BY busy.tasks DESC, given.account_id
"""
_DOSSIERS = """
    SELECT code, submitter_identity_number, phone_number, submitter_name FROM dossiers_dossier
    WHERE receiving_agency_id = ANY (%s) OR competent_agency_id = ANY (%s)
    ORDER BY md5(code || %s) LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody signed in, with the books and dossiers that are his to read."""

    actor: Actor
    cookie: str
    dossiers: tuple[tuple[str, str, str, str], ...]
    register_lines: int


@dataclass
class Times:
    """Milliseconds of one kind of page."""

    milliseconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)  # of this process: no waiting is in it

    def as_json(self) -> dict[str, float]:
        cuts = statistics.quantiles(self.milliseconds, n=100, method="inclusive")
        return {
            "p50_ms": round(cuts[49], 2),
            "p95_ms": round(cuts[94], 2),
            "p99_ms": round(cuts[98], 2),
            "processor_p50_ms": round(statistics.median(self.processor), 2),
            "count": len(self.milliseconds),
        }


def measured(dossiers: int, *, seed: int, rounds: int) -> dict:
    """Build the province and open its pages."""
    built = _built(dossiers, seed)
    inside = Inside()
    officers = list(_officers(seed))
    _tell(f"{len(officers)} officials open their pages")
    plan = [(name, officer, path) for officer in officers for name, path in _pages(officer, rounds)]
    chief = _chief(seed)
    plan += [(name, chief, path) for name, path in _figures(rounds)]
    order = random.Random(seed)  # noqa: S311 - the order of a measurement
    order.shuffle(plan)
    for name in {name for name, _, _ in plan}:  # The process is warm, as a server's is.
        for _, officer, path in [each for each in plan if each[0] == name][:5]:
            inside.answer(_request(officer, path))
    pages: dict[str, Times] = {}
    for name, officer, path in plan:
        request = _request(officer, path)
        began, used = time.perf_counter(), time.process_time()
        status = inside.answer(request)
        taken, used = 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - used)
        if not status.startswith(("200", "302")):
            sys.exit(f"bench-lists: {path} answered {status}")
        times = pages.setdefault(name, Times())
        times.milliseconds.append(taken)
        times.processor.append(used)
    return {
        "dossiers": dossiers,
        "pages": {name: times.as_json() for name, times in sorted(pages.items())},
        "generate": built,
        "officials": len(officers),
        "processors": os.cpu_count(),
        "load_average": [round(each, 2) for each in os.getloadavg()],
    }


def _built(dossiers: int, seed: int) -> dict:
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load", stdout=nowhere)
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    until = clock.now().astimezone(VIETNAM).replace(second=0, microsecond=0)
    _tell("generating")
    began = time.perf_counter()
    made = generate(dossiers, seed=seed, until=until, days=timedelta(days=DAYS))
    settle(COLUMNS)
    seconds = time.perf_counter() - began
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        (size,) = cursor.fetchone()
    return {
        "per_second": round(dossiers / seconds),
        "seconds": round(seconds, 1),
        "rows": sum(made.rows.values()),
        "open": made.open_count,
        "digest": made.digest,
        "database_megabytes": round(size / 1e6),
    }


def _officers(seed: int) -> Iterator[Officer]:
    chance = random.Random(seed)  # noqa: S311 - whom we look at
    for role in ROLES:
        with connection.cursor() as cursor:
            cursor.execute(_OFFICERS, [role])
            accounts = [account for (account,) in cursor.fetchall()]
        busiest, others = accounts[:BUSIEST_COUNT], accounts[BUSIEST_COUNT:]
        for account in [*busiest, *chance.sample(others, min(OTHERS_COUNT, len(others)))]:
            yield _officer(account, seed)


def _officer(account_id: int, seed: int) -> Officer:
    client = Client()
    client.force_login(apps.get_model("identity", "Account").objects.get(pk=account_id))
    actor = actor_for(account_id, at=clock.now())
    readable = sorted(actor.agency_codes("dossiers.read"))
    with connection.cursor() as cursor:
        cursor.execute(_DOSSIERS, [readable, readable, str(seed), DOSSIERS_COUNT])
        found = tuple(cursor.fetchall())
        cursor.execute(
            "SELECT coalesce(max(serial), 0) FROM dossiers_register_entry WHERE agency_id = %s"
            " AND year = %s",
            [readable[0], clock.now().year],
        )
        (lines,) = cursor.fetchone()
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    return Officer(actor, f"{settings.SESSION_COOKIE_NAME}={cookie}", found, lines)


def _chief(seed: int) -> Officer:
    """Who looks at the figures of all agencies of the province."""
    account_id = register_account(
        username="bench.chief",
        kind=AccountKind.OFFICER,
        full_name="Đào Văn Thử Chính",
        by=SYSTEM,
        at=clock.now(),
    )
    grant_role(
        account_id=account_id,
        role_key="leader",
        agency_code=provincial_centre_on(clock.now().date()).parent_code or "",
        title="Chánh Văn phòng",
        by=SYSTEM,
        at=clock.now(),
    )
    return _officer(account_id, seed)


def _figures(rounds: int) -> Iterator[tuple[str, str]]:
    here = f"{DESK}lanh-dao/"
    for _ in range(3 * rounds):
        yield "figures", here
        yield "behind_figures", f"{here}ho-so/"
        yield "behind_figures", f"{here}ho-so/?ket-qua=som,dung-hen,tre"
        yield "behind_figures", f"{here}ho-so/?con-lai=con-nhieu"


def _pages(officer: Officer, rounds: int) -> Iterator[tuple[str, str]]:
    for _ in range(rounds):
        yield "inbox", DESK
        yield "inbox", _address(muc=Pile.MINE, han="qua-han")
        if following := _second_page(officer):
            yield "inbox", _address(muc=Pile.MINE, sau=following)
        yield "elsewhere", _address(muc=Pile.ELSEWHERE)
        yield "ready", _address(muc=Pile.READY)
        yield "done", _address(muc=Pile.DONE)
        for agency in sorted(officer.actor.agency_codes(WORKLOAD)):
            yield "unit_queue", f"{DESK}don-vi/viec/?{urlencode({'don-vi': agency})}"
        yield from _of_books(officer)
        yield from _of_dossiers(officer)


def _of_books(officer: Officer) -> Iterator[tuple[str, str]]:
    book = f"{DESK}so-theo-doi/?"
    yield "register", book
    yield "register", book + urlencode({"sau": officer.register_lines // 2})
    yield "register", book + urlencode({"truoc": officer.register_lines or 1})
    for shown in ("chua-xong", "cho-tra", "qua-han"):
        yield "register", book + urlencode({"xem": shown})
    yield "register", book + urlencode({"thang": 3})
    for code, number, _phone, name in officer.dossiers[:1]:
        for typed in (code, number, name):
            yield "register", book + urlencode({"tim": typed})


def _of_dossiers(officer: Officer) -> Iterator[tuple[str, str]]:
    for code, number, phone, name in officer.dossiers:
        yield "dossier", f"{DESK}{code}/"
        short = "-".join(code.split("-")[-2:])
        for typed in (code, short, number, phone, name, " ".join(name.split()[-2:])):
            yield "search", _address(q=typed)


def _second_page(officer: Officer) -> str:
    at = clock.now()
    page = inbox(InboxFilter(), by=officer.actor, at=at, soon_until=at)
    return page.next or ""


def _address(**words: str) -> str:
    return f"{DESK}?{urlencode(words)}"


def _request(officer: Officer, path: str) -> bytes:
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", f"Cookie: {officer.cookie}"]
    return "\r\n".join([*lines, "Accept-Encoding: gzip", "", ""]).encode()


def _tell(words: str) -> None:
    print(f"bench-lists: {words}", file=sys.stderr)
