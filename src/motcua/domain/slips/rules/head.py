"""What every paper opens and closes with: who issues it, its number, who it is about, who signs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.foundation.clock import VIETNAM

from .kinds import FormVersion, SlipKind, form_name, title_of
from .wording import day_text, short_minute


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipHead:
    """The agency block, number, place and date of a paper (30/2020/NĐ-CP, annex I).

    Units   `issued_at` is aware; it is also the creation date of the file.
    """

    form_version: FormVersion
    issued_at: datetime
    parent_agency: str = ""  # cơ quan cấp trên
    agency: str  # cơ quan, bộ phận tiếp nhận và trả kết quả
    slip_no: str  # "0047/TNHS"
    place: str  # địa danh: "Hưng Yên"
    dossier_code: str = ""  # empty while no dossier has a code
    qr_address: str = ""  # what the QR code says; without it none is printed

    def as_facts(self, kind: SlipKind) -> Mapping[str, Any]:
        """The head as templates read it."""
        return {
            "form_version": str(self.form_version),
            "form_name": form_name(kind, self.form_version),
            "title": title_of(kind, self.form_version),
            "issued_at": self.issued_at.astimezone(VIETNAM).isoformat(),
            "parent_agency": self.parent_agency,
            "agency": self.agency,
            "slip_no": self.slip_no,
            "place_date": f"{self.place}, {day_text(self.issued_at)}",
            "dossier_code": self.dossier_code,
            "qr": {"qr_of": self.qr_address} if self.qr_address else "",
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipApplicant:
    """Whom a paper is about or goes to: a person or an organisation."""

    name: str
    id_number: str = ""
    id_label: str = "Số định danh"  # "Số căn cước", "Hộ chiếu", "Mã số thuế"
    address: str = ""
    phone: str = ""
    email: str = ""

    def as_facts(self) -> Mapping[str, str]:
        """The person as templates read him."""
        return {
            "name": self.name,
            "id_number": self.id_number,
            "id_label": self.id_label,
            "address": self.address,
            "phone": self.phone,
            "email": self.email,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipSignature:
    """Who stands in a signature block, and the electronic confirmation that replaces ink.

    Without `confirmation` the block leaves room to sign by hand.
    """

    name: str
    confirmation: str = ""  # "Nộp và xác nhận qua VNeID", "Xác nhận trên hệ thống"
    confirmed_at: datetime | None = None

    def as_facts(self) -> Mapping[str, str]:
        """The block as templates read it."""
        return {
            "name": self.name,
            "confirmation": self.confirmation,
            "confirmed_at": short_minute(self.confirmed_at),
        }
