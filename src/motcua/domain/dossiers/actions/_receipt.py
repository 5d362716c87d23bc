"""Gathers what form 01 says about one dossier. Used by `accept`."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from motcua.domain.catalogue.values import Fee, ProcedurePage
from motcua.domain.dossiers.models import Component, Dossier
from motcua.domain.dossiers.rules import ComponentSource, ReturnMethod
from motcua.domain.dossiers.rules.lookup import address_of_slip
from motcua.domain.dossiers.rules.slips import (
    ReceiptSlipFacts,
    SlipComponent,
    SlipFeeLine,
    SlipHead,
    SlipSignature,
)
from motcua.domain.organisations.selectors import agency

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
        components=tuple(_component(row) for row in dossier.components.order_by("order")),
        set_count=1,
        time_limit=_limit_in_words(procedure),
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
        submitter_signature=SlipSignature(
            name=dossier.submitter_name,
            confirmation="Nộp và xác nhận trực tuyến",
            confirmed_at=dossier.submitted_at,
        ),
        receiver_signature=SlipSignature(
            name=receiver_name, confirmation="Xác nhận trên hệ thống", confirmed_at=at
        ),
    )


def _component(row: Component) -> SlipComponent:
    is_looked_up = row.source in {ComponentSource.DATABASE, ComponentSource.SHOWN}
    note = {
        ComponentSource.DATABASE: " (tra cứu trong cơ sở dữ liệu)",
        ComponentSource.SHOWN: " (xuất trình khi nhận kết quả)",
    }
    return SlipComponent(
        name=row.name + (note[ComponentSource(row.source)] if is_looked_up else ""),
        original_count=row.original_count,
        certified_count=row.certified_count,
        photo_or_electronic_count=row.electronic_count,
    )


def _limit_in_words(procedure: ProcedurePage) -> str:
    return "Trong ngày làm việc" if procedure.is_same_day else str(procedure.limit)
