"""LR-110. What holds on a day, as it is known at a moment: the rows against a plain list."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.domain.catalogue.actions import publish_procedures
from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.selectors import procedure_on, record_of, versions_of
from motcua.domain.catalogue.selectors.held import in_force
from motcua.domain.catalogue.tests.rows import OPERATOR, procedure, publication, version

pytestmark = pytest.mark.django_db
FIRST_DAY, FIRST_MOMENT = date(2025, 7, 1), datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
DAYS = [FIRST_DAY + timedelta(days=n * 30) for n in range(8)]
NUMBERS = count(1)


@dataclass(frozen=True)
class Said:
    """What one publication says of a procedure: each name from its day to the next."""

    at: datetime
    names: tuple[tuple[date, str], ...]

    def name_on(self, day):
        return next((name for start, name in reversed(self.names) if start <= day), None)


@st.composite
def publications(draw):
    """What was published, one after the other; each may rename, cut and shift the periods."""
    found = []
    for place in range(draw(st.integers(1, 4))):
        starts = sorted(draw(st.sets(st.sampled_from(DAYS), min_size=1, max_size=3)))
        names = [(start, f"Tên {draw(st.integers(1, 3))}") for start in starts]
        found.append(Said(FIRST_MOMENT + timedelta(days=place), tuple(names)))
    return found


def publish(slug, code, said):
    ends = [start - timedelta(days=1) for start, _ in said.names[1:]] + [None]
    versions = [
        version(name=name, code=code, valid_from=start, valid_to=ends_on)
        for (start, name), ends_on in zip(said.names, ends, strict=True)
    ]
    publish_procedures(
        publication=publication(procedure(*versions, slug=slug, former_codes=())),
        by=OPERATOR,
        at=said.at,
    )


def name_on(slug, day, known_at):
    try:
        return procedure_on(slug, day, known_at=known_at).name
    except ProcedureNotFound:
        return None


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(publications(), st.data())
def test_every_day_is_told_as_it_was_known_at_every_moment(said, data):
    number = next(NUMBERS)
    slug, code = f"hai-truc-{number}", f"8.{number:06}"
    for each in said:
        publish(slug, code, each)
    moments = [None, FIRST_MOMENT - timedelta(seconds=1)]
    moments += [each.at + timedelta(hours=hours) for each in said for hours in (0, 5)]
    for day in data.draw(st.lists(st.sampled_from(DAYS), min_size=2, max_size=4)):
        for moment in moments:
            known = [each for each in said if moment is None or each.at <= moment]
            expected = known[-1].name_on(day) if known else None
            assert name_on(slug, day, moment) == expected
            names = in_force(day, moment).filter(procedure__slug=slug)
            assert [row.name for row in names] == ([expected] if expected else [])
    for moment in moments:
        known = [each for each in said if moment is None or each.at <= moment]
        lines = versions_of(slug, known_at=moment)
        assert [(line.valid_from, line.name) for line in lines] == (
            list(known[-1].names) if known else []
        )
        for one, other in pairwise(lines):
            assert one.valid_to == other.valid_from - timedelta(days=1)


def test_a_former_code_is_known_as_it_was_known():
    said = Said(FIRST_MOMENT, ((FIRST_DAY, "Tên 1"),))
    publish("hai-truc-ma", "8.900001", said)
    publish("hai-truc-ma", "8.900002", Said(FIRST_MOMENT + timedelta(days=1), said.names))
    day = DAYS[-1]
    assert procedure_on("8.900001", day, known_at=FIRST_MOMENT).code == "8.900001"
    assert procedure_on("8.900002", day, known_at=FIRST_MOMENT + timedelta(days=1)).code
    with pytest.raises(ProcedureNotFound):
        procedure_on("8.900002", day, known_at=FIRST_MOMENT)


def test_a_superseded_version_keeps_its_facts():
    slug, names = "hai-truc-giu", ((FIRST_DAY, "Tên 1"),)
    publish(slug, "8.900003", Said(FIRST_MOMENT, names))
    (before,) = versions_of(slug)
    kept = record_of(before.version_id)
    later = FIRST_MOMENT + timedelta(days=1)
    publish(slug, "8.900003", Said(later, ((FIRST_DAY, "Tên 2"),)))
    assert record_of(before.version_id) == kept
    (line,) = versions_of(slug, known_at=FIRST_MOMENT)
    assert (line.version_id, line.superseded_at) == (before.version_id, later)
