"""The words of the catalogue: closed lists with their Vietnamese names."""

from collections.abc import Mapping
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final


class Level(StrEnum):
    """The level that decides."""

    MINISTRY = auto()
    PROVINCE = auto()
    DISTRICT = auto()
    COMMUNE = auto()


class Subject(StrEnum):
    """Who may ask for a procedure."""

    CITIZEN = auto()
    BUSINESS = auto()
    FOREIGNER = auto()
    OVERSEAS_VIETNAMESE = auto()
    ORGANIZATION = auto()
    HOUSEHOLD_BUSINESS = auto()
    COOPERATIVE = auto()


class PublicationStatus(StrEnum):
    """Whether a procedure is still carried out (63/2010/ND-CP art. 14)."""

    ACTIVE = auto()
    REPLACED = auto()
    ABOLISHED = auto()


class OnlineMode(StrEnum):
    """How much of a procedure is done online, since 42/2022/ND-CP."""

    FULL = "toan_trinh"
    PARTIAL = "mot_phan"
    INFORMATION = "cung_cap_thong_tin"


class FeeKind(StrEnum):
    """What a payment is in law."""

    CHARGE = "phi"
    FEE = "le_phi"
    TAX = "thue"
    PRICE = "gia_dich_vu"


class Channel(StrEnum):
    """How a dossier comes in (cách thức thực hiện). The numbers of the national database are 1, 2, 3."""

    DIRECT = auto()
    ONLINE = auto()
    POST = auto()


# How dossiers name the channel by which they came.
FILED_BY: Final[Mapping[str, Channel]] = MappingProxyType(
    {"counter": Channel.DIRECT, "online": Channel.ONLINE, "post": Channel.POST}
)


# Whose fees are asked for: the counter has one list, also for papers that came by post.
CHARGED_BY: Final[Mapping[str, Channel]] = MappingProxyType({**FILED_BY, "post": Channel.DIRECT})


class PartialReason(StrEnum):
    """Why a service is not offered fully online (224/2026/NĐ-CP art. 14)."""

    PRESENCE_REQUIRED = auto()
    FIELD_VERIFICATION = auto()
    UNRESOLVED_TECHNICAL_FAULT = auto()
    OTHER_TECHNICAL = auto()


class NotAtOneStopReason(StrEnum):
    """Why a procedure is not received at the one-stop unit (61/2018/NĐ-CP art. 14.5)."""

    MOBILE = auto()
    ON_SITE = auto()


class PostingDuty(StrEnum):
    """Where a procedure must be made public (63/2010/NĐ-CP art. 16-17)."""

    NATIONAL_DATABASE = auto()
    PORTAL = auto()
    OFFICE = auto()


class ChangeKind(StrEnum):
    """What a decision does to a procedure (63/2010/NĐ-CP art. 14)."""

    NEW = auto()
    AMENDED = auto()
    REPLACED = auto()
    ABOLISHED = auto()


class RecordState(StrEnum):
    """How far a record under work has come."""

    DRAFTED = auto()
    CHECKED = auto()  # legally checked by procedure control
    RETURNED = auto()  # with remarks
    SIGNED = auto()
    PUBLISHED = auto()
    DISCARDED = auto()


UNFINISHED: Final = frozenset(
    {RecordState.DRAFTED, RecordState.CHECKED, RecordState.RETURNED, RecordState.SIGNED}
)


class IntakeList(StrEnum):
    """Lists that the law wants published beside the procedures (61/2018/NĐ-CP art. 35.2, 37.1c)."""

    ONE_STOP = auto()
    ONLINE = auto()
    DELEGATED = auto()
    NOT_RECEIVED = auto()


CHANNEL_NAMES: Final[Mapping[Channel, str]] = MappingProxyType(
    {
        Channel.DIRECT: "Nộp trực tiếp",
        Channel.ONLINE: "Nộp trên mạng",
        Channel.POST: "Nộp qua bưu chính",
    }
)
LEVEL_NAMES: Final[Mapping[Level, str]] = MappingProxyType(
    {
        Level.MINISTRY: "Bộ, cơ quan trung ương",
        Level.PROVINCE: "Cấp tỉnh",
        Level.DISTRICT: "Cấp huyện",
        Level.COMMUNE: "Cấp xã",
    }
)
SUBJECT_NAMES: Final[Mapping[Subject, str]] = MappingProxyType(
    {
        Subject.CITIZEN: "Công dân Việt Nam",
        Subject.BUSINESS: "Doanh nghiệp",
        Subject.FOREIGNER: "Người nước ngoài",
        Subject.OVERSEAS_VIETNAMESE: "Người Việt Nam ở nước ngoài",
        Subject.ORGANIZATION: "Tổ chức",
        Subject.HOUSEHOLD_BUSINESS: "Hộ kinh doanh",
        Subject.COOPERATIVE: "Hợp tác xã",
    }
)
FEE_KIND_NAMES: Final[Mapping[FeeKind, str]] = MappingProxyType(
    {
        FeeKind.CHARGE: "Phí",
        FeeKind.FEE: "Lệ phí",
        FeeKind.TAX: "Thuế",
        FeeKind.PRICE: "Giá dịch vụ",
    }
)
