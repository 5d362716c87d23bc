"""Records for the tests of the rules: one that says something everywhere, and made-up ones."""

from datetime import date, time

from hypothesis import strategies as st

from motcua.domain.records.rules import record_shape as shape
from motcua.domain.records.rules.record import canonical, record_as_data, record_from
from motcua.domain.records.tests.rows import version
from motcua.domain.records.values import (
    Channel,
    FeeKind,
    Level,
    NotAtOneStopReason,
    OnlineMode,
    PartialReason,
    PostingDuty,
    PublicationStatus,
    Subject,
)
from motcua.domain.regimes.values import Tier
from motcua.domain.working_time.values import LimitUnit

PAPER = {
    "order": 1,
    "name": "Đơn đề nghị",
    "original": 1,
    "copy": 0,
    "present_only": False,
    "form": "Mẫu số 01",
    "once_only_source": None,
    "required": "always",
    "condition": None,
}
FULL = canonical(
    version(
        cases=[
            {"key": "dung-han", "name": "Đúng hạn"},
            {"key": "qua-han", "name": "Quá hạn", "condition": "sau 60 ngày"},
        ],
        sequence=[
            {"order": 1, "name": "Nộp hồ sơ", "text": "Ông/bà nộp tại một cửa."},
            {"order": 2, "name": "Nhận kết quả", "text": "Theo giấy hẹn.", "cases": ["dung-han"]},
            {"order": 2, "name": "Nhận kết quả", "text": "Sau xác minh.", "cases": ["qua-han"]},
        ],
        methods=[
            {"channel": "direct", "limits": [], "fees": None, "note": "Tại quầy"},
            {
                "channel": "online",
                "limits": [
                    {"value": 7, "unit": "working_days"},
                    {"value": 9, "unit": "working_days", "cases": ["qua-han"]},
                ],
                "fees": [
                    {"kind": "le_phi", "name": "Lệ phí", "amount_vnd": 5000, "per": "lần"},
                ],
            },
        ],
        components=[
            PAPER,
            {**PAPER, "order": 2, "name": "Giấy chứng sinh", "certified": 1, "cases": ["qua-han"]},
        ],
        fees=[
            {"kind": "le_phi", "name": "Lệ phí", "amount_vnd": 8000, "per": "lần"},
            {"kind": "phi", "name": "Phí bản sao", "amount_vnd": None, "set_by": "HĐND tỉnh"},
        ],
        results=[{"name": "Giấy thử", "kind": "giấy", "validity": "1 năm", "electronic": True}],
        legal_basis=[{"number": "61/2018/NĐ-CP", "article": "Điều 8", "recalled": True}],
        data_sources=[{"source": "CSDL dân cư", "field": "họ tên", "component": 2}],
        posting_duties=["national_database", "portal", "office"],
        publishing_agency_name="Bộ Tư pháp",
        cutoff=time(15),
        is_same_day=True,
        valid_to=date(2027, 2, 28),
        steps=[{"order": 1, "name": "Tiếp nhận", "role": "tiep_nhan", "hours": 8}],
        steps_hours=8.0,
        limit_variants=[{"condition": "cần xác minh", "value": 5, "unit": "working_days"}],
    )
)

_WORDS = st.sampled_from(["Giấy khai", "Lệ phí", "ăn ở", "Đơn", "7 ngày", "Sổ đỏ"])
_MAYBE = st.none() | _WORDS
_KEYS = st.lists(st.sampled_from(["dung-han", "qua-han"]), unique=True, max_size=2)
_UNITS = st.sampled_from([unit.value for unit in LimitUnit])
_LIMIT_VALUES = st.integers(1, 40).map(float)
_URLS = st.none() | st.sampled_from(["https://a.gov.vn/1", "https://b.gov.vn/2"])


def one_of(words):
    return st.sampled_from([word.value for word in words])


def some(words):
    return st.lists(one_of(words), unique=True, max_size=3)


def _rows(most=3, **columns):
    return st.lists(st.fixed_dictionaries(columns), max_size=most)


def _texts():
    return st.lists(_WORDS, unique=True, max_size=3)


FEES = _rows(
    kind=one_of(FeeKind),
    name=_WORDS,
    amount_vnd=st.integers(0, 10**6),
    per=_WORDS,
    condition=_MAYBE,
    code=_MAYBE,
    cases=_KEYS,
)
_LIMITS = st.lists(
    st.fixed_dictionaries(
        {"value": _LIMIT_VALUES, "unit": _UNITS, "description": _MAYBE, "cases": _KEYS}
    ),
    max_size=2,
    unique_by=lambda row: tuple(row["cases"]),
)
COLUMNS = {
    "code": st.none() | st.sampled_from(["1.000001", "2.000002"]),
    "name": _WORDS,
    "field_id": _WORDS,
    "tier": one_of(Tier),
    "level": one_of(Level),
    "vertical": _MAYBE,
    "publication_status": one_of(PublicationStatus),
    "subjects": some(Subject),
    "limit_value": _LIMIT_VALUES,
    "limit_unit": _UNITS,
    "is_same_day": st.booleans(),
    "cutoff": st.none() | st.sampled_from(["15:00", "16:30"]),
    "cutoff_rule": _MAYBE,
    "limit_variants": _rows(condition=_WORDS, value=_LIMIT_VALUES, unit=_UNITS),
    "fees": FEES,
    "components": _rows(
        name=_WORDS,
        original=st.integers(1, 3),
        copy=st.integers(0, 3),
        certified=st.integers(0, 2),
        present_only=st.booleans(),
        form=_MAYBE,
        once_only_source=_MAYBE,
        required=st.just("always"),
        condition=st.none(),
        code=_MAYBE,
        cases=_KEYS,
        url=_URLS,
        sample_url=_URLS,
    ),
    "results": _rows(
        name=_WORDS, code=_MAYBE, kind=_MAYBE, validity=_MAYBE, electronic=st.booleans()
    ),
    "legal_basis": st.lists(
        st.fixed_dictionaries({"number": _WORDS, "article": _MAYBE, "recalled": st.booleans()}),
        max_size=3,
        unique_by=lambda row: (row["number"], row["article"]),
    ),
    **dict.fromkeys(
        (
            "competent_names",
            "receiving_names",
            "coordinating_names",
            "authorised_names",
            "conditions",
            "keywords",
            "sources",
            "pause_grounds",
        ),
        _texts(),
    ),
    **dict.fromkeys(
        (
            "post_receives",
            "post_returns",
            "online_is_available",
            "has_online_payment",
            "is_received_at_one_stop",
            "is_boundary_free",
        ),
        st.booleans(),
    ),
    "online_mode": st.none() | one_of(OnlineMode),
    "online_level": st.none() | st.integers(1, 4),
    "steps": _rows(name=_WORDS, role=_WORDS, hours=st.integers(1, 8).map(float)),
    "linked_slugs": st.lists(st.sampled_from(["a", "b-c"]), unique=True),
    "supplement_requests_max": st.none() | st.integers(0, 3),
    "note": _MAYBE,
    "marks": st.dictionaries(_WORDS, st.sampled_from(sorted(shape.MARKS)), max_size=2),
    "valid_from": st.none() | st.dates(date(2018, 1, 1), date(2025, 1, 1)).map(str),
    "valid_to": st.none() | st.dates(date(2025, 1, 1), date(2030, 1, 1)).map(str),
    "local_code": st.none() | st.just("1.010708.000.00.00.H31"),
    "publishing_agency_name": _WORDS,
    "sequence": _rows(name=_WORDS, text=_WORDS, cases=_KEYS),
    "methods": st.lists(
        st.fixed_dictionaries(
            {
                "channel": one_of(Channel),
                "limits": _LIMITS,
                "fees": st.none() | FEES,
                "note": _MAYBE,
            }
        ),
        max_size=3,
        unique_by=lambda row: row["channel"],
    ),
    "set_count": st.integers(1, 3),
    "reason_not_at_one_stop": st.none() | one_of(NotAtOneStopReason),
    "online_partial_reason": st.none() | one_of(PartialReason),
    "late_rule": _MAYBE,
    "posting_duties": some(PostingDuty),
    "interlinked_group": st.none() | st.sampled_from(["a", "b-c"]),
    "guide_video_url": _URLS,
    "sample_dossier_url": _URLS,
}


@st.composite
def records(draw):
    """A record that reads without fault, with every column drawn."""
    data = {**record_as_data(FULL), **{name: draw(values) for name, values in COLUMNS.items()}}
    for name in ("components", "sequence", "steps"):
        data[name] = [{"order": place, **row} for place, row in enumerate(data[name], start=1)]
    data["steps_hours"] = float(sum(row["hours"] for row in data["steps"]))
    data["cases"] = draw(
        st.permutations(
            [
                {"key": "dung-han", "name": draw(_WORDS), "condition": draw(_MAYBE)},
                {"key": "qua-han", "name": draw(_WORDS), "condition": draw(_MAYBE)},
            ]
        )
    )
    orders = [row["order"] for row in data["components"]]
    rows = _rows(source=_WORDS, field=_WORDS, component=st.sampled_from(orders or [1]))
    data["data_sources"] = draw(rows) if orders else []
    return record_from(data)
