"""Eight things that happen in a family, and the procedures each of them asks for.

The list is editorial: it is here to help people find, and says nothing of law. Slugs are those of
`data/procedures.yaml`; a slug that is not in the catalogue of the day is simply not shown.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """One tile of the first page. `key` stands in the address: `/thu-tuc/?su-kien=sinh-con`."""

    key: str
    title: str | Promise
    text: str | Promise
    icon: str
    slugs: tuple[str, ...]


LIFE_EVENTS = (
    LifeEvent(
        "sinh-con",
        _("Sinh con"),
        _("Khai sinh, thẻ bảo hiểm y tế, chế độ thai sản"),
        "emoji-smile",
        (
            "dang-ky-khai-sinh",
            "lien-thong-khai-sinh-thuong-tru-bhyt",
            "dang-ky-khai-sinh-yeu-to-nuoc-ngoai",
            "khai-sinh-ket-hop-nhan-cha-me-con",
            "dang-ky-nhan-cha-me-con",
            "bhyt-chi-tham-gia-bhyt",
            "cap-can-cuoc-duoi-14-tuoi",
            "che-do-thai-san",
        ),
    ),
    LifeEvent(
        "di-hoc",
        _("Đi học"),
        _("Chuyển trường, miễn giảm học phí, bản sao văn bằng"),
        "backpack",
        (
            "chuyen-truong-tieu-hoc",
            "chuyen-truong-thcs",
            "tuyen-sinh-lop-6",
            "dang-ky-thi-tot-nghiep-thpt",
            "phuc-khao-thi-tot-nghiep",
            "mien-giam-hoc-phi",
            "ban-sao-van-bang-tu-so-goc",
            "cong-nhan-van-bang-nuoc-ngoai",
        ),
    ),
    LifeEvent(
        "ket-hon",
        _("Kết hôn"),
        _("Xác nhận tình trạng hôn nhân, đăng ký kết hôn"),
        "heart",
        (
            "dang-ky-ket-hon",
            "xac-nhan-tinh-trang-hon-nhan",
            "dang-ky-ket-hon-yeu-to-nuoc-ngoai",
            "ghi-chu-ket-hon-nuoc-ngoai",
            "tach-ho",
        ),
    ),
    LifeEvent(
        "nha-dat",
        _("Nhà và đất"),
        _("Sang tên sổ đỏ, cấp đổi Giấy chứng nhận, xin phép xây nhà"),
        "house-door",
        (
            "dang-ky-bien-dong-chuyen-quyen",
            "cap-gcn-lan-dau",
            "cap-doi-gcn",
            "cap-lai-gcn-bi-mat",
            "tach-thua-hop-thua",
            "chuyen-muc-dich-su-dung-dat",
            "hoa-giai-tranh-chap-dat",
            "cung-cap-thong-tin-dat-dai",
            "dang-ky-the-chap-quyen-su-dung-dat",
            "xoa-dang-ky-the-chap",
            "khai-le-phi-truoc-ba-nha-dat",
            "khai-thue-tncn-chuyen-nhuong-bds",
            "chung-thuc-giao-dich-dat-nha",
            "giay-phep-xay-dung-nha-o",
            "giay-phep-sua-chua-cai-tao",
            "gia-han-giay-phep-xay-dung",
            "xac-nhan-mua-nha-o-xa-hoi",
        ),
    ),
    LifeEvent(
        "xe-co",
        _("Xe và lái xe"),
        _("Đổi giấy phép lái xe, đăng ký xe, sang tên xe"),
        "car-front",
        (
            "doi-giay-phep-lai-xe",
            "cap-lai-giay-phep-lai-xe",
            "giay-phep-lai-xe-quoc-te",
            "dang-ky-xe-lan-dau",
            "dang-ky-sang-ten-xe",
            "thu-hoi-dang-ky-xe",
            "dang-ky-xe-tam-thoi",
            "khai-le-phi-truoc-ba-xe",
            "kiem-dinh-xe-co-gioi",
            "cap-phu-hieu-xe",
        ),
    ),
    LifeEvent(
        "lam-an",
        _("Mở cửa hàng, làm ăn"),
        _("Hộ kinh doanh, công ty, an toàn thực phẩm"),
        "shop",
        (
            "dang-ky-thanh-lap-ho-kinh-doanh",
            "thay-doi-ho-kinh-doanh",
            "tam-ngung-ho-kinh-doanh",
            "cham-dut-ho-kinh-doanh",
            "cap-lai-gcn-ho-kinh-doanh",
            "thanh-lap-cong-ty-tnhh-mot-thanh-vien",
            "thanh-lap-cong-ty-tnhh-hai-thanh-vien",
            "thanh-lap-cong-ty-co-phan",
            "thay-doi-dang-ky-doanh-nghiep",
            "tam-ngung-doanh-nghiep",
            "giai-the-doanh-nghiep",
            "thanh-lap-hop-tac-xa",
            "attp-dich-vu-an-uong",
            "attp-cong-thuong",
            "attp-nong-lam-thuy-san",
            "ban-le-ruou",
            "dang-ky-hoa-don-dien-tu",
        ),
    ),
    LifeEvent(
        "tro-cap",
        _("Trợ cấp, hưu trí"),
        _("Bảo hiểm xã hội, khuyết tật, trợ cấp hưu trí xã hội"),
        "heart-pulse",
        (
            "tro-cap-huu-tri-xa-hoi",
            "tro-cap-xa-hoi-hang-thang",
            "xac-dinh-muc-do-khuyet-tat",
            "cong-nhan-ho-ngheo",
            "cong-nhan-ho-trung-binh",
            "bhxh-mot-lan",
            "che-do-om-dau",
            "huong-tro-cap-that-nghiep",
            "cap-lai-so-bhxh-the-bhyt",
            "tro-cap-tho-cung-liet-si",
            "tiep-nhan-co-so-tro-giup-xa-hoi",
        ),
    ),
    LifeEvent(
        "nguoi-than-mat",
        _("Người thân qua đời"),
        _("Khai tử, mai táng phí, thừa kế"),
        "flower1",
        (
            "dang-ky-khai-tu",
            "lien-thong-khai-tu",
            "mai-tang-phi-bao-tro-xa-hoi",
            "mai-tang-phi-nguoi-co-cong",
            "tu-tuat-bhxh",
            "chung-thuc-phan-chia-di-san",
            "xoa-dang-ky-thuong-tru",
        ),
    ),
)

OFTEN_NEEDED = (
    "chung-thuc-ban-sao",
    "dang-ky-khai-sinh",
    "trich-luc-ho-tich",
    "doi-giay-phep-lai-xe",
    "dang-ky-thanh-lap-ho-kinh-doanh",
    "phieu-ly-lich-tu-phap",
)


def life_event(key: str) -> LifeEvent | None:
    return next((event for event in LIFE_EVENTS if event.key == key), None)
