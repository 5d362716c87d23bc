"""What is exported is read again, and is written with the same bytes."""

from datetime import date

import pytest

from motcua.domain.catalogue.selectors import procedures_on
from motcua.domain.packages.rules.reading import read_package
from motcua.domain.packages.rules.writing import digest_of, write_package
from motcua.domain.packages.selectors.export import export_package

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 26)


def test_every_shipped_procedure_travels_as_it_is():
    """Export → read → write: the same bytes, whatever the procedure."""
    slugs = [procedure.slug for procedure in procedures_on(day=DAY)]
    assert len(slugs) > 100
    for slug in slugs:
        package = export_package(slug, DAY)
        text = write_package(package)
        again, faults = read_package(text.encode())
        assert faults == (), (slug, list(map(str, faults)))
        assert again == package, slug
        assert write_package(again) == text, slug
        assert digest_of(again) == digest_of(package)
