"""Numbers, titles and suffixes of the two sets of forms."""

import pytest

from motcua.domain.regimes.values import SlipSet
from motcua.domain.slips.rules import (
    FORM_NUMBERS,
    SLIP_NUMBER_SUFFIXES,
    TEMPLATES_FOLDER,
    TITLES,
    FormVersion,
    SlipKind,
    form_name,
    slip_number,
    title_of,
)

R1 = [
    SlipKind.RECEIPT,
    SlipKind.SUPPLEMENT_REQUEST,
    SlipKind.REFUSAL,
    SlipKind.APOLOGY,
    SlipKind.CONTROL_SLIP,
    SlipKind.REGISTER,
]
R2 = [*R1[:4], SlipKind.STOP_NOTICE, *R1[4:]]


@pytest.mark.parametrize(
    ("slip_set", "kinds"), [(SlipSet.FORMS_2018, R1), (SlipSet.FORMS_2025, R2)]
)
def test_the_forms_of_a_set_are_numbered_in_order(slip_set, kinds):
    """LR-035: TT 01/2018/TT-VPCP art 9 lists six forms, TT 03/2025/TT-VPCP annex I seven."""
    numbered = [kind for (of, kind) in FORM_NUMBERS if of is slip_set]
    assert numbered == kinds
    assert [FORM_NUMBERS[slip_set, kind] for kind in kinds] == [
        f"{number:02d}" for number in range(1, len(kinds) + 1)
    ]


def test_every_kind_has_a_title_in_both_sets_and_a_template():
    for kind in SlipKind:
        assert all(TITLES[slip_set, kind] for slip_set in SlipSet)
        assert (TEMPLATES_FOLDER / f"{kind}.typ").is_file(), kind


def test_only_the_apology_changed_its_title():
    changed = {
        kind
        for kind in SlipKind
        if TITLES[SlipSet.FORMS_2018, kind] != TITLES[SlipSet.FORMS_2025, kind]
    }
    assert changed == {SlipKind.APOLOGY}
    assert title_of(SlipKind.APOLOGY, FormVersion.TT01_2018).startswith("Phiếu xin lỗi")
    assert title_of(SlipKind.APOLOGY, FormVersion.TT03_2025).startswith("Văn bản xin lỗi")


def test_a_note_has_no_form():
    assert form_name(SlipKind.TRANSFER_NOTE, FormVersion.TT03_2025) == ""
    assert form_name(SlipKind.STOP_NOTICE, FormVersion.TT01_2018) == ""


def test_every_paper_but_the_register_has_a_number_of_its_own():
    """LR-044. A suffix that two kinds shared would give two papers one number."""
    assert set(SLIP_NUMBER_SUFFIXES) == set(SlipKind) - {SlipKind.REGISTER}
    assert len(set(SLIP_NUMBER_SUFFIXES.values())) == len(SLIP_NUMBER_SUFFIXES)
    assert slip_number(SlipKind.SUPPLEMENT_REQUEST, 7) == "0007/HDHS"
    assert slip_number(SlipKind.APOLOGY, 12_345) == "12345/PXL"
