"""What a decision says of itself, read and judged."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from motcua.domain.catalogue.errors import DecisionUnfit, RecordsNotReady
from motcua.domain.catalogue.models import PublicationDecision, RecordDraft
from motcua.domain.catalogue.selectors.gate import gate_context
from motcua.domain.catalogue.values import ChangeKind, PublishedVersion, RecordFault
from motcua.domain.records.rules.gate import faults_of
from motcua.domain.records.rules.record import read_record

from ._opening import base_now, former_slugs, opened_as

NUMBER_CHARACTERS_MAX = 100
NAME_CHARACTERS_MAX = 200


def plain_line(typed: str, what: str, *, count_max: int, is_needed: bool = True) -> str:
    """One line in NFC without signs that cannot be seen. Raises DecisionUnfit."""
    found = " ".join(unicodedata.normalize("NFC", typed).split())
    if (is_needed and not found) or len(found) > count_max or not found.isprintable():
        raise DecisionUnfit(reason=f"thiếu {what}, hoặc {what} quá dài, có ký tự lạ")
    return found


def ready(
    rows: Sequence[RecordDraft], decision: PublicationDecision
) -> dict[int, PublishedVersion]:
    """The versions that the records would become, by record. Raises RecordsNotReady with all faults.

    Legal   LR-114 (63/2010/NĐ-CP art 8): only what states all that the law wants is published. What
            is abolished states what it stated; it has no entry here.
    """
    day = decision.effective_from
    context = gate_context(day)
    found: dict[int, PublishedVersion] = {}
    faults: dict[str, Sequence[RecordFault]] = {}
    for row in rows:
        if row.change_kind == ChangeKind.ABOLISHED:
            continue
        version, wrong = read_record(row.facts)
        if version is not None:
            version = opened_as(row, version, day)
            found[row.pk] = version
            world = context.for_record(row.slug, base_now(row))
            if row.change_kind == ChangeKind.REPLACED:  # All that is to come of the old one ends.
                ending = former_slugs([row])
                held = tuple(each for each in world.held if each.slug not in ending)
                world = replace(world, held=held)
            wrong = (*wrong, *faults_of(version, context=world))
        if hindering := tuple(dict.fromkeys(each for each in wrong if not each.is_warning)):
            faults[row.slug] = hindering
    if faults:
        told = [
            f"{slug} · {fault.path}: {fault.sentence}"
            for slug, faults_of_slug in faults.items()
            for fault in faults_of_slug
        ]
        raise RecordsNotReady(faults, told)
    return found
