"""Plain data as YAML text: the same data, the same bytes; one value a line, so that changes show."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import yaml

_WIDEST = 2**31 - 1  # no line is folded: a changed word changes one line


class _PlainDumper(yaml.CSafeDumper):
    """Lists stand under their key, texts of several lines as they are read."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 — PyYAML asks so
        """What occurs twice is written twice: reading knows no aliases."""
        return True


def written(data: Any) -> str:
    """Data of mappings with text keys, lists, texts, truths, numbers and None, as `read_text` reads
    them back. Keys stay in their order. Raises TypeError for anything else."""
    _refuse_others(data)
    return yaml.dump(
        data,
        Dumper=_PlainDumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=_WIDEST,
    )


def _refuse_others(data: Any) -> None:
    if isinstance(data, Mapping):
        for key, value in data.items():
            if not isinstance(key, str):
                raise TypeError(f"a key that is no text: {key!r}")
            _refuse_others(value)
    elif isinstance(data, list | tuple):
        for value in data:
            _refuse_others(value)
    elif not isinstance(data, str | bool | int | float | None):
        raise TypeError(f"not plain data: {data!r}")


def _text(dumper: yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
    is_block = "\n" in text and all(
        line == line.rstrip() and line.isprintable() for line in text.split("\n")
    )
    style = "|" if is_block and text == text.strip() else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _number(dumper: yaml.CSafeDumper, number: float) -> yaml.ScalarNode:
    """Never with an exponent, which would be read as a text."""
    text = format(Decimal(repr(number)), "f")
    return dumper.represent_scalar("tag:yaml.org,2002:float", text if "." in text else f"{text}.0")


_PlainDumper.add_representer(str, _text)
_PlainDumper.add_representer(float, _number)
_PlainDumper.add_representer(
    tuple, lambda dumper, items: dumper.represent_sequence("tag:yaml.org,2002:seq", items)
)
