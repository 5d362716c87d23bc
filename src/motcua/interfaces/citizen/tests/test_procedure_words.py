"""What a villager reads about time, money, papers and steps."""

from datetime import time
from itertools import pairwise
from types import SimpleNamespace

import pytest

from motcua.domain.catalogue.values import (
    Component,
    Fee,
    FeeKind,
    LegalBasis,
    Online,
    OnlineMode,
    Step,
)
from motcua.domain.working_time.values import Limit, LimitUnit
from motcua.interfaces.citizen import procedure_words as words

NO_BREAK = "\N{NO-BREAK SPACE}"


def fee(**facts):
    usual = {
        "kind": FeeKind.CHARGE,
        "name": "Phí thẩm định",
        "amount_vnd": None,
        "set_by": None,
        "rate_percent": None,
        "amount_usd": None,
        "per": "lần",
        "condition": None,
    }
    return Fee(**(usual | facts))


def component(name="Tờ khai", **facts):
    usual = {
        "order": 1,
        "original_count": 1,
        "copy_count": 0,
        "is_shown_only": False,
        "form_name": None,
        "once_only_source": None,
        "is_always_required": True,
        "condition": None,
    }
    return Component(name=name, **(usual | facts))


def listed(*components, can_apply_here=True):
    return words.papers(
        SimpleNamespace(components=components, cases=(), case=None, data_sources=()),
        can_apply_here=can_apply_here,
    )


def test_a_same_day_result_says_what_happens_after_the_cutoff():
    """61/2018/ND-CP art. 18.1: received after 15:00, returned on the next working day."""
    procedure = SimpleNamespace(
        limit=Limit(1, LimitUnit.WORKING_DAYS), is_same_day=True, cutoff=time(15)
    )

    assert words.time_headline(procedure) == words.Headline(
        "Trong ngày", "Nộp sau 15:00 thì trả vào ngày làm việc tiếp theo"
    )


def test_a_longer_limit_runs_from_the_complete_dossier():
    procedure = SimpleNamespace(
        limit=Limit(5, LimitUnit.WORKING_DAYS), is_same_day=False, cutoff=None
    )

    assert words.time_headline(procedure).answer == "5 ngày làm việc"


@pytest.mark.parametrize(
    ("facts", "amount"),
    [
        ({"amount_vnd": 0}, f"0{NO_BREAK}đ"),
        ({"amount_vnd": 0, "per": "bản"}, f"0{NO_BREAK}đ"),
        ({"amount_vnd": 8_000, "per": "bản"}, f"8.000{NO_BREAK}đ/bản"),
        ({"amount_vnd": 115_000}, f"115.000{NO_BREAK}đ"),
        ({"rate_percent": 0.5}, "0,5%"),
        ({"amount_usd": 145, "per": "thẻ"}, "145 USD/thẻ"),
        (
            {"set_by": "Hội đồng nhân dân cấp tỉnh"},
            "Theo nghị quyết của Hội đồng nhân dân cấp tỉnh",
        ),
        ({"condition": "theo biểu thuế"}, "Tùy trường hợp"),
    ],
)
def test_an_amount_is_written_with_what_it_is_paid_for(facts, amount):
    assert words.fee_amount(fee(**facts)) == amount


def test_no_fee_and_a_fee_of_nothing_cost_nothing():
    assert words.money_headline([]).answer == "Không mất tiền"
    assert words.money_headline([fee(amount_vnd=0, condition="trong 60 ngày")]) == words.Headline(
        "Không mất tiền", "trong 60 ngày"
    )


def test_the_headline_of_money_says_that_there_is_more_to_pay():
    headline = words.money_headline([fee(amount_vnd=50_000), fee(amount_vnd=8_000)])

    assert headline.answer == f"50.000{NO_BREAK}đ"
    assert headline.remark == "Phí thẩm định; còn 1 khoản khác, xem bên dưới"


def test_papers_are_parted_into_to_hand_in_to_show_and_special_cases():
    papers = listed(
        component("Tờ khai"),
        component("Giấy tờ tùy thân", is_shown_only=True),
        component("Văn bản ủy quyền", is_always_required=False, condition="nhờ người khác"),
    )

    assert [paper.name for paper in papers.to_hand_in] == ["Tờ khai"]
    assert [paper.name for paper in papers.to_show] == ["Giấy tờ tùy thân"]
    assert [paper.name for paper in papers.special_cases] == ["Văn bản ủy quyền"]


def test_where_everything_is_conditional_nothing_is_folded_away():
    papers = listed(component("Giấy xác nhận", is_always_required=False, condition="trẻ em"))

    assert [paper.name for paper in papers.to_hand_in] == ["Giấy xác nhận"]
    assert papers.special_cases == []


@pytest.mark.parametrize(
    ("facts", "remark"),
    [
        ({"form_name": "Mẫu 01"}, "Làm trên mạng thì điền từng bước, không cần in."),
        ({"condition": "trẻ bị bỏ rơi"}, "Chỉ cần khi: trẻ bị bỏ rơi."),
        ({"condition": "trừ hạng A1"}, "Trừ hạng A1."),
        ({"condition": "nếu có"}, "Có thì nộp."),
        (
            {"condition": "không tra được trên CSDL", "once_only_source": "CSDL dân cư"},
            "Chỉ cần khi: không tra được trên Cơ sở dữ liệu.",
        ),
        (
            {"once_only_source": "CSDL hộ tịch điện tử"},
            "Tra được trong Cơ sở dữ liệu hộ tịch điện tử thì không cần.",
        ),
        ({}, ""),
    ],
)
def test_each_paper_says_when_it_is_not_needed(facts, remark):
    assert listed(component(**facts)).to_hand_in[0].remark == remark


def test_where_nothing_is_filed_online_no_paper_promises_an_online_form():
    paper = listed(component(form_name="Mẫu 01"), can_apply_here=False).to_hand_in[0]

    assert paper.remark == "Theo mẫu: Mẫu 01."


@pytest.mark.parametrize(
    ("facts", "quantity"),
    [
        ({"original_count": 1}, "1 bản chính"),
        ({"original_count": 1, "copy_count": 2}, "1 bản chính, 2 bản sao"),
        ({"original_count": 0, "copy_count": 0}, ""),
        ({"is_shown_only": True}, "xem bản chính"),
        ({"is_shown_only": True, "original_count": 0, "copy_count": 1}, "xem bản sao"),
    ],
)
def test_a_paper_says_how_many(facts, quantity):
    papers = listed(component(**facts))

    assert (papers.to_hand_in or papers.to_show)[0].quantity == quantity


def steps(*hours):
    return [Step(order=n, name=f"Bước {n}", role="thu_ly", hours=h) for n, h in enumerate(hours, 1)]


@pytest.mark.parametrize("hours", [(1, 4, 2, 1), (0.5, 39.5), (8,), (0, 0), (2, 160, 6, 2, 2)])
def test_each_step_begins_where_the_one_before_ends_and_none_is_invisible(hours):
    path = words.path(steps(*hours))

    assert [step.name for step in path] == [f"Bước {n}" for n in range(1, len(hours) + 1)]
    assert all(step.width >= words.PATH_WIDTH_MIN for step in path)
    assert path[0].start == 0
    assert path[-1].start + path[-1].width == pytest.approx(words.PATH_WIDTH, abs=6)
    for one, following in pairwise(path):
        assert following.start == pytest.approx(one.start + one.width, abs=6)


def test_the_steps_are_drawn_to_scale_of_hours():
    path = words.path(steps(1, 4, 2, 1))

    assert [(step.start, step.width) for step in path] == [
        (0, 125),
        (125, 500),
        (625, 250),
        (875, 125),
    ]
    assert [step.hours for step in path] == ["1 giờ", "4 giờ", "2 giờ", "1 giờ"]


def test_no_steps_no_path():
    assert words.path([]) == []


@pytest.mark.parametrize(
    ("online", "can_apply_here", "channels", "said"),
    [
        (Online(True, OnlineMode.FULL, 4), True, [], "Làm trọn ở trang này"),
        (Online(True, OnlineMode.PARTIAL, 3), True, [], "phải đến nơi tiếp nhận"),
        (Online(True, OnlineMode.FULL, 4), False, ["VNeID", "Cổng X"], "qua VNeID và Cổng X"),
        (Online(True, OnlineMode.FULL, 4), False, [], "không nộp ở trang này"),
        (Online(False, OnlineMode.INFORMATION, 2), False, [], "chưa làm trên mạng được"),
    ],
)
def test_what_can_be_done_online_and_where_is_said_in_a_sentence(
    online, can_apply_here, channels, said
):
    sentence = words.online_words(online, can_apply_here=can_apply_here, channels=channels)

    assert said in sentence


def test_a_reader_may_know_which_facts_nobody_has_confirmed():
    procedure = SimpleNamespace(
        marks={"fees": "law", "internal_process": "assumed"},
        legal_basis=[LegalBasis("60/2014/QH13", False), LegalBasis("281/2016/TT-BTC", True)],
    )

    assert words.unconfirmed(procedure) == "các bước và số giờ, văn bản 281/2016/TT-BTC"


def test_special_cases_are_named_where_they_can_be_named_shortly():
    papers = listed(
        component("Tờ khai"),
        component("Biên bản", is_always_required=False, condition="trẻ bị bỏ rơi"),
        component("Văn bản", is_always_required=False, condition="ủy quyền " * 10),
    )

    assert papers.special_words == "trẻ bị bỏ rơi…"


@pytest.mark.parametrize(
    ("cases", "condition", "remark"),
    [
        ((), None, ""),
        (("a",), None, "Trường hợp: Đúng hạn."),
        (("a", "b"), None, "Trừ trường hợp: Trẻ bị bỏ rơi."),
        (("a", "b", "c"), None, ""),
        (("c",), "trẻ bị bỏ rơi", "Chỉ cần khi: trẻ bị bỏ rơi."),
    ],
)
def test_a_paper_names_its_cases_in_the_fewest_words(cases, condition, remark):
    names = (("a", "Đúng hạn"), ("b", "Quá hạn"), ("c", "Trẻ bị bỏ rơi"))
    procedure = SimpleNamespace(
        components=(component(cases=cases, condition=condition),),
        cases=tuple(SimpleNamespace(key=key, name=name) for key, name in names),
        case=None,
        data_sources=(),
    )

    (paper,) = words.papers(procedure, can_apply_here=False).to_hand_in

    assert paper.remark == remark
