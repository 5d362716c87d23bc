"""Limits in the hours of the annex.

Legal   LR-085 (01/2018/TT-VPCP art 8; hours per day assumed): bookkeeping, never a due time. The
        due time is counted by `working_time`.
"""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from motcua.domain.working_time.values import Limit, LimitUnit

# [assumed] as in `meta.process_hours` of data/procedures.yaml; months are 30 days. The setting
# PROCESS_HOURS_PER_UNIT replaces them.
HOURS_PER_UNIT: Final[Mapping[LimitUnit, Decimal]] = MappingProxyType(
    {
        LimitUnit.WORKING_HOURS: Decimal(1),
        LimitUnit.WORKING_DAYS: Decimal(8),
        LimitUnit.DAYS: Decimal(8),
        LimitUnit.MONTHS: Decimal(240),
    }
)
_QUARTER: Final = Decimal("0.25")


def limit_hours(
    limit: Limit, *, hours_per_unit: Mapping[LimitUnit, Decimal] = HOURS_PER_UNIT
) -> Decimal:
    """The hours that a limit gives to the whole process."""
    return Decimal(str(limit.value)) * hours_per_unit[limit.unit]


def shared_out(hours: Decimal, shares: Mapping[str, int], *, rest_to: str) -> dict[str, Decimal]:
    """Hours in proportion of shares, in quarters of an hour; what rounding leaves goes to one."""
    whole = sum(shares.values())
    parts = {
        key: (hours * share / whole / _QUARTER).to_integral_value() * _QUARTER
        for key, share in shares.items()
    }
    parts[rest_to] += hours - sum(parts.values())
    return parts
