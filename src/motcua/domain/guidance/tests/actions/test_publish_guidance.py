"""Publishing a life event: dated, versioned, checked against the catalogue and the forms."""

import pytest

from motcua.domain.guidance.actions import publish_guidance
from motcua.domain.guidance.errors import GuidanceFaulty
from motcua.domain.guidance.models import EventVersion
from motcua.domain.guidance.selectors import event_on
from motcua.domain.guidance.tests.events import AT, OPERATOR, TODAY, description, question, step
from motcua.domain.identity.values import ANONYMOUS
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db


def publish(by=OPERATOR, **changes):
    return publish_guidance(description=description(**changes), by=by, at=AT)


def rows():
    return list(EventVersion.objects.order_by("pk").values())


def test_a_version_is_published_once_and_recorded():
    assert publish()
    assert not publish()

    assert event_on("viec-thu", TODAY).title == "Việc thử"
    assert len(journal.entries_about("guidance:viec-thu")) == 1


def test_a_published_version_is_never_rewritten():
    publish()
    before = rows()
    with pytest.raises(GuidanceFaulty):
        publish(title="Lời khác")
    assert rows() == before


def test_a_mended_version_takes_the_place_of_the_one_that_begins_on_the_same_day():
    publish()
    before = rows()
    assert publish(version=2, title="Lời sửa")

    assert event_on("viec-thu", TODAY).title == "Lời sửa"
    assert rows()[: len(before)] == before


def test_an_older_version_is_not_published_after_a_newer_one():
    publish(version=3)
    before = rows()
    with pytest.raises(GuidanceFaulty) as refusal:
        publish(version=2, title="Lời cũ")
    assert "xin tăng version" in refusal.value.details["faults"]
    assert rows() == before


def test_who_has_no_right_publishes_nothing():
    before = rows()
    with pytest.raises(NotPermitted):
        publish(by=ANONYMOUS)
    assert rows() == before


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"steps": [step("s", "khong-co-thu-tuc")]}, "không có thủ tục khong-co-thu-tuc"),
        ({"steps": [step("s", carried=[{"field": "x", "text": "y"}])]}, "không có ô này"),
        (
            {"steps": [step("s", carried=[{"field": "relation", "text": "y"}])]},
            "không có lựa chọn y",
        ),
        ({"steps": [step("s", carried=[{"field": "mother_id", "text": "1"}])]}, "chỉ điền sẵn"),
        (
            {"steps": [step("s", carried=[{"field": "mother_name", "text": "y" * 101}])]},
            "dài quá 100",
        ),
        ({"steps": [step("s", cases=[{"key": "khong-co"}])]}, "không có trường hợp 'khong-co'"),
        ({"questions": [question("a", "x")]}, "lựa chọn"),
        ({"steps": [step("s", when={"con": ["co"]})], "notes": []}, "không dẫn đến đâu"),
    ],
)
def test_what_would_lead_astray_is_refused_and_nothing_is_written(changes, words):
    before = rows()
    with pytest.raises(GuidanceFaulty) as refusal:
        publish(**{"notes": []} | changes)
    assert words in refusal.value.details["faults"]
    assert rows() == before


def test_a_paper_that_the_procedure_no_longer_lists_refuses_nothing():
    """The catalogue changes by decision; guidance that names a dropped paper only loses that name."""
    assert publish(steps=[step("s", papers=[{"name": "Giấy đã bỏ"}])], notes=[])
