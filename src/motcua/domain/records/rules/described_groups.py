"""The lists in a record: cases, steps, ways to file, limits, fees, papers, results, legal basis, data."""

from typing import Final

from .described import (
    CASES,
    CHANNELS,
    FEE_KINDS,
    REQUIRED,
    UNITS,
    Field,
    Group,
    Kind,
    choice,
    line,
    yes,
)

CASE_ROWS: Final = Group(
    "cases",
    "Các trường hợp",
    "trường hợp",
    (
        line("key", "Mã trường hợp", "Chữ thường không dấu, ví dụ qua-han.", is_required=True),
        line("name", "Tên trường hợp", is_required=True, width=40),
        line("condition", "Khi nào", "Điều gì làm hồ sơ thuộc trường hợp này.", width=50),
    ),
    help="Chỉ ghi khi giấy tờ, thời hạn hoặc phí khác nhau theo từng trường hợp.",
    rows_max=40,
)
SEQUENCE: Final = Group(
    "sequence",
    "Các bước người dân và cơ quan làm",
    "bước",
    (
        Field("order", "Thứ tự", Kind.WHOLE, "Để trống: lần lượt trong từng trường hợp.", width=8),
        line("name", "Tên bước", is_required=True, width=36),
        Field(
            "text",
            "Nội dung",
            Kind.TEXT,
            "Ai làm gì, ở đâu.",
            is_required=True,
            is_kept_empty=True,
            unset="",
            width=70,
        ),
        CASES,
    ),
    help="Lần lượt từng bước từ lúc nộp đến lúc nhận kết quả.",
    law="63/2010/NĐ-CP, điều 8 khoản 2 điểm b",
    numbered="order",
)
METHODS: Final = Group(
    "methods",
    "Các cách nộp hồ sơ",
    "cách nộp",
    (
        choice("channel", "Cách nộp", CHANNELS, is_required=True),
        line("note", "Ghi chú", width=50),
        yes("own_fees", "Phí, lệ phí riêng", "Chọn khi nộp cách này trả phí khác."),
    ),
    help="Nộp trực tiếp, trên mạng, qua bưu chính.",
    law="63/2010/NĐ-CP, điều 8 khoản 2 điểm c",
    rows_max=3,
)
METHOD_LIMITS: Final = Group(
    "method_limits",
    "Thời hạn riêng theo cách nộp hoặc trường hợp",
    "thời hạn",
    (
        choice("channel", "Cách nộp", CHANNELS, is_required=True),
        Field("value", "Số", Kind.NUMBER, is_required=True, width=8),
        choice("unit", "Đơn vị", UNITS, is_required=True),
        line("description", "Mô tả", width=50),
        CASES,
    ),
    help="Để trống nếu mọi cách nộp có cùng thời hạn ghi ở trên.",
    law="63/2010/NĐ-CP, điều 8 khoản 2 điểm đ",
    rows_max=60,
)
LIMIT_VARIANTS: Final = Group(
    "limit_variants",
    "Thời hạn khác khi có điều kiện",
    "thời hạn",
    (
        line("condition", "Khi nào", is_required=True, width=50),
        Field("value", "Số", Kind.NUMBER, is_required=True, width=8),
        choice("unit", "Đơn vị", UNITS, is_required=True),
    ),
    help="Ví dụ: phải xác minh thì 8 ngày làm việc.",
    rows_max=40,
)
FEES: Final = Group(
    "fees",
    "Phí, lệ phí",
    "khoản thu",
    (
        choice("kind", "Loại", FEE_KINDS, is_required=True),
        line("name", "Tên khoản thu", is_required=True, width=44),
        Field(
            "amount_vnd",
            "Số tiền (đồng)",
            Kind.WHOLE,
            "0 là miễn; để trống nếu không phải một số cố định.",
            is_kept_empty=True,
            width=14,
        ),
        line("per", "Tính theo", "Lần, bản, hồ sơ…", width=12),
        choice("channel", "Cách nộp", CHANNELS, "Để trống: mọi cách nộp."),
        line("condition", "Khi nào", width=40),
        Field("valid_from", "Thu từ ngày", Kind.DAY, "Để trống: từ trước đến nay.", width=12),
        Field("valid_to", "Thu đến hết ngày", Kind.DAY, "Ngày cuối của mức ưu đãi.", width=12),
        line("set_by", "Nơi quy định mức thu", "Khi mức thu do nơi khác định.", width=30),
        Field("rate_percent", "Tỷ lệ (%)", Kind.NUMBER, width=10),
        Field("amount_usd", "Số tiền (đô la Mỹ)", Kind.NUMBER, width=12),
        line("code", "Mã khoản thu", width=14),
        CASES,
    ),
    help="Không thu gì thì để trống cả bảng.",
    law="63/2010/NĐ-CP, điều 8 khoản 2 điểm h",
)
COMPONENTS: Final = Group(
    "components",
    "Giấy tờ phải nộp, xuất trình",
    "giấy tờ",
    (
        line("name", "Tên giấy tờ", is_required=True, width=50),
        Field("original", "Bản chính", Kind.WHOLE, unset=0, is_kept_empty=True, width=10),
        Field("copy", "Bản sao", Kind.WHOLE, unset=0, is_kept_empty=True, width=10),
        Field("certified", "Bản sao chứng thực", Kind.WHOLE, width=12),
        choice("required", "Bắt buộc", REQUIRED, is_required=True),
        line("condition", "Khi nào phải có", is_kept_empty=True, width=40),
        yes("present_only", "Chỉ xuất trình", "Xem rồi trả lại, không giữ."),
        line("form", "Tên mẫu đơn, tờ khai", is_kept_empty=True, width=36),
        line(
            "once_only_source",
            "Cơ sở dữ liệu đã có",
            "Nhà nước đã giữ thì không được yêu cầu nộp lại.",
            is_kept_empty=True,
            width=36,
        ),
        line("code", "Mã giấy tờ", width=14),
        line("sample_url", "Địa chỉ bản mẫu đã điền", width=30),
        line("url", "Địa chỉ tải mẫu", width=30),
        CASES,
    ),
    help="Ghi rõ bản chính hay bản sao và số lượng. Chỉ giấy tờ do luật định.",
    law="63/2010/NĐ-CP, điều 8 khoản 2 điểm d",
    numbered="order",
)
RESULTS: Final = Group(
    "results",
    "Kết quả",
    "kết quả",
    (
        line("name", "Tên kết quả", is_required=True, width=50),
        line("kind", "Loại", "Ví dụ: giấy phép, giấy chứng nhận, văn bản.", width=20),
        line("validity", "Có giá trị đến khi nào", "Ví dụ: 5 năm; không thời hạn.", width=24),
        Field("electronic", "Trả bản điện tử", Kind.YES, unset=False),
        line("code", "Mã kết quả", width=14),
    ),
    help="Người dân cầm gì về khi xong việc.",
    law="63/2010/NĐ-CP, điều 8 khoản 2 điểm h",
    rows_max=40,
)
LEGAL_BASIS: Final = Group(
    "legal_basis",
    "Văn bản quy định thủ tục",
    "văn bản",
    (
        line("number", "Số, ký hiệu", "Ví dụ 123/2015/NĐ-CP.", is_required=True, width=24),
        line("article", "Điều, khoản", width=30),
        Field("recalled", "Chưa đối chiếu văn bản gốc", Kind.YES, unset=False),
    ),
    help="Văn bản đang có hiệu lực. Văn bản hết hiệu lực sẽ được nhắc cùng văn bản thay thế.",
    law="63/2010/NĐ-CP, điều 10",
    rows_max=80,
)
DATA_SOURCES: Final = Group(
    "data_sources",
    "Dữ liệu thay giấy tờ",
    "dữ liệu",
    (
        line("source", "Cơ sở dữ liệu", is_required=True, width=40),
        line("field", "Dữ liệu nào", is_required=True, width=40),
        Field(
            "component",
            "Thay giấy tờ số",
            Kind.WHOLE,
            "Số thứ tự ở bảng giấy tờ.",
            is_required=True,
        ),
    ),
    help="Cơ quan tự tra cứu, người dân không phải nộp.",
    law="224/2026/NĐ-CP, điều 15 khoản 1 điểm d",
)
