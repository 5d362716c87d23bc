"""What a catalogue may not say."""

from datetime import date

import pytest

from motcua.domain.catalogue.rules import contradictions

from .rows import procedure, publication, version


def test_a_sound_catalogue_has_no_contradiction():
    assert contradictions(publication()) == ()


@pytest.mark.parametrize(
    ("procedures", "sentence"),
    [
        ([procedure(version(field_id="la"))], "giay-thu · field: lĩnh vực lạ 'la'"),
        ([procedure(version(linked_slugs=["la"]))], "giay-thu · interlinked: thủ tục lạ 'la'"),
        ([procedure(version(competent_names=[]))], "giay-thu · agencies: thiếu nơi nộp"),
        (
            [procedure(version(), version(valid_from=date(2026, 1, 1)))],
            "giay-thu · history: hai phiên bản cùng hiệu lực",
        ),
        (
            [procedure(), procedure(slug="giay-khac")],
            "giay-khac · code: 9.000001 đã dùng cho giay-thu",
        ),
    ],
)
def test_a_contradiction_is_said_with_record_and_field(procedures, sentence):
    found = contradictions(publication(*procedures))
    assert len(found) == 1
    assert found[0].startswith(sentence)
