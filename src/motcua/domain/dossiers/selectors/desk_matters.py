"""Matters of a desk beside the way of a dossier through the offices: each asks somebody for an act."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.models import Apology, Consultation, Dossier, SupplementRequest
from motcua.domain.dossiers.states import State
from motcua.domain.identity.values import Actor


class Matter(StrEnum):
    """What is asked of whoever sits here."""

    APOLOGY = "can-xin-loi"  # Cần xin lỗi
    WITHDRAWAL = "xin-rut"  # Người nộp xin rút
    SUPPLEMENT = "kiem-bo-sung"  # Giấy tờ bổ sung đã gửi, chờ kiểm tra
    OPINION = "tra-loi-y-kien"  # Cơ quan mình được hỏi ý kiến
    PAUSED = "tam-dung"  # Mình đang tạm dừng


def matters_of(by: Actor) -> Mapping[Matter, Q]:
    """Which dossiers ask the actor for what."""
    return {
        Matter.APOLOGY: Q(
            Exists(_apology_to_send()),
            competent_agency_id__in=by.agency_codes(permissions.APOLOGISE),
        ),
        Matter.WITHDRAWAL: Q(
            state=State.WITHDRAW_REQUESTED,
            receiving_agency_id__in=by.agency_codes(permissions.AGREE_WITHDRAWAL),
        ),
        Matter.SUPPLEMENT: Q(
            Exists(_supplement_to_check()),
            state=State.SUPPLEMENT_IN_PROCESS,
            receiving_agency_id__in=by.agency_codes(permissions.ACCEPT_SUPPLEMENT),
        ),
        Matter.OPINION: Q(pk__in=asked_of(by.agency_codes(permissions.ANSWER_CONSULTATION))),
        Matter.PAUSED: Q(state=State.PAUSED, holder_id=by.account_id),
    }


def matter_counts(rows: QuerySet[Dossier], *, by: Actor) -> Mapping[Matter, int]:
    """How many dossiers of a pile from `desk_list` belong to each matter. One query."""
    counted = rows.order_by().aggregate(
        **{matter.name: Count("pk", filter=each) for matter, each in matters_of(by).items()}
    )
    return {matter: counted[matter.name] for matter in Matter}


def of_matter(rows: QuerySet[Dossier], matter: Matter | None, *, by: Actor) -> QuerySet[Dossier]:
    """The part of a pile that belongs to one matter, in the pile's own order."""
    return rows if matter is None else rows.filter(matters_of(by)[matter])


def asked_of(agencies: Collection[str]) -> QuerySet[Consultation, Any]:
    """Dossiers about which one of these agencies is asked and has not answered."""
    asked = Consultation.objects.filter(agency_id__in=agencies, answered_at__isnull=True)
    return asked.values("dossier_id")


def _supplement_to_check() -> QuerySet[SupplementRequest]:
    return SupplementRequest.objects.filter(
        dossier_id=OuterRef("pk"), sent_at__isnull=False, completed_at__isnull=True
    )


def _apology_to_send() -> QuerySet[Apology]:
    return Apology.objects.filter(
        dossier_id=OuterRef("pk"), for_due_at=OuterRef("due_at"), sent_at__isnull=True
    )
