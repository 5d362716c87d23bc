"""The sections of a record, in the order in which the law tells what a procedure must say."""

from collections.abc import Iterator
from typing import Final

from . import described_groups as groups
from .described import (
    LEVELS,
    NOT_AT_ONE_STOP_REASONS,
    ONLINE_MODES,
    PARTIAL_REASONS,
    POSTING_DUTIES,
    SUBJECTS,
    TIERS,
    UNITS,
    VERTICALS,
    Field,
    Group,
    Kind,
    Section,
    choice,
    line,
    lines,
    yes,
)

SECTIONS: Final = (
    Section(
        "ten",
        "Tên và mã",
        (
            line(
                "name",
                "Tên thủ tục",
                "Viết đủ, bắt đầu bằng việc người dân làm.",
                law="63/2010/NĐ-CP, điều 8 khoản 2 điểm a",
                is_required=True,
                unset="",
                width=60,
            ),
            line("code", "Mã quốc gia", "Bảy chữ số, dạng 1.001193.", width=12),
            line("local_code", "Mã của địa phương", width=20),
            choice("field_id", "Lĩnh vực", {}, is_required=True, unset=""),
            choice("level", "Cấp giải quyết", LEVELS, is_required=True),
            choice("tier", "Chính quyền địa phương", TIERS, is_required=True),
            choice("vertical", "Ngành dọc", VERTICALS, "Chỉ ghi nếu ngành dọc giải quyết."),
            line(
                "publishing_agency_name",
                "Cơ quan công bố",
                "Bộ trưởng hoặc Chủ tịch Ủy ban nhân dân cấp tỉnh.",
                law="63/2010/NĐ-CP, điều 13",
                unset="",
                width=40,
            ),
        ),
    ),
    Section("truong-hop", "Trường hợp", (groups.CASE_ROWS,)),
    Section("trinh-tu", "Trình tự thực hiện", (groups.SEQUENCE,)),
    Section(
        "cach-thuc",
        "Cách thức, thời hạn, phí",
        (
            groups.METHODS,
            Field(
                "limit_value",
                "Thời hạn giải quyết",
                Kind.NUMBER,
                "Tính từ khi nhận đủ hồ sơ hợp lệ.",
                law="63/2010/NĐ-CP, điều 8 khoản 2 điểm đ",
                is_required=True,
                unset=0,
                width=10,
            ),
            choice("limit_unit", "Đơn vị thời hạn", UNITS, is_required=True),
            yes("is_same_day", "Giải quyết trong ngày"),
            Field("cutoff", "Nhận trong ngày đến giờ", Kind.TIME, "Ví dụ 15:00.", width=10),
            line("cutoff_rule", "Nộp sau giờ đó thì sao", width=50),
            groups.LIMIT_VARIANTS,
            groups.METHOD_LIMITS,
            groups.FEES,
        ),
    ),
    Section(
        "thanh-phan",
        "Thành phần hồ sơ",
        (
            groups.COMPONENTS,
            Field(
                "set_count",
                "Số bộ hồ sơ",
                Kind.WHOLE,
                "Thường là 1.",
                law="63/2010/NĐ-CP, điều 8 khoản 2 điểm d",
                is_required=True,
                unset=1,
                width=8,
            ),
        ),
    ),
    Section(
        "doi-tuong",
        "Đối tượng thực hiện",
        (
            Field(
                "subjects",
                "Ai được làm thủ tục này",
                Kind.SEVERAL,
                law="63/2010/NĐ-CP, điều 8 khoản 2 điểm e",
                is_required=True,
                choices=SUBJECTS,
                is_kept_empty=True,
            ),
        ),
    ),
    Section(
        "co-quan",
        "Cơ quan thực hiện",
        (
            lines(
                "competent_names",
                "Cơ quan quyết định",
                "Mỗi dòng một cơ quan.",
                law="63/2010/NĐ-CP, điều 8 khoản 2 điểm g",
                is_required=True,
            ),
            lines(
                "receiving_names",
                "Nơi nhận hồ sơ",
                "Mỗi dòng một nơi.",
                law="61/2018/NĐ-CP, điều 14",
                is_required=True,
            ),
            lines("coordinating_names", "Cơ quan phối hợp", "Mỗi dòng một cơ quan."),
            lines("authorised_names", "Cơ quan được ủy quyền", "Mỗi dòng một cơ quan."),
            yes("is_boundary_free", "Nộp ở đâu trong tỉnh cũng được", law="118/2025/NĐ-CP"),
        ),
    ),
    Section("ket-qua", "Kết quả", (groups.RESULTS,)),
    Section("can-cu", "Căn cứ pháp lý", (groups.LEGAL_BASIS,)),
    Section(
        "dieu-kien",
        "Yêu cầu, điều kiện",
        (
            lines(
                "conditions",
                "Yêu cầu, điều kiện",
                "Chỉ ghi nếu luật có; mỗi dòng một điều kiện.",
                law="63/2010/NĐ-CP, điều 8 khoản 2 điểm h",
            ),
            Field(
                "supplement_requests_max",
                "Số lần được yêu cầu bổ sung",
                Kind.WHOLE,
                "Để trống: theo quy định chung.",
                width=10,
            ),
            lines("pause_grounds", "Lý do được tạm dừng thời hạn", "Mỗi dòng một lý do."),
            line("late_rule", "Trễ hạn thì sao", width=40),
        ),
    ),
    Section(
        "truc-tuyen",
        "Trực tuyến",
        (
            yes("online_is_available", "Nộp được trên mạng"),
            choice("online_mode", "Mức dịch vụ công trực tuyến", ONLINE_MODES, law="42/2022/NĐ-CP"),
            choice(
                "online_partial_reason",
                "Vì sao chưa toàn trình",
                PARTIAL_REASONS,
                "Chỉ bốn lý do luật cho phép.",
                law="224/2026/NĐ-CP, điều 14",
            ),
            Field(
                "online_level",
                "Mức độ cũ (1 đến 4)",
                Kind.WHOLE,
                "Chỉ dùng cho giai đoạn trước năm 2022.",
                width=8,
            ),
            yes("has_online_payment", "Trả phí trên mạng"),
            line("guide_video_url", "Video hướng dẫn", law="01/2018/TT-VPCP, điều 5", width=30),
            line("sample_dossier_url", "Hồ sơ mẫu", law="01/2018/TT-VPCP, điều 5", width=30),
        ),
    ),
    Section(
        "mot-cua",
        "Một cửa",
        (
            yes("is_received_at_one_stop", "Nhận tại Bộ phận Một cửa"),
            choice(
                "reason_not_at_one_stop",
                "Vì sao không nhận ở đó",
                NOT_AT_ONE_STOP_REASONS,
                law="61/2018/NĐ-CP, điều 14 khoản 5",
            ),
            line("interlinked_group", "Nhóm liên thông", law="01/2018/TT-VPCP, điều 4", width=20),
            lines("linked_slugs", "Thủ tục làm cùng", "Mỗi dòng một tên định danh."),
        ),
    ),
    Section(
        "buu-chinh",
        "Bưu chính",
        (
            yes("post_receives", "Nhận hồ sơ qua bưu chính", law="45/2016/QĐ-TTg"),
            yes("post_returns", "Trả kết quả qua bưu chính", law="45/2016/QĐ-TTg"),
        ),
    ),
    Section(
        "cong-khai",
        "Công khai",
        (
            Field(
                "posting_duties",
                "Phải công khai ở đâu",
                Kind.SEVERAL,
                "Luật buộc cả ba nơi.",
                law="63/2010/NĐ-CP, điều 16, 17",
                choices=POSTING_DUTIES,
                is_kept_empty=True,
            ),
        ),
    ),
    Section(
        "tu-khoa",
        "Từ khóa",
        (lines("keywords", "Người dân gọi việc này thế nào", "Mỗi dòng một cách gọi."),),
    ),
    Section("du-lieu", "Dữ liệu thay giấy", (groups.DATA_SOURCES,)),
    Section(
        "ghi-chu",
        "Ghi chú và nguồn",
        (
            Field("note", "Ghi chú cho người dân", Kind.TEXT, width=50),
            lines("sources", "Nguồn", "Mỗi dòng một nguồn."),
        ),
    ),
)
# Said by the decision that publishes, by the designer of processes, by who compiled the data.
CARRIED: Final = ("publication_status", "valid_from", "valid_to", "steps", "steps_hours", "marks")


def fields() -> Iterator[Field]:
    """The fields that stand alone."""
    for section in SECTIONS:
        for part in section.parts:
            if isinstance(part, Field):
                yield part


def row_groups() -> Iterator[Group]:
    """The lists."""
    for section in SECTIONS:
        for part in section.parts:
            if isinstance(part, Group):
                yield part


FIELDS: Final = {each.key: each for each in fields()}
GROUPS: Final = {each.key: each for each in row_groups()}
