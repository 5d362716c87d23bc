"""The sample sheet of every component, for review by eye and by axe. Demonstration only."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.interfaces.design_system.components import (
    Choice,
    Crumb,
    Due,
    Fact,
    Fault,
    ProgressStep,
    ReckoningLine,
    RulerDay,
    TimelineEvent,
)
from motcua.interfaces.design_system.states import LOOKS

SWATCHES = (
    *("paper", "surface", "sunken", "ink", "muted", "edge"),
    *("lacquer", "gold", "slate", "early", "soon", "late"),
)


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Everything once, with words from the mocks; the people and figures are invented."""
    if not settings.IS_DEMONSTRATION:
        raise Http404
    return render(request, "design_system/gallery.html", _SAMPLES | {"states": LOOKS})


_SAMPLES = {
    "swatches": SWATCHES,
    "dues": [
        Due("early", "Còn 4 ngày"),
        Due("soon", "Hôm nay 17:00"),
        Due("late", "Quá 2 ngày"),
        Due("hold", "Dừng tính giờ"),
        Due("done", "Trả sớm 1 ngày"),
        Due("off", "Chưa tính"),
    ],
    "ruler_days": [
        RulerDay("19/11", "Nhận", "start", caption="Nhận 19/11"),
        RulerDay("20/11", "Ngày 1", "past"),
        RulerDay("23/11", "Ngày 2", "now", caption="Hôm nay 23/11", tenths=4, is_today=True),
        RulerDay("24/11", "Nghỉ", "off"),
        RulerDay("25/11", "Hẹn trả", "end", caption="Hẹn trả 25/11"),
    ],
    "reckoning_lines": [
        ReckoningLine(
            "Thứ Năm 19/11, 10:20",
            "Cấp giấy hẹn. Ngày tiếp nhận không tính (Bộ luật Dân sự 2015, Điều 147).",
            "không tính",
        ),
        ReckoningLine("Thứ Sáu 20/11", "Ngày làm việc thứ nhất.", "1"),
        ReckoningLine("21/11, 22/11", "Thứ Bảy, Chủ nhật.", "nghỉ", "off"),
        ReckoningLine("Thứ Hai 23/11", "Ngày làm việc thứ hai.", "2"),
        ReckoningLine(
            "Thứ Ba 24/11", "Ngày Văn hóa Việt Nam (Nghị quyết 28/2026/QH16).", "nghỉ", "off"
        ),
        ReckoningLine("Thứ Tư 25/11", "Ngày làm việc thứ ba, hết giờ làm việc.", "3"),
        ReckoningLine("17:00, 25/11/2026", "Hẹn trả kết quả", "3 ngày làm việc", "sum"),
    ],
    "progress_steps": [
        ProgressStep("Người đi khai sinh", "done", "Phạm Thị Hạnh, mẹ của trẻ", "#buoc-1"),
        ProgressStep("Nơi nộp, cách nhận kết quả", "done", "Phường Phố Hiến", "#buoc-2"),
        ProgressStep("Thông tin của trẻ", "now"),
        ProgressStep("Cha và mẹ", "next", "Lấy sẵn từ dữ liệu dân cư"),
        ProgressStep("Giấy tờ gửi kèm", "next"),
        ProgressStep("Xem lại và gửi", "next"),
    ],
    "timeline_events": [
        TimelineEvent("Một cửa tiếp nhận, cấp giấy hẹn", moment_words="15:20, thứ Năm 19/11/2026"),
        TimelineEvent(
            "Đang kiểm tra giấy phép cũ và giấy khám sức khỏe",
            "now",
            "Phòng Cảnh sát giao thông giữ hồ sơ từ 20/11",
            moment_words="Xong bước này trước 11:30, thứ Năm 26/11",
        ),
        TimelineEvent("Lãnh đạo ký, in giấy phép lái xe", "next"),
    ],
    "facts_list": [
        Fact("Chủ hồ sơ", "Trần Thị Mai, sinh 1988"),
        Fact("Căn cước", "033•••••4127", is_number=True, verified="khớp dân cư"),
        Fact("Ngành nghề", "Bán lẻ đặc sản nhãn, mật ong"),
    ],
    "faults": [Fault("o-can_cuoc", "Số căn cước: cần đủ 12 chữ số, đang có 11")],
    "choices": [
        Choice("online", "Bản điện tử", "Nhận ngay khi có kết quả"),
        Choice("post", "Qua bưu điện", "Trả cước theo bảng giá của bưu điện"),
    ],
    "crumbs_list": [Crumb("Trang đầu", "#"), Crumb("Thủ tục", "#"), Crumb("Đăng ký khai sinh")],
    "amount_vnd": 1_250_000,
    "identity_number": "033190004127",
}
