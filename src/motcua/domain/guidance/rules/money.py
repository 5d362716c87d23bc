"""What the procedures of a plan cost, as far as it can be said beforehand."""

from collections.abc import Sequence
from dataclasses import replace

from motcua.domain.catalogue.values import Channel, Fee
from motcua.domain.guidance.values import Answers, Costs, FeeStanding, PlannedFee

from .packing import Needed
from .paths import is_meant

AT_THE_COUNTER, ON_THE_NET = ("trực tiếp",), ("trực tuyến", "qua mạng")
IF_WANTED = ("nếu yêu cầu", "nếu có")
# Paid once for the matter itself; anything else is paid by number.
ONCE = frozenset(
    {"", "lần", "hồ sơ", "giấy", "thẻ", "cuốn", "giấy phép", "cơ sở", "giao dịch", "văn bản"}
    | {"di chúc", "lần/người", "lần/cơ sở", "điểm kinh doanh/lần", "công tơ"}
)


def costs_of(needed: Sequence[Needed], answers: Answers) -> Costs:
    """Every payment with what can be said of it; the sums hold only what is sure to be paid.

    Legal   LR-122 (97/2015/QH13 art 18; 63/2010/NĐ-CP art 8: fees are published with the
            procedure). An amount that the council of the province sets is named, not guessed.
    """
    fees = tuple(fee for each in needed for fee in _fees(each, answers))
    sure = [fee for fee in fees if fee.standing is FeeStanding.SURE]
    return Costs(
        fees=fees,
        direct_sum_vnd=sum(fee.fee.amount_vnd or 0 for fee in sure if not fee.is_online_only),
        online_sum_vnd=sum(fee.fee.amount_vnd or 0 for fee in sure if not fee.is_direct_only),
    )


def _fees(needed: Needed, answers: Answers) -> list[PlannedFee]:
    """The payments of one step. A way of filing that has fees of its own has no others."""
    at_the_counter = _of(needed, Channel.DIRECT)
    on_the_net = _of(needed, Channel.ONLINE)
    planned = []
    for fee in dict.fromkeys((*at_the_counter, *on_the_net)):
        ways = (at_the_counter, on_the_net)
        is_one_rate = all(_count(fees, fee.name) <= 1 for fees in ways)
        standing = _standing(fee, needed, answers, is_one_rate=is_one_rate)
        if standing is not None:
            is_direct_only = fee not in on_the_net or _says(fee, AT_THE_COUNTER)
            is_online_only = fee not in at_the_counter or _says(fee, ON_THE_NET)
            planned.append(PlannedFee(needed.number, fee, standing, is_direct_only, is_online_only))
    return planned


def _of(needed: Needed, channel: Channel) -> tuple[Fee, ...]:
    """What is paid by a way of filing on the day: until when it holds tells no two rates apart."""
    fees = needed.page.fees_for(channel)
    return tuple(replace(fee, valid_from=None, valid_to=None) for fee in fees)


def _standing(
    fee: Fee, needed: Needed, answers: Answers, *, is_one_rate: bool
) -> FeeStanding | None:
    """What can be said of a fee; None where the answers say that it is not paid.

    `is_one_rate`: it has its name alone; of several neither a case nor a name chooses one.
    """
    mention = next((each for each in needed.step.fees if each.name == fee.name), None)
    if mention is not None and not is_meant(mention, answers):
        return None
    is_of_case = bool(fee.cases) and needed.page.case is not None
    is_chosen = is_of_case or mention is not None
    is_settled = not fee.condition or (is_chosen and is_one_rate)
    return _amount(fee, is_settled=is_settled)


def _amount(fee: Fee, *, is_settled: bool) -> FeeStanding:
    """`is_settled`: the answers say that its condition holds, or it has none."""
    if fee.amount_vnd == 0:
        return FeeStanding.FREE
    if any(word in fee.name for word in IF_WANTED):
        return FeeStanding.IF_WANTED
    if fee.amount_vnd is None:
        return FeeStanding.UNKNOWN
    if not is_settled:
        return FeeStanding.IN_SOME_CASES
    return FeeStanding.SURE if (fee.per or "") in ONCE else FeeStanding.BY_NUMBER


def _count(fees: Sequence[Fee], name: str) -> int:
    return sum(fee.name == name for fee in fees)


def _says(fee: Fee, words: Sequence[str]) -> bool:
    """Older records say in the name of a fee by which way of filing it is paid."""
    return any(word in fee.name for word in words)
