"""Two axes of time, against a naive model that keeps every publication whole. Legal: LR-124."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.domain.organisations import models, selectors
from motcua.domain.organisations.actions import publish_organisations
from motcua.domain.organisations.errors import AgencyNotFound, DivisionNotFound
from motcua.domain.organisations.selectors.picture import picture
from motcua.domain.organisations.values import DivisionLevel, PublishedDivision

from .rows import OPERATOR, agency, publication

pytestmark = pytest.mark.django_db
BEGAN = datetime(2030, 1, 1, tzinfo=UTC)
DAYS = [date(2025, 6, 30), date(2025, 7, 1), date(2026, 3, 31)]
CODES = ("p-1", "p-2", "p-3")
UNIT = "95001"

agencies_said = st.dictionaries(
    st.sampled_from(CODES),
    st.tuples(
        st.sampled_from(["Tên một", "Tên hai"]),
        st.sampled_from([None, *DAYS]),
        st.sampled_from([None, *CODES]),
    ),
    min_size=len(CODES),
)
divisions_said = st.dictionaries(
    st.sampled_from(["95001", "95002"]), st.sampled_from(["Xã A", "Xã B"]), max_size=2
)


def stated(agencies, divisions):
    return publication(
        *(
            agency(
                code,
                name=name,
                valid_from=None,
                valid_to=last,
                division_code="",
                successor_code=heir if heir != code else None,
            )
            for code, (name, last, heir) in sorted(agencies.items())
        ),
        divisions=[
            PublishedDivision(code, DivisionLevel.COMMUNE, name, "commune", "33", None, None)
            for code, name in sorted(divisions.items())
        ],
    )


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(history=st.lists(st.tuples(agencies_said, divisions_said), min_size=1, max_size=5))
def test_whatever_was_published_is_read_as_it_was_known(history):
    models.PastRow.objects.all().delete()
    models.Agency.objects.filter(pk__in=CODES).update(successor=None)
    models.Agency.objects.filter(pk__in=CODES).delete()
    models.Division.objects.filter(code__in=["95001", "95002"]).delete()
    moments = [BEGAN + timedelta(hours=each) for each in range(len(history))]
    model = {}
    for at, (agencies, divisions) in zip(moments, history, strict=True):
        publish_organisations(publication=stated(agencies, divisions), by=OPERATOR, at=at)
        model[at] = (agencies, divisions)
    for at, (agencies, divisions) in model.items():
        for moment in (at, at + timedelta(minutes=59)):
            known = picture(moment).agencies
            assert {code for code in CODES if code in known} == set(agencies)
            for code, (name, last, heir) in agencies.items():
                found = selectors.agency(code, known_at=moment)
                expected = (name, last, heir if heir != code else None)
                assert (found.name, found.valid_to, found.successor_code) == expected
            for code in ("95001", "95002"):
                if code in divisions:
                    there = selectors.division(code, day=DAYS[0], known_at=moment)
                    assert there.name == divisions[code]
                else:
                    with pytest.raises(DivisionNotFound):
                        selectors.division(code, day=DAYS[0], known_at=moment)
    with pytest.raises(AgencyNotFound):
        selectors.agency(CODES[0], known_at=BEGAN - timedelta(seconds=1))
    latest = model[moments[-1]]
    assert {code: selectors.agency(code).name for code in CODES} == {
        code: said[0] for code, said in latest[0].items()
    }
