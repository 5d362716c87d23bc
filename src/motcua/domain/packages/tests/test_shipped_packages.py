"""Shipped packages: canonical text, resolved references, and examples that go as the law says.

Dates in the examples were reckoned by hand from the law (see `why` of each), not copied from here.
"""

from datetime import date

import pytest

from motcua.domain.dossiers.tests.people import everybody
from motcua.domain.packages.rules.references import unresolved
from motcua.domain.packages.rules.writing import write_package
from motcua.domain.packages.selectors.known import known_here
from motcua.domain.packages.selectors.trial import tried
from motcua.domain.workflow.tests.interlinked import everybody_across, publish
from motcua.foundation import clock

from .boxes import COPIES, FOLDER, INVESTMENT, PATHS, all_wrong, know_instruments, shipped

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)
DEMONSTRATION = {
    "chung-thuc-ban-sao",
    "cap-giay-chung-nhan-dang-ky-dau-tu",
    "lien-thong-khai-sinh-thuong-tru-bhyt",
}


@pytest.fixture(autouse=True)
def _store(settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path


def test_there_are_enough():
    assert len(PATHS) >= 6
    assert {path.stem for path in PATHS} >= DEMONSTRATION


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_shipped_package_is_canonical_and_its_examples_hold(path):
    """LR-132: run as an import runs them."""
    package = shipped(path.stem)
    assert write_package(package).encode() == path.read_bytes()
    assert package.slug == path.stem
    assert len(package.examples) >= 3
    know_instruments(package)
    assert unresolved(package, known_here(package, TODAY)) == ()
    outcome = tried(package, at=clock.now())
    assert outcome.deviations == (), "\n".join(map(str, outcome.deviations))
    assert outcome.example_count == len(package.examples)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_each_wrong_expectation_is_caught(path):
    """One deviation for each expectation, no more, no less: none is looked over."""
    wrong, count = all_wrong(shipped(path.stem))
    assert count >= 5
    found = tried(wrong, at=clock.now()).deviations
    assert len(found) == count, "\n".join(map(str, found))


def test_a_deviation_is_said_with_its_place():
    wrong, _ = all_wrong(shipped(COPIES))
    said = [str(each) for each in tried(wrong, at=clock.now()).deviations]
    assert "ví dụ 2, bước 1: hẹn trả 03/09/2026 17:00, gói ghi 03/09/2026 17:01" in said


def test_examples_hold_where_the_demonstrations_process_is_in_force_already():
    everybody()
    everybody_across()
    publish(INVESTMENT)
    assert tried(shipped(INVESTMENT), at=clock.now()).deviations == ()


def test_nothing_else_lies_in_the_folder():
    assert [path.name for path in FOLDER.iterdir() if path.suffix not in {".yaml", ".md"}] == []
