"""LR-111, LR-138. Limit, fees and papers of one way to file and one case."""

from datetime import date

import pytest

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.values import Channel
from motcua.domain.working_time.values import Limit, LimitUnit

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)
IN_2019 = date(2019, 3, 4)


def test_residence_costs_less_online():
    page = procedure_on("dang-ky-thuong-tru", TODAY)
    for channel, amount in ((Channel.DIRECT, 20_000), (Channel.ONLINE, 10_000)):
        assert [fee.amount_vnd for fee in page.fees_for(channel)] == [amount]
    assert {fee.amount_vnd for fee in page.fees} == {10_000, 20_000}


def test_a_case_has_its_own_limit():
    page = procedure_on("giay-phep-xay-dung-nha-o", TODAY)
    house = page.in_case("nha-o-rieng-le").limit_for(Channel.ONLINE)
    assert (page.limit_for(Channel.ONLINE), house) == (
        Limit(20, LimitUnit.DAYS),
        Limit(15, LimitUnit.DAYS),
    )
    assert page.in_case("cong-trinh-khac").limit_for(Channel.ONLINE) == page.limit


def test_a_way_that_says_nothing_has_the_limit_and_fees_of_the_procedure():
    page = procedure_on("dang-ky-khai-sinh", TODAY)
    assert {method.channel for method in page.methods} == set(Channel)
    for channel in Channel:
        assert page.limit_for(channel) == page.limit
        assert page.fees_for(channel) == page.fees
        assert page.is_same_day_for(channel)
        assert page.limit_words_for(channel) == "Trong ngày làm việc"
        assert page.limit_source_for(channel) == ""


def test_a_late_birth_is_paid_for_and_a_foundling_needs_a_record():
    page = procedure_on("dang-ky-khai-sinh", TODAY)
    in_time, late = (
        page.in_case(case).fees_for(Channel.DIRECT) for case in ("dung-han", "qua-han")
    )
    assert [fee.amount_vnd for fee in in_time] == [0, 8000]
    assert [fee.amount_vnd for fee in late] == [None, 8000]
    names = {part.name for part in page.in_case("bi-bo-roi").components}
    assert "Biên bản về việc trẻ bị bỏ rơi" in names
    assert "Giấy chứng sinh" not in names
    assert page.in_case("") == page.in_case("no-such-case") == page
    assert len(page.in_case("dung-han").components) == len(page.components) - 2
    steps = [step.name for step in page.in_case("bi-bo-roi").sequence]
    assert steps[0] == "Lập biên bản và niêm yết"
    assert steps != [step.name for step in page.in_case("dung-han").sequence]


def test_who_may_not_file_a_way_is_told_of_the_procedure():
    page = procedure_on("chung-thuc-ban-sao", TODAY)
    assert page.method(Channel.ONLINE) is None
    assert page.limit_for(Channel.ONLINE) == page.limit
    many = page.in_case("khoi-luong-lon")
    assert many.limit_for(Channel.DIRECT) == Limit(2, LimitUnit.WORKING_DAYS)
    assert many.case
    assert many.limit_source_for(Channel.DIRECT) == f"Nộp trực tiếp, {many.case.name}"
    assert not many.is_same_day_for(Channel.DIRECT)


def test_steps_of_2019_name_the_offices_of_2019():
    page = procedure_on("dang-ky-khai-sinh-yeu-to-nuoc-ngoai", IN_2019)
    assert "cấp huyện" in page.sequence[0].text
    assert page.publishing_agency == "Bộ Tư pháp"


@pytest.mark.parametrize(
    ("slug", "channel", "day", "amount"),
    [
        ("cap-doi-can-cuoc", Channel.DIRECT, date(2025, 6, 30), 50_000),
        ("cap-doi-can-cuoc", Channel.DIRECT, date(2025, 7, 1), 25_000),
        ("cap-doi-can-cuoc", Channel.ONLINE, date(2026, 12, 31), 25_000),
        ("cap-doi-can-cuoc", Channel.ONLINE, date(2027, 1, 1), 50_000),
        ("doi-giay-phep-lai-xe", Channel.ONLINE, date(2025, 12, 31), 115_000),
        ("doi-giay-phep-lai-xe", Channel.ONLINE, date(2026, 1, 1), 135_000),
        ("doi-giay-phep-lai-xe", Channel.DIRECT, date(2025, 12, 31), 135_000),
    ],
)
def test_a_reduction_ends_on_its_day(slug, channel, day, amount):
    """64/2025/TT-BTC: half until the end of 2026; 63/2023/TT-BTC: less online until the end of 2025."""
    assert [fee.amount_vnd for fee in procedure_on(slug, day).fees_for(channel)] == [amount]
