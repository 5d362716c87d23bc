"""What the law wants a record to state, part by part.

Legal   LR-108 (63/2010/NĐ-CP art 8 a to g, 16, 17; 224/2026/NĐ-CP art 14; 61/2018/NĐ-CP art 14.5).
"""

from collections.abc import Iterator
from typing import Final

from motcua.domain.records.values import (
    CHANNEL_NAMES,
    Channel,
    OnlineMode,
    PostingDuty,
    PublishedVersion,
    RecordFault,
)

from .gate_context import GateContext
from .record_words import WORD_NAMES

# What must be there, what is said where it is not, and how to mend it (63/2010/NĐ-CP art 8.2).
REQUIRED: Final = (
    ("name", "Chưa có tên thủ tục.", "Xin ghi tên như trong quyết định công bố."),
    ("field_id", "Chưa có lĩnh vực.", "Xin chọn lĩnh vực."),
    ("sequence", "Chưa có trình tự thực hiện.", "Xin ghi ít nhất các bước nộp, giải quyết, trả."),
    (
        "methods",
        "Chưa có cách thức thực hiện.",
        "Xin ghi nộp trực tiếp, trên mạng hay qua bưu chính.",
    ),
    ("components", "Chưa có thành phần hồ sơ.", "Xin ghi từng giấy tờ với số bản."),
    ("subjects", "Chưa có đối tượng thực hiện.", "Xin chọn ai được làm thủ tục này."),
    (
        "competent_names",
        "Chưa có cơ quan giải quyết.",
        "Xin chọn cơ quan có thẩm quyền quyết định.",
    ),
    ("receiving_names", "Chưa có nơi nhận hồ sơ.", "Xin chọn nơi người dân nộp hồ sơ."),
    ("legal_basis", "Chưa có căn cứ pháp lý.", "Xin ghi số hiệu văn bản quy định thủ tục."),
)
AGENCY_LISTS: Final = (
    "competent_names",
    "receiving_names",
    "coordinating_names",
    "authorised_names",
)


def required_faults(version: PublishedVersion) -> Iterator[RecordFault]:
    """Parts that are empty."""
    for name, sentence, cure in REQUIRED:
        if not getattr(version, name):
            yield fault(f"{name}_missing", name, sentence, cure)
    if not version.results:
        yield warning(
            "results_missing",
            "results",
            "Chưa ghi kết quả.",
            "Xin ghi kết quả; thủ tục không có kết quả bằng giấy tờ thì bỏ qua nhắc này.",
        )
    if not version.publishing_agency_name:
        yield warning(
            "publishing_agency_name_missing",
            "publishing_agency_name",
            "Chưa ghi cơ quan công bố.",
            "Xin ghi bộ, cơ quan hoặc Ủy ban nhân dân tỉnh đã công bố.",
        )


def code_faults(version: PublishedVersion) -> Iterator[RecordFault]:
    """A procedure has its national code; a record whose code is still looked for says so itself."""
    if version.code or version.local_code:
        return
    sentence = "Chưa có mã thủ tục."
    if version.marks.get("code") == "assumed":
        cure = "Xin tra mã trên Cơ sở dữ liệu quốc gia về thủ tục hành chính rồi bổ sung."
        yield warning("code_pending", "code", sentence, cure)
    else:
        cure = "Xin ghi mã quốc gia, như 1.001193; mã còn chờ cấp thì ghi độ tin cậy của mã."
        yield fault("code_missing", "code", sentence, cure)


def limit_faults(version: PublishedVersion) -> Iterator[RecordFault]:
    """Every method has a limit: its own, or that of the procedure, which is always there."""
    if version.limit_value <= 0:
        sentence, cure = (
            "Chưa có thời hạn giải quyết.",
            "Xin ghi số và đơn vị, như 5 ngày làm việc.",
        )
        yield fault("limit_missing", "limit_value", sentence, cure)


def case_faults(version: PublishedVersion) -> Iterator[RecordFault]:
    """Every case has papers, and steps."""
    for name, rows, sentence, cure in (
        ("components", version.components, "chưa có thành phần hồ sơ", "Xin ghi giấy tờ phải nộp."),
        ("sequence", version.sequence, "chưa có trình tự thực hiện", "Xin ghi các bước."),
    ):
        for place, case in enumerate(version.cases):
            if rows and not any(case["key"] in (row.get("cases") or [case["key"]]) for row in rows):
                said = f"Trường hợp “{case['name']}” {sentence}."
                yield fault(f"case_without_{name}", f"cases.{place}", said, cure)


def method_faults(version: PublishedVersion) -> Iterator[RecordFault]:
    """The ways to file agree with what is said of the net and the post."""
    channels = {method["channel"] for method in version.methods}
    if not channels:
        return
    for channel, is_offered, path in (
        (Channel.ONLINE, version.online_is_available, "online_is_available"),
        (Channel.POST, version.post_receives, "post_receives"),
    ):
        if (channel.value in channels) != is_offered:
            name = CHANNEL_NAMES[channel]
            said = "có" if is_offered else "không"
            yield fault(
                "method_mismatch",
                path,
                f"Mục này ghi “{said}”, nhưng cách thức thực hiện thì ngược lại (“{name}”).",
                "Xin thêm hoặc bỏ cách nộp cho khớp.",
            )
    if version.online_mode == OnlineMode.PARTIAL and not version.online_partial_reason:
        yield fault(
            "partial_without_reason",
            "online_partial_reason",
            "Chỉ làm trực tuyến một phần mà chưa ghi lý do.",
            "Xin chọn một trong các lý do của Nghị định 224/2026/NĐ-CP, điều 14.",
        )


def place_faults(version: PublishedVersion) -> Iterator[RecordFault]:
    """Where it is received and made public."""
    if not version.is_received_at_one_stop and not version.reason_not_at_one_stop:
        yield fault(
            "not_at_one_stop_without_reason",
            "reason_not_at_one_stop",
            "Không nhận tại bộ phận một cửa mà chưa ghi lý do.",
            "Xin chọn: nhận lưu động, hoặc nhận tại chỗ.",
        )
    missing = [duty for duty in PostingDuty if duty.value not in version.posting_duties]
    if missing:
        names = "; ".join(WORD_NAMES[duty] for duty in missing)
        yield fault(
            "posting_duties_missing",
            "posting_duties",
            f"Còn thiếu nơi phải công khai: {names}.",
            "Xin chọn đủ ba nơi của Nghị định 63/2010/NĐ-CP.",
        )


def form_faults(version: PublishedVersion, context: GateContext) -> Iterator[RecordFault]:
    """A form that is named can be had: filled in electronically, or as a file (ADR 22)."""
    for place, row in enumerate(version.components):
        name = row["form"]
        is_present = name in context.form_names or row.get("url") or row.get("sample_url")
        if not name or is_present:
            continue
        path, sentence = (
            f"components.{place}.form",
            f"“{name}” chưa có biểu mẫu điện tử và tệp mẫu.",
        )
        if context.has_general_form:
            cure = "Trong khi chờ, người dân khai trên đơn dùng chung. Xin bổ sung tệp mẫu."
            yield warning("form_stand_in", path, sentence, cure)
        else:
            cure = "Xin bổ sung biểu mẫu điện tử, hoặc địa chỉ tệp mẫu."
            yield fault("form_missing", path, sentence, cure)


def known_faults(version: PublishedVersion, context: GateContext) -> Iterator[RecordFault]:
    """Fields, agencies, groups and procedures that are named exist."""
    if version.field_id and version.field_id not in context.field_keys:
        sentence = f"Không có lĩnh vực “{version.field_id}”."
        yield fault("field_unknown", "field_id", sentence, "Xin chọn lĩnh vực trong danh mục.")
    for name in AGENCY_LISTS:
        for place, agency in enumerate(getattr(version, name)):
            if agency not in context.agency_names:
                sentence = f"Không có cơ quan “{agency}” trong danh mục tên gọi."
                cure = "Xin chọn tên trong danh mục, hoặc thêm tên mới vào danh mục."
                yield fault("agency_unknown", f"{name}.{place}", sentence, cure)
    slugs = {held.slug for held in context.held}
    for place, slug in enumerate(version.linked_slugs):
        if slug not in slugs:
            sentence = f"Không có thủ tục “{slug}” để liên thông."
            yield fault("linked_unknown", f"linked_slugs.{place}", sentence, "Xin sửa tên gọi.")
    if version.interlinked_group and version.interlinked_group not in context.group_codes:
        sentence = f"Không có nhóm liên thông “{version.interlinked_group}”."
        yield fault("group_unknown", "interlinked_group", sentence, "Xin chọn nhóm đã công bố.")


def fault(code: str, path: str, sentence: str, cure: str) -> RecordFault:
    return RecordFault(f"gate.{code}", path, sentence, cure)


def warning(code: str, path: str, sentence: str, cure: str) -> RecordFault:
    return RecordFault(f"gate.{code}", path, sentence, cure, is_warning=True)
