"""The gate: only a record that states all that the law wants is published.

Legal   LR-108 (63/2010/NĐ-CP art 8, 13 to 17): an incomplete record is refused, with what is missing.
"""

from collections.abc import Iterator
from datetime import date

from motcua.domain.records.values import PublicationStatus, PublishedVersion, RecordFault

from .gate_context import GateContext
from .gate_law import law_faults
from .gate_parts import (
    case_faults,
    code_faults,
    fault,
    form_faults,
    known_faults,
    limit_faults,
    method_faults,
    place_faults,
    required_faults,
)
from .record_sense import sense_faults


def faults_of(version: PublishedVersion, *, context: GateContext) -> tuple[RecordFault, ...]:
    """Everything for which a record cannot be published, then what should be known and looked at.

    A procedure that ends states no more than its code, name and legal basis.
    """
    found = [*sense_faults(version), *code_faults(version)]
    if version.publication_status == PublicationStatus.ACTIVE:
        found += required_faults(version)
        found += limit_faults(version)
        found += case_faults(version)
        found += method_faults(version)
        found += place_faults(version)
        found += form_faults(version, context)
        found += known_faults(version, context)
    else:
        found += [each for each in required_faults(version) if each.path in {"name", "legal_basis"}]
    found += law_faults(version, context)
    found += _neighbour_faults(version, context)
    return tuple(sorted(found, key=lambda each: each.is_warning))


def _neighbour_faults(version: PublishedVersion, context: GateContext) -> Iterator[RecordFault]:
    """Other versions that hold on the same days: of the same code, of the same procedure.

    A version that began earlier is closed by the publication and is no obstacle.
    """
    for other in context.held:
        if not other.overlaps(version) or other.version_id == context.base_version_id:
            continue
        if other.slug != context.slug:
            if version.code and other.code == version.code:
                sentence = f"Mã {version.code} đang dùng cho thủ tục “{other.name}”."
                yield fault("code_taken", "code", sentence, "Xin kiểm tra lại mã của hai thủ tục.")
        elif (other.valid_from or date.min) >= (version.valid_from or date.min):
            since = f"{other.valid_from:%d/%m/%Y}" if other.valid_from else "trước tới nay"
            yield fault(
                "overlap",
                "valid_from",
                f"Từ {since} đã có một phiên bản khác của thủ tục này có hiệu lực.",
                "Xin sửa ngày hiệu lực, hoặc thay chính phiên bản đó.",
            )
