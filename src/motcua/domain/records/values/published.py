"""Facts of a procedure during a period: plain JSON, the same in files, packages and drafts."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """The facts of a procedure during a period, as they are published.

    Lists hold plain JSON in the shape of the data files.
    """

    code: str | None
    name: str
    field_id: str
    tier: str
    level: str
    vertical: str | None
    publication_status: str
    subjects: list[str]
    limit_value: float
    limit_unit: str
    is_same_day: bool
    cutoff: time | None
    cutoff_rule: str | None
    limit_variants: list[dict[str, Any]]
    fees: list[dict[str, Any]]
    components: list[dict[str, Any]]
    results: list[dict[str, Any]]  # {name, code, kind, validity, electronic}
    legal_basis: list[dict[str, Any]]  # {number, article, recalled}
    competent_names: list[str]
    receiving_names: list[str]
    coordinating_names: list[str]
    conditions: list[str]
    keywords: list[str]
    post_receives: bool
    post_returns: bool
    online_is_available: bool
    online_mode: str | None
    online_level: int | None
    has_online_payment: bool
    steps: list[dict[str, Any]]
    steps_hours: float
    linked_slugs: list[str]
    supplement_requests_max: int | None
    note: str | None
    marks: dict[str, str]
    sources: list[str]
    valid_from: date | None
    valid_to: date | None
    local_code: str | None = None
    publishing_agency_name: str = ""
    cases: list[dict[str, Any]] = field(default_factory=list)  # {key, name, condition}
    sequence: list[dict[str, Any]] = field(default_factory=list)  # {order, name, text, cases}
    # {channel, limits: [{value, unit, description, cases}], fees: [...] or None, note}
    methods: list[dict[str, Any]] = field(default_factory=list)
    set_count: int = 1
    authorised_names: list[str] = field(default_factory=list)
    is_received_at_one_stop: bool = True
    reason_not_at_one_stop: str | None = None
    online_partial_reason: str | None = None
    is_boundary_free: bool = True
    pause_grounds: list[str] = field(default_factory=list)
    late_rule: str | None = None
    posting_duties: list[str] = field(default_factory=list)
    data_sources: list[dict[str, Any]] = field(default_factory=list)  # {source, field, component}
    interlinked_group: str | None = None
    guide_video_url: str | None = None
    sample_dossier_url: str | None = None
