"""What was meant, the nearest first."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection

from motcua.domain.search import models
from motcua.domain.search.rules import (
    QUESTION_CHARACTERS_MAX,
    HeldEntry,
    Lexicon,
    Score,
    Weighing,
    asked_terms,
    held_passage,
    lexicon_from,
    read,
    why,
)
from motcua.domain.search.values import (
    Found,
    Hit,
    Question,
    Synonym,
    Wording,
)
from motcua.foundation.db.reference_data import Edition, ReferenceCache

LIMIT_MAX: Final = 200
CANDIDATES_MIN: Final = 40
# Of entries that have the same words of the question, so that variations of one thing do not keep
# other things out.
ALIKE_MIN: Final = 8
NOT_OF_THE_DAY: Final = 4  # so many times more, for entries of other days fall out
ANSWERS_MAX: Final = 64
FURTHER_MAX: Final = 2
RANK_LAST: Final = 100_000
HELD_COLUMNS: Final = (
    *("pk", "key", "title", "code"),
    *("digits", "rank", "position", "passages"),
)
HELD_MAX: Final = 7_000  # entries taken apart that one process keeps: those of a whole country
SCORE_MIN: Final = 0.24
SHARE_OF_BEST_MIN: Final = 0.42


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that decides an answer."""

    text: str
    kind: str
    day: date
    limit: int
    is_typing: bool


_index = ReferenceCache(models.SearchVersion.current)
_CANDIDATES = """
    WITH asked AS (
        SELECT * FROM unnest(%(terms)s::text[], %(words)s::int[], %(weights)s::float8[])
            AS asked (term, word, weight)
    ), weighed AS (
        SELECT posting.entry_id, sum(posting.weight * asked.weight) AS weight,
            bit_or(1::bigint << asked.word) AS words
        FROM asked JOIN search_posting posting ON posting.term = asked.term
        GROUP BY posting.entry_id
    ), placed AS (
        SELECT entry_id, weight, row_number() OVER (
            PARTITION BY words ORDER BY weight DESC, entry_id
        ) AS place
        FROM weighed
    ), near AS (
        SELECT entry_id, weight FROM placed WHERE place <= %(alike)s
        ORDER BY weight DESC, entry_id LIMIT %(near)s
    )
    SELECT entry.id FROM near JOIN search_entry entry ON entry.id = near.entry_id
    WHERE entry.kind = %(kind)s
        AND (entry.valid_from IS NULL OR entry.valid_from <= %(day)s)
        AND (entry.valid_to IS NULL OR entry.valid_to >= %(day)s)
    ORDER BY near.weight DESC, entry.rank NULLS LAST, entry.position, entry.id
    LIMIT %(limit)s
"""
_CODED = """
    SELECT entry.id FROM search_entry entry
    WHERE entry.kind = %(kind)s
        AND (entry.valid_from IS NULL OR entry.valid_from <= %(day)s)
        AND (entry.valid_to IS NULL OR entry.valid_to >= %(day)s)
        AND EXISTS (
            SELECT FROM unnest(entry.digits) held (digits), unnest(%(codes)s::text[]) asked (code)
            WHERE starts_with(held.digits, asked.code)
                OR right(held.digits, length(asked.code)) = asked.code
        )
    ORDER BY entry.position, entry.id
    LIMIT %(limit)s
"""


def find(text: str, *, kind: str, day: date, limit: int = 10, is_typing: bool = False) -> Found:
    """Entries of a kind that hold on a day and answer the text, best first.

    `is_typing`: the last word may be only begun. Two queries when the process knows the index: the
    version, and the candidates; one more for candidates it has not yet taken apart. The last
    answers are kept, for a page asks twice (the list and its counts).
    """
    asked = Asked(text[:QUESTION_CHARACTERS_MAX], kind, day, min(limit, LIMIT_MAX), is_typing)
    edition = _index.edition()
    answers: OrderedDict[Asked, Found] = edition.get("answers", OrderedDict)
    if asked in answers:
        return answers[asked]
    found = answers[asked] = _found(asked, edition)
    while len(answers) > ANSWERS_MAX:
        answers.popitem(last=False)
    return found


def _found(asked: Asked, edition: Edition) -> Found:
    lexicon = edition.get(("lexicon", asked.kind), lambda: _lexicon(asked.kind))
    question = read(asked.text, lexicon, is_typing=asked.is_typing)
    if question.is_empty:
        return Found()
    weighing = Weighing(question, lexicon)
    scored = [
        (weighing.score(entry), entry) for entry in _candidates(question, asked, lexicon, edition)
    ]
    scored.sort(key=lambda row: (-row[0].value, row[1].rank or RANK_LAST, row[1].position))
    best = scored[0][0].value if scored else 0.0
    least = max(SCORE_MIN, SHARE_OF_BEST_MIN * best)
    worth = _apart([row for row in scored if row[0].value >= least])[: asked.limit]
    hits = tuple(_hit(each, entry, question) for each, entry in worth)
    return Found(hits, _understood(question, worth), _corrected(question, worth))


def _apart(rows: list[tuple[Score, HeldEntry]]) -> list[tuple[Score, HeldEntry]]:
    """The same rows; of those whose title only adds words to one above, a few stand by it.

    The others come after what is something else: twenty variations of one thing are one answer.
    """
    first: list[tuple[Score, HeldEntry]] = []
    later: list[tuple[Score, HeldEntry]] = []
    further_by_title: dict[str, int] = {}
    for row in rows:
        title = row[1].title
        base = next((each for each in further_by_title if title.startswith(each)), None)
        if base is None:
            further_by_title[title] = 0
        else:
            further_by_title[base] += 1
        is_one_too_many = base is not None and further_by_title[base] > FURTHER_MAX
        (later if is_one_too_many else first).append(row)
    return first + later


def _hit(scored: Score, entry: HeldEntry, question: Question) -> Hit:
    return Hit(
        key=entry.key,
        title=entry.title,
        code=entry.code,
        score=round(scored.value, 4),
        reasons=why(scored, question),
    )


def _understood(
    question: Question, worth: list[tuple[Score, HeldEntry]]
) -> tuple[tuple[str, str], ...]:
    """Readings that the best hit used."""
    if not worth:
        return tuple((reading.said, reading.means[0]) for reading in question.readings)
    return tuple((reading.said, reading.means[0]) for reading in worth[0][0].readings)


def _corrected(question: Question, worth: list[tuple[Score, HeldEntry]]) -> str:
    """The question with the corrections that the best hit used; empty if it used none."""
    passage = worth[0][0].passage if worth else None
    if passage is None:
        return ""
    words, is_changed = [], False
    for word in question.words:
        used = next((each for each in word.choices if each.bare in passage.marks_of), None)
        if used is not None and used.shown:
            words.append(used.shown)
            is_changed = True
        else:
            words.append(word.typed)
    return " ".join(words) if is_changed else ""


def _candidates(
    question: Question, asked: Asked, lexicon: Lexicon, edition: Edition
) -> list[HeldEntry]:
    terms = asked_terms(question, lexicon)
    facts: dict[str, Any] = {
        "kind": asked.kind,
        "day": asked.day,
        "limit": max(CANDIDATES_MIN, asked.limit),
        "alike": max(ALIKE_MIN, asked.limit),
        "near": NOT_OF_THE_DAY * max(CANDIDATES_MIN, asked.limit),
    }
    ids: list[int] = []
    with connection.cursor() as cursor:
        if question.codes:
            cursor.execute(_CODED, {**facts, "codes": list(question.codes)})
            ids += [row[0] for row in cursor.fetchall()]
        if terms:
            columns = [list(column) for column in zip(*terms, strict=True)]
            names = ("terms", "words", "weights")
            cursor.execute(_CANDIDATES, {**facts, **dict(zip(names, columns, strict=True))})
            ids += [row[0] for row in cursor.fetchall()]
    return _held(list(dict.fromkeys(ids)), edition)


def _held(ids: list[int], edition: Edition) -> list[HeldEntry]:
    """Entries taken apart, from what the process keeps or from their rows."""
    kept: OrderedDict[int, HeldEntry] = edition.get("entries", OrderedDict)
    missing = [each for each in ids if each not in kept]
    if missing:
        rows = models.SearchEntry.objects.filter(pk__in=missing).values_list(*HELD_COLUMNS)
        for pk, key, title, code, digits, rank, position, passages in rows:
            kept[pk] = HeldEntry(
                key=key,
                title=title,
                code=code,
                digits=tuple(digits),
                rank=rank,
                position=position,
                passages=tuple(map(held_passage, passages)),
            )
    found = [kept[each] for each in ids if each in kept]
    while len(kept) > HELD_MAX:
        kept.popitem(last=False)
    return found


def _lexicon(kind: str) -> Lexicon:
    words: Any = models.SearchWord.objects.values_list("text", "use")
    by_use: dict[str, list[str]] = {"question": [], "light": []}
    for text, use in words:
        by_use[use].append(text)
    return lexicon_from(
        models.SearchTerm.objects.filter(kind=kind).values_list("term", "entries_count", "shown"),
        entries_count=models.SearchEntry.objects.filter(kind=kind).count(),
        wording=Wording(
            synonyms=tuple(
                Synonym(said, tuple(means))
                for said, means in models.SearchSynonym.objects.values_list("said", "means")
            ),
            question_words=tuple(by_use["question"]),
            light_words=tuple(by_use["light"]),
        ),
    )
