"""Whether what a record rests on is still law.

Legal   LR-109 (63/2010/NĐ-CP art 8; 64/2025/QH15): the legal basis is in force on the day the record
        holds; what took the place of an instrument that ended is named.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from motcua.domain.records.values import LegalInstrument, PublishedVersion, RecordFault

from .gate_context import GateContext

SUCCESSORS_MAX: Final = 20  # a ring of successors ends here


def law_faults(version: PublishedVersion, context: GateContext) -> Iterator[RecordFault]:
    """Instruments that ended, that do not hold yet, that nobody knows; nothing that is in force."""
    day = context.day_of(version)
    ended = 0
    for place, row in enumerate(version.legal_basis):
        path, number = f"legal_basis.{place}.number", row["number"]
        instrument = context.instruments.get(number)
        if instrument is None:
            yield _warning(
                "legal_basis_unknown",
                path,
                f"Chưa có {number} trong danh mục văn bản.",
                "Xin kiểm tra số hiệu, hoặc thêm văn bản vào danh mục.",
            )
        elif instrument.valid_to is not None and instrument.valid_to < day:
            ended += 1
            yield _ended(instrument, path, context, day)
        elif instrument.valid_from is not None and instrument.valid_from > day:
            yield _warning(
                "legal_basis_not_yet",
                path,
                f"{number} đến ngày {instrument.valid_from:%d/%m/%Y} mới có hiệu lực.",
                "Xin lùi ngày hiệu lực của thủ tục, hoặc dẫn văn bản đang có hiệu lực.",
            )
    if version.legal_basis and ended == len(version.legal_basis):
        yield RecordFault(
            "gate.legal_basis_ended",
            "legal_basis",
            "Không căn cứ pháp lý nào còn hiệu lực.",
            "Xin dẫn ít nhất một văn bản đang có hiệu lực.",
        )


def in_force_instead(
    instrument: LegalInstrument, context: GateContext, day: date
) -> LegalInstrument | None:
    """What holds on a day in place of an instrument that ended; its last successor if none does."""
    found = None
    for _ in range(SUCCESSORS_MAX):
        successor = context.instruments.get((found or instrument).successor_number or "")
        if successor is None or successor.number == instrument.number:
            return found
        found = successor
        if found.valid_to is None or found.valid_to >= day:
            return found
    return found


def _ended(instrument: LegalInstrument, path: str, context: GateContext, day: date) -> RecordFault:
    successor = in_force_instead(instrument, context, day)
    if successor is not None:
        name = f" ({successor.name})" if successor.name else ""
        cure = f"Văn bản thay thế: {successor.number}{name}. Xin dẫn văn bản này."
    elif instrument.successor_number:
        cure = f"Văn bản thay thế: {instrument.successor_number}. Xin dẫn văn bản này."
    else:
        cure = "Xin tìm văn bản thay thế, hoặc bỏ căn cứ này."
    ended_on = f"{instrument.valid_to:%d/%m/%Y}"
    sentence = f"{instrument.number} đã hết hiệu lực từ sau ngày {ended_on}."
    return _warning("legal_basis_expired", path, sentence, cure)


def _warning(code: str, path: str, sentence: str, cure: str) -> RecordFault:
    return RecordFault(f"gate.{code}", path, sentence, cure, is_warning=True)
