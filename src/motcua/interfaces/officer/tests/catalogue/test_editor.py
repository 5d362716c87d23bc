"""A record is typed in, changed by buttons, measured against the law, saved; nothing typed is lost."""

import pytest

from motcua.domain.catalogue.rules.record import record_as_data
from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.selectors.record import record_of
from motcua.interfaces.officer.catalogue.access import today
from motcua.interfaces.officer.tests.pages import words

from .conftest import SLUG, edit, fields_of, kept


def in_force(slug=SLUG):
    return record_as_data(record_of(procedure_on(slug, today()).version_id))


@pytest.mark.parametrize("slug", [SLUG, "dang-ky-khai-sinh", "cap-giay-chung-nhan-dang-ky-dau-tu"])
def test_saving_what_the_form_shows_changes_nothing(drawer, begin, slug):
    number = begin(slug)
    before = kept(number)
    assert before == in_force(slug)
    fields = fields_of(drawer.get(edit(number)))
    answer = drawer.post(edit(number), {**fields, "lam": "luu"})
    assert answer.status_code == 302, words(answer)[:3000]
    assert kept(number) == before
