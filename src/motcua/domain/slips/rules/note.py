"""Papers that the law asks for without printing a form: notes, notices, records."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .head import SlipHead, SlipSignature
from .kinds import FormVersion, SlipKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSignature:
    """A signature block with its role: "NGƯỜI GIAO", "ĐẠI DIỆN CƠ QUAN"."""

    role: str
    signature: SlipSignature


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFacts:
    """All that a plain note says, in this order: addressee, opening, lines, items, closing.

    Legal   LR-043: withdrawal, transfer, obligation to pay, verification, consultation and
            correction leave a paper (61/2018/NĐ-CP arts 18.3, 19.3, 19.5, 21, 22); its look is
            that of 30/2020/NĐ-CP, its wording is assumed.
    Units   `lines` are label and text; a line without text is left out.
    """

    head: SlipHead
    kind: SlipKind  # one of the kinds without a form
    title: str = ""  # empty: the title of the kind
    addressee: str = ""  # after "Kính gửi:"
    opening: str = ""  # one paragraph
    lines: tuple[tuple[str, str], ...] = ()
    items_title: str = ""  # "Giấy tờ trả lại", "Thành phần tham gia"
    items: tuple[str, ...] = ()
    closing: str = ""  # one paragraph
    legal_basis: str = ""
    signatures: tuple[NoteSignature, ...]

    @property
    def form_version(self) -> FormVersion:
        """The instrument in force on the day of issue."""
        return self.head.form_version

    @property
    def template(self) -> SlipKind:
        """The template that draws it."""
        return self.kind

    def as_facts(self) -> Mapping[str, Any]:
        """The facts as the template reads them."""
        head = self.head.as_facts(self.kind)
        return {
            **head,
            "title": self.title or head["title"],
            "addressee": self.addressee,
            "opening": self.opening,
            "lines": [{"label": label, "text": text} for label, text in self.lines if text],
            "items_title": self.items_title,
            "items": list(self.items),
            "closing": self.closing,
            "legal_basis": self.legal_basis,
            "signatures": [
                {"role": block.role, **block.signature.as_facts()} for block in self.signatures
            ],
        }
