"""Rows of a table by their model, with statements whose text is made once and not once per use.

For what every submission and every act does: lock one row, insert the rows of a dossier, change a
few columns. Django's own `save` and `filter` build their text anew each time, which costs more than
the database takes to answer; the statements here may also wait for others (see `messages`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import NOT_PROVIDED, Field, ForeignKey, Model
from django.db.models.expressions import DatabaseDefault

from .messages import read, write

Row = TypeVar("Row", bound=Model)

# Fields whose values Django hands to the driver as they are.
_AS_THEY_ARE = frozenset(
    {
        *("BigAutoField", "BigIntegerField", "IntegerField"),
        *("PositiveIntegerField", "PositiveSmallIntegerField"),
        *("BooleanField", "CharField", "DateField", "DateTimeField", "TextField", "UUIDField"),
    }
)


@dataclass(frozen=True, slots=True)
class _Column:
    """One column: its name there and here, and what is done to a value on the way."""

    name: str
    attribute: str
    to_database: Callable[..., Any] | None
    from_database: Callable[..., Any] | None
    may_be_left_to_database: bool

    def value_of(self, row: Model) -> Any:
        value = getattr(row, self.attribute)
        return value if self.to_database is None else self.to_database(value, connection)


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
    columns = _columns(model)
    for place, column in enumerate(columns):
        if column.from_database is not None:
            values[place] = column.from_database(values[place], None, connection)
    names = [column.attribute for column in columns]
    return model.from_db(connection.alias, names, values), worked_out


def insert(rows: Sequence[Model]) -> None:
    """Insert rows of one table, in one statement. A key that the database gives is not read back."""
    if not rows:
        return
    model = type(rows[0])
    left_out = frozenset(
        column.attribute
        for column in _columns(model)
        if column.may_be_left_to_database and _is_left_to_database(rows[0], column)
    )
    columns, beginning, places = _insert_into(model, left_out)
    write(
        f"{beginning} {', '.join([places] * len(rows))}",
        [column.value_of(row) for row in rows for column in columns],
    )


def update(row: Model, names: Sequence[str]) -> None:
    """Write these fields of one row that is there and locked."""
    columns, statement = _update(type(row), tuple(names))
    write(statement, [*(column.value_of(row) for column in columns), row.pk])


def _is_left_to_database(row: Model, column: _Column) -> bool:
    value = getattr(row, column.attribute)
    return value is None or isinstance(value, DatabaseDefault)


@lru_cache(maxsize=256)
def _select(model: type[Model], expression: str) -> str:
    names = ", ".join(column.name for column in _columns(model))
    return f"SELECT {names}, {expression} FROM {_table(model)}"  # noqa: S608 — the model's names


@lru_cache(maxsize=256)
def _insert_into(
    model: type[Model], left_out: frozenset[str]
) -> tuple[tuple[_Column, ...], str, str]:
    columns = tuple(column for column in _columns(model) if column.attribute not in left_out)
    names = ", ".join(column.name for column in columns)
    beginning = f"INSERT INTO {_table(model)} ({names}) VALUES"
    return columns, beginning, f"({', '.join(['%s'] * len(columns))})"


@lru_cache(maxsize=256)
def _update(model: type[Model], names: tuple[str, ...]) -> tuple[tuple[_Column, ...], str]:
    meta = model._meta  # noqa: SLF001 — Django's documented model API
    attributes = [_concrete(meta.get_field(name)).attname for name in names]
    by_attribute = {column.attribute: column for column in _columns(model)}
    columns = tuple(by_attribute[attribute] for attribute in attributes)
    changes = ", ".join(f"{column.name} = %s" for column in columns)
    key = by_attribute[_concrete(meta.pk).attname].name
    statement = f"UPDATE {_table(model)} SET {changes} WHERE {key} = %s"  # noqa: S608 — as above
    return columns, statement


@lru_cache(maxsize=64)
def _columns(model: type[Model]) -> tuple[_Column, ...]:
    """All columns of a table, in the order of the model."""
    fields = model._meta.concrete_fields  # noqa: SLF001 — Django's documented model API
    return tuple(_column(field) for field in fields)


def _column(field: "Field[Any, Any]") -> _Column:
    key = field
    while isinstance(key, ForeignKey):  # Its column holds the key of the row it points to.
        key = key.target_field
    is_numbered = field.primary_key and field.get_internal_type() == "BigAutoField"
    return _Column(
        name=connection.ops.quote_name(str(field.column)),
        attribute=field.attname,
        to_database=None if key.get_internal_type() in _AS_THEY_ARE else field.get_db_prep_save,
        from_database=getattr(field, "from_db_value", None),
        may_be_left_to_database=is_numbered or field.db_default is not NOT_PROVIDED,
    )


def _concrete(field: Any) -> "Field[Any, Any]":
    assert isinstance(field, Field)  # noqa: S101 — every caller names columns of its own table
    return field


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 — as above
