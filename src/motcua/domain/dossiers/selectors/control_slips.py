"""The control slip of a dossier (phiếu kiểm soát): who had it from when to when."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from motcua.domain.catalogue.selectors import procedure_version
from motcua.domain.catalogue.values import FILED_BY, VersionId
from motcua.domain.dossiers.errors import DossierNotFound
from motcua.domain.dossiers.models import Custody, Dossier
from motcua.domain.dossiers.rules import Keeper
from motcua.domain.dossiers.selectors.readable import readable_by
from motcua.domain.dossiers.values import DossierId
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import AccountId, Actor
from motcua.domain.slips.rules import (
    ControlRow,
    ControlSlipFacts,
    SlipKind,
    slip_number,
)
from motcua.foundation.clock import VIETNAM

from .slip_heads import head_of_paper

_KEEPER_NAMES = {
    Keeper.POST: "Bưu chính công ích",
    Keeper.PAYMENT: "Người nộp hồ sơ, thực hiện nghĩa vụ tài chính",
    Keeper.APPLICANT: "Người nộp hồ sơ, bổ sung giấy tờ",
}


def control_slip(dossier_code: str, *, by: Actor, at: datetime) -> ControlSlipFacts:
    """The slip as it stands at a moment: it grows with every hand-over until the result is there.

    Legal   LR-040. The limit of a stretch is the day of return: steps have none of their own.
    Raises  DossierNotFound, also for a dossier that was never accepted or may not be read.
    Four queries.
    """
    dossier = (
        Dossier.objects.filter(code=dossier_code, register_serial__isnull=False)
        .select_related("receiving_agency")
        .first()
    )
    readable = readable_by(by)
    if dossier is None or not readable & {
        dossier.receiving_agency_id,
        dossier.competent_agency_id,
    }:
        raise DossierNotFound(dossier_code=dossier_code)
    submitted_on = dossier.submitted_at.astimezone(VIETNAM).date()
    version = procedure_version(VersionId(dossier.procedure_version_id), day=submitted_on)
    procedure = version.in_case(dossier.case_key)
    return ControlSlipFacts(
        head=head_of_paper(
            agency_code=dossier.receiving_agency_id,
            number=slip_number(SlipKind.CONTROL_SLIP, dossier.register_serial or 0),
            at=at,
            dossier_code=dossier.code,
        ),
        attached_dossier_of=dossier.submitter_name,
        phone=dossier.phone_number,
        procedure_name=dossier.procedure_name,
        time_limit=procedure.limit_words_for(FILED_BY[dossier.channel]),
        received_at=dossier.accepted_at,
        due_at=dossier.due_at,
        finished_at=dossier.result_ready_at,
        rows=_rows_of([dossier])[DossierId(dossier.pk)],
    )


def hand_overs(dossier_ids: Collection[DossierId]) -> Mapping[DossierId, tuple[ControlRow, ...]]:
    """The rows of the control slips of several dossiers. Three queries.

    Callers check the right to read: `register_page` and `register_lines` do.
    """
    dossiers = Dossier.objects.filter(pk__in=dossier_ids)
    return _rows_of(list(dossiers.only("pk", "submitter_name", "due_at")))


def _rows_of(dossiers: Sequence[Dossier]) -> Mapping[DossierId, tuple[ControlRow, ...]]:
    stretches: dict[int, list[Custody]] = {dossier.pk: [] for dossier in dossiers}
    custody = Custody.objects.filter(dossier_id__in=stretches).select_related("agency")
    for row in custody.order_by("dossier_id", "version"):
        stretches[row.dossier_id].append(row)
    everybody = {
        account_id
        for rows in stretches.values()
        for row in rows
        for account_id in (row.account_id, row.given_by_id)
        if account_id is not None
    }
    names = full_names([AccountId(account_id) for account_id in everybody])
    return {
        DossierId(dossier.pk): _rows(dossier, stretches[dossier.pk], names) for dossier in dossiers
    }


def _rows(
    dossier: Dossier, stretches: Sequence[Custody], names: Mapping[AccountId, str]
) -> tuple[ControlRow, ...]:
    places = [dossier.submitter_name, *(_place(row) for row in stretches)]
    return tuple(
        ControlRow(
            sender=sender,
            receiver=receiver,
            handed_at=row.since,
            giver_name=_name(names, _giver(row, is_first=row is stretches[0])),
            receiver_name=_name(names, _receiver(row, is_first=row is stretches[0])),
            due_at=dossier.due_at if row.keeper == Keeper.UNIT else None,
            finished_at=row.until,
        )
        for sender, receiver, row in zip(places, places[1:], stretches, strict=False)
    )


def _giver(row: Custody, *, is_first: bool) -> int | None:
    """Who gave it out of hand. Whoever took it himself was given it by nobody."""
    return None if is_first or row.given_by_id == row.account_id else row.given_by_id


def _receiver(row: Custody, *, is_first: bool) -> int | None:
    """Who took it in. The first to have it is who accepted it from the applicant."""
    return row.given_by_id if is_first else row.account_id


def _place(row: Custody) -> str:
    return _KEEPER_NAMES.get(Keeper(row.keeper), row.agency.name)


def _name(names: Mapping[AccountId, str], account_id: int | None) -> str:
    return names.get(AccountId(account_id), "") if account_id is not None else ""
