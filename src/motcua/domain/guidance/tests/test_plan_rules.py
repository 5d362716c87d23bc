"""LR-121, LR-122. Papers packed once, money said honestly, time that does not mix units."""

from dataclasses import replace

import pytest

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.values import Channel, Fee, FeeKind, LimitVariant, Method, MethodLimit
from motcua.domain.guidance.rules import (
    Needed,
    costs_of,
    event_from,
    in_a_row,
    limit_under,
    longest,
    packing_list,
    waves,
)
from motcua.domain.guidance.values import FeeStanding, PaperPlace
from motcua.domain.working_time.values import Limit, LimitUnit

from .events import TODAY, description, step

pytestmark = pytest.mark.django_db
WORKING, DAYS = LimitUnit.WORKING_DAYS, LimitUnit.DAYS


def needed(number, slug, **more):
    event = event_from(description(steps=[step("s", slug, **more)]))
    case = more.get("cases", [{"key": ""}])[0]["key"]
    return Needed(number, event.steps[0], procedure_on(slug, TODAY).in_case(case))


def fee(name, amount, **more):
    facts = {"set_by": None, "rate_percent": None, "amount_usd": None, "per": "lần"}
    return Fee(FeeKind.FEE, name, amount, **facts | {"condition": None} | more)


def test_each_paper_stands_once_with_all_steps_that_need_it():
    """61/2018/NĐ-CP art 5: only papers that are published; here the seller's draft is asked twice."""
    first = needed(1, "chung-thuc-giao-dich-dat-nha")
    papers = packing_list([first, replace(first, number=2)], {})
    names = [paper.name for paper in papers]

    assert names == [component.name for component in first.page.components]
    draft = papers[0]
    assert (draft.step_numbers, draft.original_count) == (
        (1, 2),
        2 * first.page.components[0].original_count,
    )


def test_what_the_state_holds_is_not_to_be_brought():
    """224/2026/NĐ-CP art 15.1d."""
    papers = packing_list([needed(1, "chung-thuc-giao-dich-dat-nha")], {})
    held = {paper.name: paper.source for paper in papers if paper.place is PaperPlace.HELD}

    assert (
        held["Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản"]
        == "CSDL quốc gia về đất đai"
    )
    assert [paper.name for paper in papers if paper.place is PaperPlace.BROUGHT] == [
        "Dự thảo giao dịch"
    ]


def test_the_answers_decide_about_a_paper_that_the_guidance_mentions():
    name = "Bản cam kết bảo đảm an toàn công trình liền kề"
    mention = [{"name": name, "when": {"con": ["co"]}}]
    slug = "giay-phep-xay-dung-nha-o"

    def place(answers, **more):
        found = packing_list([needed(1, slug, **more)], answers)
        return next((paper.place for paper in found if paper.name == name), None)

    assert place({"con": "co"}, papers=mention) is PaperPlace.BROUGHT
    assert place({"con": "khong"}, papers=mention) is None
    assert place({}) is PaperPlace.IN_SOME_CASES
    assert place({}, papers=[{"name": name, "never": True}]) is None


def test_a_paper_that_an_earlier_step_ends_with_is_not_looked_for():
    first = needed(1, "dang-ky-khai-tu")
    wants = replace(
        first.page,
        components=(replace(first.page.components[0], name="Trích lục khai tử", form_name=None),),
    )
    found = packing_list([first, Needed(2, first.step, wants)], {})
    assert (found[-1].place, found[-1].got_in_step) == (PaperPlace.GOT_BEFORE, 1)


def test_sums_hold_what_is_sure_and_name_the_rest():
    """63/2010/NĐ-CP art 8; 97/2015/QH13 art 18: what the council sets is named, not guessed."""
    base = needed(1, "dang-ky-khai-sinh")
    page = replace(
        base.page,
        methods=(),
        fees=(
            fee("Lệ phí", 20_000),
            fee("Lệ phí khi quá hạn", None, set_by="Hội đồng nhân dân cấp tỉnh"),
            fee("Phí bản sao", 8_000, per="bản"),
            fee("Phí bản thêm (nếu yêu cầu)", 3_000),
            fee("Phí vùng xa", 5_000, condition="ở vùng xa"),
            fee("Không thu", 0),
        ),
    )
    costs = costs_of([replace(base, page=page)], {})

    assert [each.standing for each in costs.fees] == [
        FeeStanding.SURE,
        FeeStanding.UNKNOWN,
        FeeStanding.BY_NUMBER,
        FeeStanding.IF_WANTED,
        FeeStanding.IN_SOME_CASES,
        FeeStanding.FREE,
    ]
    assert (costs.direct_sum_vnd, costs.online_sum_vnd) == (20_000, 20_000)
    assert (len(costs.open_fees), costs.is_free, costs.has_unknown) == (4, False, True)


def test_a_way_of_filing_with_fees_of_its_own_has_no_others():
    base = needed(1, "dang-ky-khai-sinh")
    counter, net = fee("Tại quầy", 20_000), fee("Trên mạng", 10_000)
    methods = (
        Method(Channel.DIRECT, (), (counter,), None),
        Method(Channel.ONLINE, (), (net,), None),
    )
    page = replace(base.page, fees=(counter, net), methods=methods)
    costs = costs_of([replace(base, page=page)], {})

    assert (costs.direct_sum_vnd, costs.online_sum_vnd) == (20_000, 10_000)
    named = replace(
        base.page,
        methods=(),
        fees=(fee("Lệ phí nộp trực tiếp", 15_000), fee("Lệ phí nộp trực tuyến", 7_000)),
    )
    costs = costs_of([replace(base, page=named)], {})
    assert (costs.direct_sum_vnd, costs.online_sum_vnd) == (15_000, 7_000)


def test_answers_settle_which_fee_it_is_unless_its_name_means_several():
    base = needed(
        1,
        "dang-ky-khai-sinh",
        fees=[
            {"name": "Đúng hạn", "when": {"han": ["dung"]}},
            {"name": "Quá hạn", "when": {"han": ["qua"]}},
            {"name": "Xe máy", "when": {"han": ["qua"]}},
        ],
    )
    page = replace(
        base.page,
        methods=(),
        fees=(
            fee("Đúng hạn", 0, condition="trong 60 ngày"),
            fee("Quá hạn", 9_000, condition="quá 60 ngày"),
            fee("Xe máy", 1_000_000, condition="khu vực I"),
            fee("Xe máy", 200_000, condition="khu vực II"),
        ),
    )
    early = costs_of([replace(base, page=page)], {"han": "dung"})
    late = costs_of([replace(base, page=page)], {"han": "qua"})

    assert (early.is_free, late.direct_sum_vnd) == (True, 9_000)
    assert [each.standing for each in late.fees] == [
        FeeStanding.SURE,
        FeeStanding.IN_SOME_CASES,
        FeeStanding.IN_SOME_CASES,
    ]


def test_a_case_does_not_choose_among_several_rates_of_one_name():
    """Registration of a motor-cycle: one of three regions, never all three together."""
    costs = costs_of([needed(1, "dang-ky-xe-lan-dau", cases=[{"key": "xe-may"}])], {})

    assert costs.fees
    assert {each.standing for each in costs.fees} == {FeeStanding.IN_SOME_CASES}
    assert (costs.direct_sum_vnd, costs.has_unknown) == (0, True)


def test_a_rate_of_the_net_that_may_have_ended_is_not_counted():
    base = needed(1, "dang-ky-khai-sinh")
    rates = (fee("Tại quầy", 135_000), fee("Trên mạng", 115_000, condition="đến hết 31/12/2025"))
    methods = tuple(
        Method(channel, (), (rate,), None)
        for channel, rate in zip((Channel.DIRECT, Channel.ONLINE), rates, strict=True)
    )
    costs = costs_of([replace(base, page=replace(base.page, methods=methods))], {})

    assert (costs.direct_sum_vnd, costs.online_sum_vnd, costs.is_open_online) == (135_000, 0, True)


def test_time_is_the_longest_chain_and_units_are_not_mixed():
    limits = {1: Limit(3, WORKING), 2: Limit(20, DAYS), 3: Limit(8, WORKING), 4: Limit(1, WORKING)}
    after = {1: (), 2: (1,), 3: (), 4: (3,)}

    assert waves(after) == {1: 1, 2: 2, 3: 1, 4: 2}
    assert longest(limits, after).amounts == ((DAYS, 20), (WORKING, 3))
    assert in_a_row(limits).amounts == ((DAYS, 20), (WORKING, 12))
    assert longest({}, {}).amounts == ()


def test_the_answers_choose_the_limit_that_holds():
    base = needed(
        1, "giay-phep-xay-dung-nha-o", limits=[{"name": "nhà ở riêng lẻ", "when": {"con": ["co"]}}]
    )
    house, other = (
        LimitVariant("nhà ở riêng lẻ", Limit(15, DAYS)),
        LimitVariant("khác", Limit(9, DAYS)),
    )
    page = replace(base.page, methods=(), limit=Limit(20, DAYS), limit_variants=(house, other))

    assert limit_under(page, base.step, {"con": "co"}) == (Limit(15, DAYS), (other,))
    assert limit_under(page, base.step, {"con": "khong"}) == (Limit(20, DAYS), (other,))


def test_the_limit_of_the_case_holds_and_is_not_told_twice():
    """LR-138: the limit is stated for each case."""
    paper = needed(1, "chung-thuc-ban-sao")
    many = needed(1, "chung-thuc-ban-sao", cases=[{"key": "khoi-luong-lon"}])
    longer = LimitVariant(paper.page.limit_variants[0].condition, Limit(2, WORKING))

    assert limit_under(paper.page, paper.step, {}) == (Limit(1, WORKING), (longer,))
    assert limit_under(many.page, many.step, {}) == (Limit(2, WORKING), ())


def test_where_the_ways_to_file_differ_the_longest_is_told():
    base = needed(1, "dang-ky-khai-sinh")
    methods = tuple(
        Method(channel, (MethodLimit(Limit(days, DAYS), None, ()),), None, None)
        for channel, days in ((Channel.DIRECT, 3), (Channel.POST, 9), (Channel.ONLINE, 5))
    )
    page = replace(base.page, methods=methods, limit_variants=())

    assert limit_under(page, base.step, {}) == (Limit(9, DAYS), ())


def test_papers_and_fees_of_other_cases_are_left_out():
    """LR-138: papers and fees are stated for each case."""
    left = needed(1, "dang-ky-khai-sinh", cases=[{"key": "bi-bo-roi"}])
    names = {paper.name: paper.place for paper in packing_list([left], {})}

    assert names["Biên bản về việc trẻ bị bỏ rơi"] is PaperPlace.BROUGHT
    assert "Giấy chứng nhận kết hôn của cha mẹ" not in names
    assert "Lệ phí hộ tịch khi đăng ký quá hạn" not in {
        each.fee.name for each in costs_of([left], {}).fees
    }


def test_one_rate_of_two_ways_to_file_is_told_once_until_whenever_it_holds():
    base = needed(1, "dang-ky-khai-sinh")
    rates = (fee("Lệ phí", 135_000), fee("Lệ phí", 135_000, valid_from=TODAY))
    methods = tuple(
        Method(channel, (), (rate,), None)
        for channel, rate in zip((Channel.DIRECT, Channel.ONLINE), rates, strict=True)
    )
    costs = costs_of([replace(base, page=replace(base.page, methods=methods))], {})

    assert [each.standing for each in costs.fees] == [FeeStanding.SURE]
    assert (costs.direct_sum_vnd, costs.online_sum_vnd) == (135_000, 135_000)
