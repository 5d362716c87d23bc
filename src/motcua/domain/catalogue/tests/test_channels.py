"""LR-111. Limit, fees and papers of one way to file and one case."""

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
    house = page.limit_for(Channel.ONLINE, "nha-o-rieng-le")
    assert (page.limit_for(Channel.ONLINE), house) == (
        Limit(20, LimitUnit.DAYS),
        Limit(15, LimitUnit.DAYS),
    )
    assert page.limit_for(Channel.ONLINE, "cong-trinh-khac") == page.limit


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
    in_time, late = (page.fees_for(Channel.DIRECT, case) for case in ("dung-han", "qua-han"))
    assert [fee.amount_vnd for fee in in_time] == [0, 8000]
    assert [fee.amount_vnd for fee in late] == [None, 8000]
    names = {part.name for part in page.components_for("bi-bo-roi")}
    assert "Biên bản về việc trẻ bị bỏ rơi" in names
    assert "Giấy chứng sinh" not in names
    assert page.components_for() == page.components
    assert len(page.components_for("dung-han")) == len(page.components) - 2
    steps = [step.name for step in page.sequence_for("bi-bo-roi")]
    assert steps[0] == "Lập biên bản và niêm yết"
    assert steps != [step.name for step in page.sequence_for("dung-han")]


def test_who_may_not_file_a_way_is_told_of_the_procedure():
    page = procedure_on("chung-thuc-ban-sao", TODAY)
    assert page.method(Channel.ONLINE) is None
    assert page.limit_for(Channel.ONLINE) == page.limit
    assert page.limit_for(Channel.DIRECT, "khoi-luong-lon") == Limit(2, LimitUnit.WORKING_DAYS)
    assert page.limit_source_for(Channel.DIRECT, "khoi-luong-lon") == "Nộp trực tiếp"
    assert not page.is_same_day_for(Channel.DIRECT, "khoi-luong-lon")


def test_steps_of_2019_name_the_offices_of_2019():
    page = procedure_on("dang-ky-khai-sinh-yeu-to-nuoc-ngoai", IN_2019)
    assert "cấp huyện" in page.sequence[0].text
    assert page.publishing_agency == "Bộ Tư pháp"
