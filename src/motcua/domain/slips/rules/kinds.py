"""Which papers there are, and how the two sets of forms number and name them.

Legal   LR-035. TT 01/2018/TT-VPCP art 9 (forms 01-06); TT 03/2025/TT-VPCP annex I (forms 01-07).
"""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final

from motcua.domain.regimes.values import SlipSet

TEMPLATES_FOLDER: Final = Path(__file__).parents[1] / "templates"


class SlipKind(StrEnum):
    """Every paper that the life of a dossier can bring forth; also the name of its template."""

    RECEIPT = "receipt"
    SUPPLEMENT_REQUEST = "supplement_request"
    REFUSAL = "refusal"
    APOLOGY = "apology"
    STOP_NOTICE = "stop_notice"
    CONTROL_SLIP = "control_slip"
    REGISTER = "register"
    # Papers that the law wants and for which it prints no form.
    WITHDRAWAL_NOTE = "withdrawal_note"
    PAYMENT_NOTICE = "payment_notice"
    TRANSFER_NOTE = "transfer_note"
    VERIFICATION_RECORD = "verification_record"
    CONSULTATION_REQUEST = "consultation_request"
    CORRECTION_RECORD = "correction_record"


class FormVersion(StrEnum):
    """The instrument whose forms a paper follows; printed at its foot.

    The day of issue decides: TT 01/2018 before 2025-09-15, TT 03/2025 from that day (assumed).
    """

    TT01_2018 = "01/2018/TT-VPCP"
    TT03_2025 = "03/2025/TT-VPCP"


FORM_VERSIONS: Final[Mapping[SlipSet, FormVersion]] = {
    SlipSet.FORMS_2018: FormVersion.TT01_2018,
    SlipSet.FORMS_2025: FormVersion.TT03_2025,
}
SLIP_SETS: Final[Mapping[FormVersion, SlipSet]] = {
    version: slip_set for slip_set, version in FORM_VERSIONS.items()
}

# A kind that is missing in a set has no form there and is not printed as one.
FORM_NUMBERS: Final[Mapping[tuple[SlipSet, SlipKind], str]] = {
    (SlipSet.FORMS_2018, SlipKind.RECEIPT): "01",
    (SlipSet.FORMS_2018, SlipKind.SUPPLEMENT_REQUEST): "02",
    (SlipSet.FORMS_2018, SlipKind.REFUSAL): "03",
    (SlipSet.FORMS_2018, SlipKind.APOLOGY): "04",
    (SlipSet.FORMS_2018, SlipKind.CONTROL_SLIP): "05",
    (SlipSet.FORMS_2018, SlipKind.REGISTER): "06",
    (SlipSet.FORMS_2025, SlipKind.RECEIPT): "01",
    (SlipSet.FORMS_2025, SlipKind.SUPPLEMENT_REQUEST): "02",
    (SlipSet.FORMS_2025, SlipKind.REFUSAL): "03",
    (SlipSet.FORMS_2025, SlipKind.APOLOGY): "04",
    (SlipSet.FORMS_2025, SlipKind.STOP_NOTICE): "05",
    (SlipSet.FORMS_2025, SlipKind.CONTROL_SLIP): "06",
    (SlipSet.FORMS_2025, SlipKind.REGISTER): "07",
}

_TITLES: Final[Mapping[SlipKind, str]] = {
    SlipKind.RECEIPT: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    SlipKind.SUPPLEMENT_REQUEST: "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
    SlipKind.REFUSAL: "Phiếu từ chối tiếp nhận giải quyết hồ sơ",
    SlipKind.APOLOGY: "Phiếu xin lỗi và hẹn lại ngày trả kết quả",
    SlipKind.STOP_NOTICE: "Thông báo dừng giải quyết hồ sơ",
    SlipKind.CONTROL_SLIP: "Phiếu kiểm soát quá trình giải quyết hồ sơ",
    SlipKind.REGISTER: "Sổ theo dõi hồ sơ",
    SlipKind.WITHDRAWAL_NOTE: "Phiếu rút và trả lại hồ sơ",
    SlipKind.PAYMENT_NOTICE: "Thông báo thực hiện nghĩa vụ tài chính",
    SlipKind.TRANSFER_NOTE: "Phiếu chuyển hồ sơ",
    SlipKind.VERIFICATION_RECORD: "Biên bản thẩm tra, xác minh hồ sơ",
    SlipKind.CONSULTATION_REQUEST: "Phiếu lấy ý kiến",
    SlipKind.CORRECTION_RECORD: "Biên bản đính chính kết quả",
}
TITLES: Final[Mapping[tuple[SlipSet, SlipKind], str]] = {
    **{(slip_set, kind): title for slip_set in SlipSet for kind, title in _TITLES.items()},
    (
        SlipSet.FORMS_2025,
        SlipKind.APOLOGY,
    ): "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết",
}

# What stands after the number of a paper: assumed but for those seen on provincial copies
# (TNHS, HDHS, PXL), so an installation may put others here.
SLIP_NUMBER_SUFFIXES: Final[Mapping[SlipKind, str]] = {
    SlipKind.RECEIPT: "TNHS",
    SlipKind.SUPPLEMENT_REQUEST: "HDHS",
    SlipKind.REFUSAL: "TCHS",
    SlipKind.APOLOGY: "PXL",
    SlipKind.STOP_NOTICE: "TBD",
    SlipKind.CONTROL_SLIP: "KSHS",
    SlipKind.WITHDRAWAL_NOTE: "RHS",
    SlipKind.PAYMENT_NOTICE: "TBNV",
    SlipKind.TRANSFER_NOTE: "CHS",
    SlipKind.VERIFICATION_RECORD: "BBXM",
    SlipKind.CONSULTATION_REQUEST: "LYK",
    SlipKind.CORRECTION_RECORD: "BBĐC",
}


def slip_number(kind: SlipKind, serial: int) -> str:
    """The number of a paper: "0047/TNHS" is the 47th receipt of an agency in a year.

    Legal   LR-044 (30/2020/NĐ-CP art 8: number and notation); the suffixes are assumed.
    """
    return f"{serial:04d}/{SLIP_NUMBER_SUFFIXES[kind]}"


def title_of(kind: SlipKind, version: FormVersion) -> str:
    """The title that a set of forms gives a paper."""
    return TITLES[SLIP_SETS[version], kind]


def form_name(kind: SlipKind, version: FormVersion) -> str:
    """What the foot says: "Mẫu số 02, Thông tư 03/2025/TT-VPCP"; empty where there is no form."""
    number = FORM_NUMBERS.get((SLIP_SETS[version], kind))
    return f"Mẫu số {number}, Thông tư {version}" if number else ""
