"""trust.md A7. A decision entered, published and carried out by several at once happens once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from motcua.domain.control.actions import carry_unit, enact_reorganisation
from motcua.domain.dossiers.tests.people import everybody
from motcua.domain.identity.actions import grant_role
from motcua.domain.identity.models import Grant
from motcua.domain.identity.values import SYSTEM
from motcua.domain.organisations import models, selectors
from motcua.domain.organisations.actions import reorganise
from motcua.domain.organisations.tests.moves import (
    AT,
    CLERK,
    EFFECT,
    HEAD,
    document,
    merged,
    two_communes,
)
from motcua.foundation.journal.models import Entry

THREADS = 6
NEW_YEAR = AT.replace(year=2027, month=1, day=1)


@pytest.fixture
def units(transactional_db):
    """Tables of agencies stay between tests: what is put there is taken out again."""
    with transaction.atomic():
        two_communes()
    people = everybody()
    grant_role(
        account_id=people.case_officer.account_id,
        role_key="case_officer",
        agency_code="t-nam",
        title="Công chức",
        by=SYSTEM,
        at=AT,
    )
    yield people
    ours = models.Agency.objects.filter(code__startswith="t-")
    models.PastRow.objects.filter(key__startswith="t-").delete()
    ours.update(successor=None)
    ours.delete()
    models.Division.objects.filter(code__in=["91001", "91002"]).delete()
    models.ReorganisationRow.objects.all().delete()
    models.OrganisationVersion.objects.get().renew(at=AT)


def at_once(act):
    barrier = Barrier(THREADS)

    def run(number):
        try:
            barrier.wait()
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def test_several_at_once_happen_once(units):
    asked = document(moves=(merged("t-nam", "t-moi"),))
    numbers = at_once(lambda _: reorganise(reorganisation=asked, by=CLERK, at=AT))
    assert len(set(numbers)) == 1
    at_once(lambda _: enact_reorganisation(reorganisation_id=numbers[0], by=HEAD, at=AT))
    told = Entry.objects.filter(subject=f"reorganisation:{numbers[0]}")
    assert told.filter(word="control.reorganisation_enacted").count() == 1
    assert models.PastRow.objects.filter(key="t-nam").count() == 1
    assert selectors.agency_in_force("t-nam", day=EFFECT).code == "t-moi"
    carried = at_once(lambda _: carry_unit(agency_code="t-nam", by=SYSTEM, at=NEW_YEAR))
    assert sorted(carried) == [0] * (THREADS - 1) + [1]
    assert Grant.objects.filter(agency_code="t-moi").count() == 1
