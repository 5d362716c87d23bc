"""Finding a dossier by what is scanned or typed: code, number of a person, telephone, name.

Every question is a stretch of one index, however many dossiers there are. Names are kept word by
word with the agencies that may read them (`dossier_by_name`), so nobody's search walks through the
dossiers of others.
"""

import re
from collections.abc import Collection, Sequence
from typing import Any

from motcua.domain.dossiers.rules.lookup import plain_words
from motcua.domain.dossiers.selectors.readable import readable_by
from motcua.domain.identity.values import Actor
from motcua.foundation.db import read

from .heads import DossierHead, heads

FOUND_COUNT_MAX = 50
NAME_WORDS_MAX = 8
_END_OF_CODE = re.compile(r"[0-9]{6}-[0-9]{1,8}")  # `261123-0001`: what officers say
_BEGINNING_CHARACTERS_MIN = 14  # of a code: as far as its day, else half a province begins so
_NUMBER_DIGITS_MIN = 5
_SIGNS_OF_NUMBERS = set("0123456789 .()+-")
# Whoever is asked for an opinion reads the dossier until it is given.
_READABLE = """(dossier.receiving_agency_id = ANY (%s) OR dossier.competent_agency_id = ANY (%s)
    OR EXISTS (SELECT FROM dossiers_consultation asked WHERE asked.dossier_id = dossier.id
        AND asked.agency_id = ANY (%s) AND asked.answered_at IS NULL))"""
_FIND = f"""SELECT dossier.id FROM dossiers_dossier dossier
    WHERE {{condition}} AND {_READABLE} LIMIT %s"""  # noqa: S608 — what stands above
_BY_NAME = """SELECT found.id FROM unnest(%s::text[]) AS of_agency (words) CROSS JOIN LATERAL (
        SELECT dossier.id FROM dossiers_dossier dossier
        WHERE dossiers_name_words(submitter_name, receiving_agency_id, competent_agency_id)
            @@ of_agency.words::tsquery LIMIT %s
    ) found
    UNION
    SELECT asked.dossier_id FROM dossiers_consultation asked
    JOIN dossiers_dossier dossier ON dossier.id = asked.dossier_id
    WHERE asked.agency_id = ANY (%s) AND asked.answered_at IS NULL
        AND dossiers_name_words(submitter_name, '', '') @@ %s::tsquery
    LIMIT %s"""


def find_on_desk(text: str, *, by: Actor) -> Sequence[DossierHead]:
    """Readable dossiers whose code, applicant, identity number or telephone is what was typed.

    Of a code the whole, its end from the day on, or its beginning as far as the day; of a name
    whole words, the last one may be only begun, with accents or without. Most urgent first, at most
    FOUND_COUNT_MAX. Two queries, or three.
    """
    agencies = readable_by(by)
    found = heads(ids_found(text, agencies=agencies, count_max=FOUND_COUNT_MAX))
    return sorted(found.values(), key=_urgency)


def ids_found(text: str, *, agencies: Collection[str], count_max: int) -> Sequence[int]:
    """The ids of such dossiers that one of these agencies may read, in no order."""
    readable, text = sorted(agencies), " ".join(text.split())
    for condition, value in _conditions(text):
        rows = read(
            _FIND.format(condition=condition), [value, readable, readable, readable, count_max]
        )
        if rows:
            return [dossier_id for (dossier_id,) in rows]
    words = plain_words(text)[:NAME_WORDS_MAX]
    if not words:
        return []
    asked = [_question(agency, words) for agency in readable]
    rows = read(_BY_NAME, [asked, count_max, readable, _question("", words), count_max])
    return [dossier_id for (dossier_id,) in rows]


def _conditions(text: str) -> list[tuple[str, str]]:
    """What the text can be besides a name: at most one query each, the first that finds ends it."""
    code, digits = text.upper(), "".join(sign for sign in text if sign.isdigit())
    if _END_OF_CODE.fullmatch(text):
        return [("reverse(dossier.code) LIKE %s", f"{text[::-1]}-%")]
    if len(digits) >= _NUMBER_DIGITS_MIN and not set(text) - _SIGNS_OF_NUMBERS:
        return [
            ("dossier.submitter_identity_number = %s", digits),
            ("translate(dossier.phone_number, ' .()+-', '') = %s", digits),
        ]
    if not digits or " " in text:
        return []
    found = [("dossier.code = %s", code)]
    if len(code) >= _BEGINNING_CHARACTERS_MIN and not set(code) & {"%", "_", "\\"}:
        found.append(("dossier.code LIKE %s", f"{code}%"))
    return [*found, ("dossier.submitter_identity_number = %s", code)]


def _question(agency: str, words: Sequence[str]) -> str:
    """All words, the last one perhaps only begun, among the dossiers of one agency."""
    *whole, last = (f"'{agency}|{word}'" for word in words)
    return " & ".join([*whole, f"{last}:*"])


def _urgency(head: DossierHead) -> tuple[bool, Any, Any, int]:
    return head.due_at is None, head.due_at or head.submitted_at, head.submitted_at, head.dossier_id
