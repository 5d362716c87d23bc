"""The papers that were issued for dossiers, and what is printed of them together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from motcua.domain.dossiers.errors import DossierNotFound, SlipNotFound
from motcua.domain.dossiers.models import Dossier, Slip, SlipCopy
from motcua.domain.dossiers.selectors.readable import readable_by
from motcua.domain.dossiers.values import DossierId, SlipPaper
from motcua.domain.identity.values import Actor
from motcua.domain.slips.rules import FormVersion, SlipKind, title_of
from motcua.domain.slips.rules.wording import short_minute

from .control_slips import control_slip


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A slip that was issued again."""

    ordinal: int
    reason: str
    issued_at: datetime
    issued_by_name: str


@dataclass(frozen=True, slots=True)
class IssuedSlip:
    """One paper of a dossier. `title` is that of its set of forms; a later one replaces it."""

    slip_id: int
    kind: str
    title: str
    number: str
    form_version: str
    issued_at: datetime
    is_replaced: bool
    copies: tuple[CopyLine, ...]


@dataclass(frozen=True, slots=True)
class PaperToPrint:
    """One paper of a pile: the facts it is drawn from."""

    dossier_id: DossierId
    dossier_code: str
    kind: str
    facts: Mapping[str, Any]


def issued_slips(dossier_code: str, *, by: Actor) -> Sequence[IssuedSlip]:
    """Every paper of a dossier in the order of issue. Three queries. Raises DossierNotFound."""
    slips = list(
        Slip.objects.filter(dossier=_readable(dossier_code, by))
        .prefetch_related("copies__issued_by")
        .order_by("issued_at", "id")
    )
    latest = {slip.kind: slip.ordinal for slip in sorted(slips, key=lambda slip: slip.ordinal)}
    return [
        IssuedSlip(
            slip_id=slip.pk,
            kind=slip.kind,
            title=slip.facts.get("title")
            or title_of(SlipKind(slip.kind), FormVersion(slip.form_version)),
            number=slip.number,
            form_version=slip.form_version,
            issued_at=slip.issued_at,
            is_replaced=slip.ordinal < latest[slip.kind],
            copies=tuple(
                CopyLine(copy.ordinal, copy.reason, copy.issued_at, copy.issued_by.full_name)
                for copy in sorted(slip.copies.all(), key=lambda copy: copy.ordinal)
            ),
        )
        for slip in slips
    ]


def issued_slip(dossier_code: str, slip_id: int, *, copy_ordinal: int = 0, by: Actor) -> SlipPaper:
    """One paper of a dossier, or a copy of it: the same facts and the line that says so.

    Legal   LR-042. Raises DossierNotFound, SlipNotFound.
    """
    slip = Slip.objects.filter(pk=slip_id, dossier=_readable(dossier_code, by)).first()
    if slip is None:
        raise SlipNotFound
    facts = slip.facts
    if copy_ordinal:
        copy = SlipCopy.objects.filter(slip=slip, ordinal=copy_ordinal).first()
        if copy is None:
            raise SlipNotFound
        facts = {**facts, "reissue": _reissue(copy)}
    return SlipPaper(
        slip_id=slip.pk,
        dossier_id=DossierId(slip.dossier_id),
        dossier_code=dossier_code,
        kind=slip.kind,
        number=slip.number,
        facts=facts,
        issued_at=slip.issued_at,
    )


def papers_to_print(
    dossier_codes: Collection[str], kind: SlipKind, *, by: Actor, at: datetime
) -> Sequence[PaperToPrint]:
    """The latest paper of a kind of each dossier that has one, in the order of the codes.

    What the actor may not read, and what has no such paper, is left out. The control slip is drawn
    as it stands at `at`.
    """
    if kind is SlipKind.CONTROL_SLIP:
        return _control_slips(dossier_codes, by=by, at=at)
    latest: dict[str, PaperToPrint] = {}
    slips = (
        Slip.objects.filter(_may_read(by), dossier__code__in=dossier_codes, kind=kind)
        .select_related("dossier")
        .order_by("ordinal")
    )
    for slip in slips:
        code = slip.dossier.code
        latest[code] = PaperToPrint(DossierId(slip.dossier_id), code, slip.kind, slip.facts)
    return [latest[code] for code in dossier_codes if code in latest]


def _control_slips(
    dossier_codes: Collection[str], *, by: Actor, at: datetime
) -> Sequence[PaperToPrint]:
    ids = dict(Dossier.objects.filter(code__in=dossier_codes).values_list("code", "pk"))
    papers = []
    for code in dossier_codes:
        try:
            facts = control_slip(code, by=by, at=at).as_facts()
        except DossierNotFound:
            continue
        papers.append(PaperToPrint(DossierId(ids[code]), code, SlipKind.CONTROL_SLIP, facts))
    return papers


def _readable(dossier_code: str, by: Actor) -> Dossier:
    agencies = readable_by(by)
    dossier = (
        Dossier.objects.filter(code=dossier_code)
        .filter(Q(receiving_agency_id__in=agencies) | Q(competent_agency_id__in=agencies))
        .first()
    )
    if dossier is None:
        raise DossierNotFound(dossier_code=dossier_code)
    return dossier


def _may_read(by: Actor) -> Q:
    agencies = readable_by(by)
    return Q(dossier__receiving_agency_id__in=agencies) | Q(
        dossier__competent_agency_id__in=agencies
    )


def _reissue(copy: SlipCopy) -> Mapping[str, str]:
    return {"ordinal": str(copy.ordinal), "issued_at": short_minute(copy.issued_at)}
