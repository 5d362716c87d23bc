"""Stored facts of a procedure as values. The shapes are those of `values.published`."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from motcua.domain.catalogue.values import (
    Case,
    Channel,
    Component,
    DataSource,
    Fee,
    FeeKind,
    LegalBasis,
    LimitVariant,
    Method,
    MethodLimit,
    ResultDocument,
    SequenceStep,
)
from motcua.domain.working_time.values import Limit, LimitUnit

Stored = Mapping[str, Any]
LAST_DAY: Final = date.max.isoformat()


def cases(rows: Sequence[Stored]) -> tuple[Case, ...]:
    return tuple(
        Case(key=row["key"], name=row["name"], condition=row.get("condition")) for row in rows
    )


def sequence(rows: Sequence[Stored]) -> tuple[SequenceStep, ...]:
    return tuple(
        SequenceStep(order=row["order"], name=row["name"], text=row["text"], cases=_cases_of(row))
        for row in rows
    )


def methods(rows: Sequence[Stored], day: date) -> tuple[Method, ...]:
    """The ways to file, with what is paid on a day."""
    return tuple(
        Method(
            channel=Channel(row["channel"]),
            limits=tuple(
                MethodLimit(
                    limit=_limit(limit),
                    description=limit.get("description"),
                    cases=_cases_of(limit),
                )
                for limit in row.get("limits", ())
            ),
            fees=None if row.get("fees") is None else fees(row["fees"], day),
            note=row.get("note"),
        )
        for row in rows
    )


def fees(rows: Sequence[Stored], day: date) -> tuple[Fee, ...]:
    """What is paid on a day: a reduction ends, a new rate begins, without a new version.

    Legal   LR-111 (63/2010/NĐ-CP art 8.2 đ): the rate is stated as the law has it; some laws set it
            for a time (64/2025/TT-BTC: half until 31 December 2026).
    """
    return tuple(
        Fee(
            kind=FeeKind(row["kind"]),
            name=row["name"],
            amount_vnd=row["amount_vnd"],
            set_by=row.get("set_by"),
            rate_percent=row.get("rate_percent"),
            amount_usd=row.get("amount_usd"),
            per=row.get("per"),
            condition=row.get("condition"),
            code=row.get("code"),
            cases=_cases_of(row),
            valid_from=_day(row.get("valid_from")),
            valid_to=_day(row.get("valid_to")),
        )
        for row in rows
        if (row.get("valid_from") or "") <= day.isoformat() <= (row.get("valid_to") or LAST_DAY)
    )


def components(rows: Sequence[Stored]) -> tuple[Component, ...]:
    return tuple(
        Component(
            order=row["order"],
            name=row["name"],
            original_count=row["original"],
            copy_count=row["copy"],
            is_shown_only=row["present_only"],
            form_name=row["form"],
            once_only_source=row["once_only_source"],
            is_always_required=row["required"] == "always",
            condition=row["condition"],
            code=row.get("code"),
            certified_count=row.get("certified", 0),
            cases=_cases_of(row),
            sample_url=row.get("sample_url"),
            url=row.get("url"),
        )
        for row in rows
    )


def results(rows: Sequence[Stored]) -> tuple[ResultDocument, ...]:
    return tuple(
        ResultDocument(
            name=row["name"],
            code=row.get("code"),
            kind=row.get("kind"),
            validity=row.get("validity"),
            is_electronic=row.get("electronic", False),
        )
        for row in rows
    )


def legal_basis(rows: Sequence[Stored]) -> tuple[LegalBasis, ...]:
    return tuple(
        LegalBasis(
            number=row["number"],
            is_recalled=row.get("recalled", False),
            article=row.get("article"),
        )
        for row in rows
    )


def limit_variants(rows: Sequence[Stored]) -> tuple[LimitVariant, ...]:
    return tuple(LimitVariant(condition=row["condition"], limit=_limit(row)) for row in rows)


def data_sources(rows: Sequence[Stored]) -> tuple[DataSource, ...]:
    return tuple(
        DataSource(source=row["source"], field=row["field"], component_order=row["component"])
        for row in rows
    )


def _limit(row: Stored) -> Limit:
    return Limit(row["value"], LimitUnit(row["unit"]))


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _cases_of(row: Stored) -> tuple[str, ...]:
    return tuple(row.get("cases", ()))
