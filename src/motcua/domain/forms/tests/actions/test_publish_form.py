"""Publishing a version of a form."""

from datetime import date, datetime

import pytest

from motcua.domain.forms.actions import publish_form
from motcua.domain.forms.errors import FormFaulty, FormNotFound
from motcua.domain.forms.selectors import form_for, form_on, form_version
from motcua.domain.identity.values import SYSTEM
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

AT = datetime(2026, 11, 19, 14, 52, tzinfo=VIETNAM)


def description(version=1, valid_from="2026-01-01", **changes):
    return {
        "key": "mau-thu",
        "version": version,
        "implements": "Mẫu thử",
        "title": "Mẫu thử",
        "valid_from": valid_from,
        "pages": [
            {
                "key": "trang",
                "title": "Trang",
                "fields": [{"key": "o", "label": "Ô", "kind": "text"}],
            }
        ],
        **changes,
    }


def publish(**changes):
    return publish_form(description=description(**changes), by=SYSTEM, at=AT)


@pytest.fixture(autouse=True)
def nothing_kept():
    form_version.cache_clear()
    yield
    form_version.cache_clear()


@pytest.mark.django_db
def test_the_version_in_force_on_the_day_is_given():
    assert publish()
    assert publish(version=2, valid_from="2026-06-01", title="Mẫu thử, sửa đổi")
    assert form_on("mau-thu", date(2026, 5, 31)).version == 1
    assert form_on("mau-thu", date(2026, 6, 1)).title == "Mẫu thử, sửa đổi"
    assert form_for(["Mẫu thử"], date(2026, 6, 1)).version == 2
    assert form_for(["Mẫu khác"], date(2026, 6, 1)).key == "to-khai-chung"
    with pytest.raises(FormNotFound):
        form_on("mau-thu", date(2025, 12, 31))
    assert len(journal.entries_about("form:mau-thu")) == 2


@pytest.mark.django_db
def test_the_same_again_changes_nothing_and_another_text_is_refused():
    publish()
    assert not publish()
    with pytest.raises(FormFaulty):
        publish(title="Mẫu khác")
    assert form_on("mau-thu", date(2026, 6, 1)).title == "Mẫu thử"
    assert len(journal.entries_about("form:mau-thu")) == 1


@pytest.mark.django_db
def test_a_faulty_form_is_not_published():
    with pytest.raises(FormFaulty):
        publish(pages=[])
    with pytest.raises(FormNotFound):
        form_on("mau-thu", date(2026, 6, 1))
