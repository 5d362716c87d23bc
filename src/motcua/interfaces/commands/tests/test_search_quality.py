"""How often the right procedure is found, on the labelled questions of data/search.

The floors are those that the product promises; what is reached stands in docs/howto/measure.md.
"""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from motcua.domain.catalogue.selectors import find_procedures, procedures_on

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 26)
LABELLED = yaml.safe_load(
    (Path(settings.REFERENCE_DATA_FOLDER) / "search/labelled.yaml").read_text(encoding="utf-8")
)
PARTS = ("tuned", "held_out")
FIRST_RIGHT_MIN, RECALL_AT_5_MIN, QUESTIONS_MIN = 0.80, 0.95, 250


@pytest.mark.parametrize("part", PARTS)
def test_the_right_procedure_is_found(part):
    first = near = 0
    missed = []
    for row in LABELLED[part]:
        slugs = [hit.slug for hit in find_procedures(row["text"], day=DAY, limit=5)]
        first += slugs[:1] != [] and slugs[0] in row["slugs"]
        if set(slugs) & set(row["slugs"]):
            near += 1
        else:
            missed.append(row["text"])
    count = len(LABELLED[part])
    assert first / count >= FIRST_RIGHT_MIN
    assert near / count >= RECALL_AT_5_MIN, missed


def test_there_are_many_questions_of_many_kinds_and_each_is_asked_once():
    rows = [row for part in PARTS for row in LABELLED[part]]
    assert len(rows) >= QUESTIONS_MIN
    assert len({row["text"] for row in rows}) == len(rows)
    kinds = Counter(row["kind"] for row in rows)
    assert {"no_marks", "telex", "vni", "sound", "slip", "sentence", "life_event"} <= kinds.keys()


def test_answers_are_procedures_that_are_in_force():
    slugs = {row.procedure.slug for row in procedures_on(day=DAY)}
    wrong = {
        (row["text"], slug)
        for part in PARTS
        for row in LABELLED[part]
        for slug in row["slugs"]
        if slug not in slugs
    }
    assert wrong == set()


def test_everyday_names_are_of_procedures_that_exist():
    path = Path(settings.REFERENCE_DATA_FOLDER) / "search/wording.yaml"
    named = yaml.safe_load(path.read_text(encoding="utf-8"))["everyday"]["procedure"]
    assert set(named) == {row.procedure.slug for row in procedures_on(day=DAY)}
