"""What form 01 says about one dossier: the first time, and whenever its due time is another one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from motcua.domain.catalogue.values import FILED_BY, Fee, ProcedurePage
from motcua.domain.dossiers.models import Component, Dossier, Slip
from motcua.domain.dossiers.rules import Channel, ComponentSource, ReturnMethod
from motcua.domain.dossiers.rules.lookup import address_of_slip
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import agency
from motcua.domain.slips.rules import (
    ReceiptSlipFacts,
    SlipComponent,
    SlipFeeLine,
    SlipHead,
    SlipKind,
    SlipSignature,
)
from motcua.domain.slips.rules.wording import minute_text
from motcua.foundation.clock import VIETNAM

from ._slips import SlipFacts, keep_slip, signature_of, slip_head

RETURN_NAMES = {
    ReturnMethod.COUNTER: "Tại Bộ phận Một cửa",
    ReturnMethod.POST: "Qua bưu chính công ích",
    ReturnMethod.ONLINE: "Trực tuyến, bản điện tử",
}


def receipt_facts(
    dossier: Dossier,
    procedure: ProcedurePage,
    *,
    head: SlipHead,
    fees: Sequence[Fee],
    receiver_name: str,
    at: datetime,
) -> ReceiptSlipFacts:
    """All that the slip says of a dossier that stands in the register."""
    unit = agency(dossier.receiving_agency_id)
    assert dossier.due_at is not None  # noqa: S101 — `accept` has just set it
    return ReceiptSlipFacts(
        form_version=head.form_version,
        issued_at=at,
        parent_agency=head.parent_agency,
        agency=head.agency,
        slip_no=head.slip_no,
        place=head.place,
        dossier_code=dossier.code,
        qr_address=address_of_slip(
            settings.PUBLIC_ADDRESS, dossier.code, secret=settings.SECRET_KEY
        ),
        received_from=dossier.submitter_name,
        id_number=dossier.submitter_identity_number,
        address=dossier.submitter_address,
        phone=dossier.phone_number,
        email=dossier.email,
        content=dossier.procedure_name,
        procedure_code=procedure.code or "",
        components=_components(dossier),
        set_count=procedure.set_count,
        time_limit=procedure.limit_words_for(FILED_BY[dossier.channel]),
        received_at=dossier.accepted_at or at,
        due_at=dossier.due_at,
        return_method=RETURN_NAMES[ReturnMethod(dossier.return_method)],
        return_place=dossier.return_address
        if dossier.return_method == ReturnMethod.POST
        else unit.name,
        fee_lines=tuple(
            SlipFeeLine(name=fee.name, amount_vnd=fee.amount_vnd, is_paid=fee.amount_vnd == 0)
            for fee in fees
            if fee.amount_vnd is not None
        ),
        register_volume=dossier.register_volume or 0,
        register_serial=dossier.register_serial or 0,
        submitter_signature=_submitter_signature(dossier),
        receiver_signature=SlipSignature(
            name=receiver_name, confirmation="Xác nhận trên hệ thống", confirmed_at=at
        ),
        supplement_count=dossier.supplement_requests,
    )


def _submitter_signature(dossier: Dossier) -> SlipSignature:
    """Who came to the counter or wrote signs by hand."""
    if dossier.channel != Channel.ONLINE:
        return SlipSignature(name=dossier.submitter_name)
    return SlipSignature(
        name=dossier.submitter_name,
        confirmation="Nộp và xác nhận trực tuyến",
        confirmed_at=dossier.submitted_at,
    )


@dataclass(frozen=True, slots=True)
class _WrittenAnew:
    """The facts of a receipt that takes the place of another."""

    said: Mapping[str, Any]

    @property
    def template(self) -> SlipKind:
        return SlipKind.RECEIPT

    def as_facts(self) -> Mapping[str, Any]:
        return self.said


def replacing_receipt(dossier: Dossier, *, by: Actor, at: datetime, note: str = "") -> Slip:
    """A new receipt because the day of return is another one. The former stays as it is.

    Legal   LR-050: what was promised in writing is changed in writing (61/2018/NĐ-CP arts 19.4,
            19.9); LR-042: a slip is never changed.
    Units   `dossier.due_at` is the new due time, `note` a sentence that says why, or empty.
    """
    former = dossier.slips.filter(kind=SlipKind.RECEIPT).order_by("-ordinal")[0]
    head = slip_head(dossier, SlipKind.RECEIPT, agency_code=dossier.receiving_agency_id, at=at)
    components = dossier.components.order_by("order", "supplement")
    facts = receipt_anew(dossier, former, components, head=head, by=by, at=at, note=note)
    return keep_slip(dossier, facts, at=at)


def receipt_anew(
    dossier: Dossier,
    former: Slip,
    components: Iterable[Component],
    *,
    head: SlipHead,
    by: Actor,
    at: datetime,
    note: str,
) -> SlipFacts:
    """What a receipt says that takes the place of a former one."""
    renewed = head.as_facts(SlipKind.RECEIPT)
    replaces = f"Thay giấy số {former.number} ngày {former.issued_at.astimezone(VIETNAM):%d/%m/%Y}."
    return _WrittenAnew(
        {
            **former.facts,
            **{key: renewed[key] for key in former.facts.keys() & renewed.keys() - {"qr"}},
            "components": [_component(row).as_facts() for row in components],
            "due_at": minute_text(dossier.due_at),
            "receiver_signature": signature_of(by, at).as_facts(),
            "note": f"{replaces} {note}".strip(),
            "supplement_count": dossier.supplement_requests,
        }
    )


def _components(dossier: Dossier) -> tuple[SlipComponent, ...]:
    return tuple(map(_component, dossier.components.order_by("order", "supplement")))


def _component(row: Component) -> SlipComponent:
    is_looked_up = row.source in {ComponentSource.DATABASE, ComponentSource.SHOWN}
    note = {
        ComponentSource.DATABASE: " (tra cứu trong cơ sở dữ liệu)",
        ComponentSource.SHOWN: " (xuất trình khi nhận kết quả)",
    }
    return SlipComponent(
        name=row.name
        + (note[ComponentSource(row.source)] if is_looked_up else "")
        + (" (bổ sung)" if row.supplement else ""),
        original_count=row.original_count,
        certified_count=row.certified_count,
        photo_or_electronic_count=row.electronic_count,
    )
