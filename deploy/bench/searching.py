"""How well and how fast procedures are found among 6,000, beside PostgreSQL's own full-text search.

    python deploy/with_database.py --purpose bench-search python deploy/bench/searching.py

The questions are those of data/search/labelled.yaml; `held_out` were written before the rules were
tuned and were not used for it. The shipped procedures stand among variations of themselves: the same
words with the name of another place and another field. Each question is asked once a round, the
floor in turn: the ten nearest names by `ts_rank` over a GIN index, without marks, slips or synonyms.
"""

import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
LABELLED = HERE.parents[1] / "data/search/labelled.yaml"
PROCEDURES_COUNT = 6_000
ROUNDS_COUNT = 3
FOUND_COUNT = 5
SEED = 2026
KIND = "procedure"
_FLOOR_TABLE = """
    CREATE TEMPORARY TABLE floor_name AS
        SELECT id, title, to_tsvector('simple', title) AS words FROM search_entry;
    CREATE INDEX ON floor_name USING gin (words);
    ANALYZE floor_name;
"""
_FLOOR = """
    SELECT id, title FROM floor_name, plainto_tsquery('simple', %s) asked
    WHERE words @@ asked ORDER BY ts_rank(words, asked) DESC LIMIT 10
"""


def searching() -> Mapping[str, float]:
    """Figures of the search: how often it is right, how long it takes, how that is to the floor."""
    from django.db import connection  # noqa: PLC0415 - needs Django

    from motcua.domain.catalogue.selectors import find_procedures  # noqa: PLC0415

    labelled = yaml.safe_load(LABELLED.read_text(encoding="utf-8"))
    questions = [(part, row) for part in ("tuned", "held_out") for row in labelled[part]]
    day = date.today()  # noqa: DTZ011 - the bench measures today's procedures
    _multiply(day)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_posting")
        cursor.execute(_FLOOR_TABLE)

    def ask(text: str) -> Sequence[str]:
        return [hit.slug for hit in find_procedures(text, day=day, limit=10)]

    def ask_floor(text: str) -> Sequence[str]:
        with connection.cursor() as cursor:
            cursor.execute(_FLOOR, [text])
            return [row[0] for row in cursor.fetchall()]

    found = {row["text"]: ask(row["text"]) for _part, row in questions}  # warms the process as well
    spent, floor_spent = [], []
    for _ in range(ROUNDS_COUNT):
        spent.append(_milliseconds(ask, questions))
        floor_spent.append(_milliseconds(ask_floor, questions))
    processor = sorted(_milliseconds(ask, questions, clock=time.process_time))
    together = sorted(each for one in spent for each in one)
    figures = {
        "search_procedures": float(PROCEDURES_COUNT),
        "search_p50_ms": together[len(together) // 2],
        "search_p95_ms": together[int(len(together) * 0.95)],
        # Hardly depends on what else the machine does; without the database's part.
        "search_p95_processor_ms": processor[int(len(processor) * 0.95)],
        "search_of_floor_ratio": statistics.median(
            sum(below) / sum(above) for above, below in zip(spent, floor_spent, strict=True)
        ),
    }
    for name, parts in (("", ("tuned", "held_out")), ("_held_out", ("held_out",))):
        asked = [row for part, row in questions if part in parts]
        right = [found[row["text"]][:1] for row in asked]
        near = [found[row["text"]][:FOUND_COUNT] for row in asked]
        figures[f"search_first_right{name}"] = _share(asked, right)
        figures[f"search_recall_at_5{name}"] = _share(asked, near)
    return figures


def _share(asked: Sequence[Mapping[str, Any]], found: Sequence[Sequence[str]]) -> float:
    met = [bool(set(row["slugs"]) & set(slugs)) for row, slugs in zip(asked, found, strict=True)]
    return sum(met) / len(met)


def _milliseconds(
    ask: Callable[[str], object],
    questions: Sequence[Any],
    clock: Callable[[], float] = time.perf_counter,
) -> list[float]:
    spent = []
    for _part, row in questions:
        began = clock()
        ask(row["text"])
        spent.append(1000 * (clock() - began))
    return spent


def _multiply(day: date) -> None:
    """Variations of the shipped procedures, until there are enough."""
    from motcua.domain.organisations.selectors import communes_on  # noqa: PLC0415
    from motcua.domain.search import models  # noqa: PLC0415
    from motcua.domain.search.actions import index_entries  # noqa: PLC0415
    from motcua.foundation import clock  # noqa: PLC0415

    shipped = [
        row
        for row in models.SearchEntry.objects.filter(kind=KIND).order_by("position", "id")
        if (row.valid_from or date.min) <= day <= (row.valid_to or date.max)
    ]
    places = [place.name for place in communes_on(day)]
    fields = sorted({text for row in shipped for part, text, *_ in row.passages if part == "field"})
    entries = list(_varied(shipped, places, fields, PROCEDURES_COUNT - len(shipped)))
    keys = [entry.key for entry in entries]
    index_entries(kind=KIND, keys=keys, entries=entries, by="bench", at=clock.now())


def _varied(
    shipped: Sequence[Any], places: Sequence[str], fields: Sequence[str], count: int
) -> Iterator[Any]:
    from motcua.domain.search.values import Entry, Part, Passage  # noqa: PLC0415

    chance = random.Random(SEED)  # noqa: S311 - the same variations in every run
    for number in range(count):
        row = shipped[number % len(shipped)]
        place = chance.choice(places)
        title = f"{row.title} tại {place}"
        passages = [Passage(Part.NAME, title)]
        for part, text, *_ in row.passages:
            if part == Part.FIELD:
                passages.append(Passage(Part.FIELD, chance.choice(fields)))
            elif part != Part.NAME:
                passages.append(Passage(Part(part), f"{text} {place}"))
        yield Entry(
            key=f"{row.key}--{number}",
            title=title,
            passages=tuple(passages),
            code=f"9.{number:06d}",
            position=row.position + 1_000 + number,
        )


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings.test")
    import django  # noqa: PLC0415 - after the settings are chosen

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    settings.REFERENCE_CACHE_SECONDS = 1.0  # as an installation has it
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load", verbosity=0)
    print(json.dumps({name: round(value, 4) for name, value in searching().items()}, indent=2))


if __name__ == "__main__":
    sys.exit(main())
