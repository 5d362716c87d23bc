"""Where a dossier is filed, how to reach the applicant, how the result comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from motcua.domain.forms.rules import cleaned, is_email, is_telephone_number
from motcua.domain.slips.values import ReturnMethod

ADDRESS_CHARACTERS_MAX = 300


@dataclass(frozen=True, slots=True)
class Delivery:
    """The answers of the page "where and how"; text as it was typed."""

    commune_code: str = ""  # Code of the commune of filing; empty where the province receives.
    return_method: str = ""
    return_address: str = ""
    phone_number: str = ""
    email: str = ""

    def as_json(self) -> Mapping[str, str]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class DeliveryFault:
    """One answer that will not do: which, and what to do about it, in Vietnamese."""

    field_key: str
    message: str


def delivery_from(typed: Mapping[str, str]) -> Delivery:
    """What was typed, trimmed and in NFC; unknown keys are dropped."""
    names = Delivery.__dataclass_fields__
    return Delivery(
        **{
            name: cleaned(str(typed.get(name, "")), characters_max=ADDRESS_CHARACTERS_MAX)
            for name in names
        }
    )


def delivery_faults(delivery: Delivery, *, needs_commune: bool) -> Sequence[DeliveryFault]:
    """Everything on the page that will not do."""
    faults = []
    if needs_commune and not delivery.commune_code:
        faults.append(DeliveryFault("commune_code", "Chưa chọn xã, phường để nộp hồ sơ."))
    if delivery.return_method not in set(ReturnMethod):
        faults.append(DeliveryFault("return_method", "Chưa chọn cách nhận kết quả."))
    if delivery.return_method == ReturnMethod.POST and not delivery.return_address:
        faults.append(
            DeliveryFault(
                "return_address",
                "Chưa ghi địa chỉ nhận kết quả. Xin ghi đủ thôn, xã, tỉnh để bưu điện giao.",
            )
        )
    if len(delivery.return_address) > ADDRESS_CHARACTERS_MAX:
        faults.append(DeliveryFault("return_address", "Địa chỉ dài quá 300 ký tự."))
    if not is_telephone_number(delivery.phone_number):
        faults.append(
            DeliveryFault(
                "phone_number",
                "Số điện thoại chưa đúng. Xin ghi 10 chữ số, ví dụ 0900 000 127.",
            )
        )
    if delivery.email and not is_email(delivery.email):
        faults.append(DeliveryFault("email", "Thư điện tử chưa đúng. Ví dụ: ten@vidu.vn."))
    return faults
