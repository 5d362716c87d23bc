"""Rows of a table by their model, with statements whose text is made once and not once per use.

For what every submission and every act does: lock one row, insert the rows of a dossier, change a
few columns. Django's own `save` and `filter` build their text anew each time, which costs more than
the database takes to answer; the statements here may also wait for others (see `messages`).
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Field, Model
from django.db.models.expressions import DatabaseDefault

from .messages import read, write

_Fields = tuple["Field[Any, Any]", ...]
Row = TypeVar("Row", bound=Model)


def first(model: type[Row], rest: str, parameters: Sequence[Any]) -> Row | None:
    """The first row of a table that fits; `rest` is what follows the table's name."""
    found = first_with("NULL", model, rest, parameters)
    return found[0] if found else None


def first_with(
    expression: str, model: type[Row], rest: str, parameters: Sequence[Any]
) -> tuple[Row, Any] | None:
    """Likewise, with one more value that the database works out."""
    rows = read(f"{_select(model, expression)} {rest}", parameters)
    if not rows:
        return None
    *values, worked_out = rows[0]
    names, converters = _reading(model)
    for place, convert in converters:
        values[place] = convert(values[place], None, connection)
    return model.from_db(connection.alias, names, values), worked_out


def insert(rows: Sequence[Model]) -> None:
    """Insert rows of one table, in one statement. A key that the database gives is not read back."""
    if not rows:
        return
    model = type(rows[0])
    fields = _fields_given(rows[0])
    places = f"({', '.join(['%s'] * len(fields))})"
    write(
        f"{_insert_into(model, fields)} {', '.join([places] * len(rows))}",
        [value for row in rows for value in _values(row, fields)],
    )


def update(row: Model, columns: Sequence[str]) -> None:
    """Write these fields of one row that is there and locked."""
    fields, statement = _update(type(row), tuple(columns))
    write(statement, [*_values(row, fields), row.pk])


def _fields_given(row: Model) -> _Fields:
    """The fields that the row has a value for; the database decides the others."""
    return tuple(
        field
        for field in _concrete_fields(type(row))
        if not isinstance(getattr(row, field.attname), DatabaseDefault)
        and not (field.primary_key and row.pk is None)
    )


@lru_cache(maxsize=256)
def _select(model: type[Model], expression: str) -> str:
    columns = ", ".join(_column(field) for field in _concrete_fields(model))
    return f"SELECT {columns}, {expression} FROM {_table(model)}"  # noqa: S608 — the model's names


@lru_cache(maxsize=256)
def _reading(model: type[Model]) -> tuple[list[str], tuple[tuple[int, Any], ...]]:
    """Names of all columns, and which of them need turning into Python's types."""
    fields = _concrete_fields(model)
    return [field.attname for field in fields], tuple(
        (place, getattr(field, "from_db_value"))  # noqa: B009 — few fields have it
        for place, field in enumerate(fields)
        if hasattr(field, "from_db_value")
    )


def _concrete_fields(model: type[Model]) -> _Fields:
    return tuple(model._meta.concrete_fields)  # noqa: SLF001 — Django's documented model API


@lru_cache(maxsize=256)
def _insert_into(model: type[Model], fields: _Fields) -> str:
    columns = ", ".join(map(_column, fields))
    return f"INSERT INTO {_table(model)} ({columns}) VALUES"


@lru_cache(maxsize=256)
def _update(model: type[Model], columns: tuple[str, ...]) -> tuple[_Fields, str]:
    fields = tuple(_field(model, name) for name in columns)
    changes = ", ".join(f"{_column(field)} = %s" for field in fields)
    key = _column(_field(model, "pk"))
    statement = f"UPDATE {_table(model)} SET {changes} WHERE {key} = %s"  # noqa: S608 — as above
    return fields, statement


def _field(model: type[Model], name: str) -> "Field[Any, Any]":
    meta = model._meta  # noqa: SLF001 — Django's documented model API
    field = meta.pk if name == "pk" else meta.get_field(name)
    assert isinstance(field, Field)  # noqa: S101 — every caller names columns of its own table
    return field


def _column(field: "Field[Any, Any]") -> str:
    assert field.column is not None  # noqa: S101 — concrete fields have one
    return connection.ops.quote_name(field.column)


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 — as above


def _values(row: Model, fields: _Fields) -> list[Any]:
    return [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
