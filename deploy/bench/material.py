"""What is measured with: citizens, complete drafts ready to be sent, dossiers on a desk.

The first draft is written by the acts, like everybody's; the others are copies of its row.
"""

import io
import random
from dataclasses import dataclass
from datetime import datetime

import pikepdf
from django.db import connection

from motcua.domain.documents.actions import keep_file
from motcua.domain.dossiers.tests.people import PAGES
from motcua.domain.drafts import actions as draft_actions
from motcua.domain.drafts.values import DraftId
from motcua.domain.identity import actions as identity
from motcua.domain.identity.selectors import account_of, actor_for
from motcua.domain.identity.values import SYSTEM, AccountId, AccountKind, Actor
from motcua.domain.organisations.selectors import communes_on
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM

PROCEDURE = "dang-ky-khai-sinh"
COMPONENTS_COUNT = 4  # The form, the birth notice, an identity paper looked up, a certificate.
PASSWORD = "motcua-bench-2026"  # noqa: S105 - the people are invented and live for one run
BUSY_COMMUNE = "11953"  # Phường Phố Hiến
BUSY_ONE_STOP = "hy2-11953-pvhcc"
DELIVERY = {
    "commune_code": BUSY_COMMUNE,
    "return_method": "online",
    "return_address": "",
    "phone_number": "0900 000 127",
    "email": "hanh@example.vn",
}
_COPY = """
    INSERT INTO drafts_draft (id, account_id, procedure_slug, case_key, form_key, form_version,
        answers, papers, delivery, pages_done, started_at, saved_at)
    SELECT gen_random_uuid(), %(account)s, procedure_slug, case_key, form_key, form_version,
        answers, papers,
        jsonb_set(delivery, '{commune_code}',
            to_jsonb((%(communes)s::text[])[1 + number %% cardinality(%(communes)s::text[])])),
        pages_done, started_at, saved_at
    FROM drafts_draft, generate_series(1, %(count)s) AS number
    WHERE id = %(original)s
    RETURNING id
"""


@dataclass(frozen=True, slots=True)
class Citizen:
    """An invented person with an account."""

    username: str
    actor: Actor


def citizens(count: int) -> list[Citizen]:
    """People who can sign in with PASSWORD."""
    at = clock.now()
    people = []
    for number in range(1, count + 1):
        username = f"bench{number}"
        account_id = account_of(username) or _register(username, number, at)
        people.append(Citizen(username, actor_for(account_id, at=at)))
    return people


def original_draft(by: Actor) -> DraftId:
    """One complete draft of a birth registration with two papers attached, by the acts."""
    at = clock.now()
    draft_id = draft_actions.start_draft(procedure_slug=PROCEDURE, by=by, at=at)
    for page_key, typed in PAGES.items():
        draft_actions.save_answers(draft_id=draft_id, page_key=page_key, typed=typed, by=by, at=at)
    draft_actions.save_delivery(draft_id=draft_id, typed=DELIVERY, by=by, at=at)
    file = keep_file(chunks=[_pdf()], original_name="Giấy chứng sinh.pdf", by=by, at=at)
    for order in (2, 4):
        draft_actions.attach_paper(
            draft_id=draft_id, component_order=order, file_id=file.file_id, by=by, at=at
        )
    return draft_id


def drafts(
    original: DraftId, *, account_id: AccountId, count: int, is_one_agency: bool = False
) -> list[str]:
    """Copies of a complete draft, filed in all communes in turn or all in one."""
    communes = [BUSY_COMMUNE] if is_one_agency else commune_codes()
    random.Random(account_id).shuffle(communes)  # noqa: S311 - an order, not a secret
    with connection.cursor() as cursor:
        cursor.execute(
            _COPY,
            {
                "account": account_id,
                "communes": communes,
                "count": count,
                "original": original,
            },
        )
        return [str(row[0]) for row in cursor.fetchall()]


def commune_codes() -> list[str]:
    return [commune.code for commune in communes_on(clock.now().astimezone(VIETNAM).date())]


def written() -> dict[str, int]:
    """How many rows of each kind a submission writes there are now."""
    questions = {
        "dossiers": "SELECT count(*) FROM dossiers_dossier WHERE code NOT LIKE 'floor-%'",
        "codes": "SELECT count(DISTINCT code) FROM dossiers_dossier WHERE code NOT LIKE 'floor-%'",
        "components": "SELECT count(*) FROM dossiers_component WHERE name <> 'floor'",
        "journal": "SELECT count(*) FROM journal_entry WHERE word = 'dossiers.submitted'",
        "facts": "SELECT count(*) FROM outbox_fact WHERE name = 'dossiers.submitted.1'",
        "serials": "SELECT coalesce(sum(last_number), 0) FROM dossiers_counter"
        " WHERE kind = 'dossier' AND agency_code NOT LIKE 'floor-%'",
        "sent_drafts": "SELECT count(*) FROM drafts_draft WHERE dossier_id IS NOT NULL",
    }
    with connection.cursor() as cursor:
        counts = {}
        for name, question in questions.items():
            cursor.execute(question)
            counts[name] = int(cursor.fetchone()[0])
    return counts


def settle() -> None:
    """Before a round: the same state of the tables for everybody."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")


def codes_of(account_id: AccountId, count: int, *, receiving: str = "%") -> list[str]:
    """Codes of dossiers that a person has sent, in no order; of one receiving agency or of all."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT code FROM dossiers_dossier WHERE account_id = %s AND code NOT LIKE %s"
            " AND receiving_agency_id LIKE %s ORDER BY random() LIMIT %s",
            [account_id, "floor-%", receiving, count],
        )
        return [row[0] for row in cursor.fetchall()]


def _register(username: str, number: int, at: datetime) -> AccountId:
    account_id = identity.register_account(
        username=username,
        kind=AccountKind.CITIZEN,
        full_name=f"Nguyễn Thị Đo {number}",
        identity_number=f"0331900{number:05d}",
        phone_number="0900 000 127",
        email="hanh@example.vn",
        address="Thôn Đông, xã Tiên Lữ, tỉnh Hưng Yên",
        born_on=None,
        by=SYSTEM,
        at=at,
    )
    identity.set_password(account_id=account_id, password=PASSWORD, by=SYSTEM, at=at)
    return account_id


def _pdf() -> bytes:
    stream = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(stream, deterministic_id=True)
    return stream.getvalue()
