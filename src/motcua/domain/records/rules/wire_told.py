"""What the National Database tells of a procedure, over what is said of it here.

Legal   LR-107 (63/2010/NĐ-CP arts 8, 24).
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import count
from typing import Any, Final

Data = Mapping[str, Any]
_METHODS: Final = "CACHTHUCTHUCHIEN"
_CASES: Final = ("THANHPHANHOSO", "TRINHTUTHUCHIEN")
# Columns by the key that tells them. The rest (keywords, usual steps, posts and duties) has no key
# there and stays as it is here.
TOLD_BY: Final[Mapping[str, str]] = {
    "code": "MATTHC",
    "local_code": "MATTHCDP",
    "name": "TENTTHC",
    "field_id": "LINHVUCTHUCHIEN",
    "publishing_agency_name": "MACOQUANCONGBO",
    "level": "CAPTHUCHIEN",
    "components": "THANHPHANHOSO",
    "sequence": "TRINHTUTHUCHIEN",
    "methods": _METHODS,
    "limit_value": _METHODS,
    "limit_unit": _METHODS,
    "fees": _METHODS,
    "online_is_available": _METHODS,
    "post_receives": _METHODS,
    "set_count": "SOBOHOSO",
    "subjects": "DOITUONGTHUCHIEN",
    "results": "KETQUATHUCHIEN",
    "legal_basis": "CANCUPHAPLY",
    "conditions": "YEUCAU",
    "competent_names": "COQUANTHUCHIEN",
    "authorised_names": "COQUANDUOCUYQUYEN",
    "coordinating_names": "COQUANPHOIHOP",
    "receiving_names": "DIACHITIEPNHAN",
}
_LIMIT: Final = frozenset({"limit_value", "limit_unit"})


def told_over(base: Data, told: Data, *, wire_keys: Collection[str]) -> dict[str, Any]:
    """The data of `base` with what was told in their place; `wire_keys`: those of the document.

    What the document has no key for stays. A case keeps the key that it has here, by its name:
    guidance and dossiers know it by that key. Data that replace a paper follow the paper, by its
    name; where it is gone they go.
    """
    keys = _keys(base["cases"], told["cases"])
    columns = {column for column, wire_key in TOLD_BY.items() if wire_key in wire_keys}
    if not told["limit_value"]:
        columns -= _LIMIT
    data = {
        **base,
        **{column: _renamed(told[column], keys) for column in TOLD_BY if column in columns},
        "cases": [{**row, "key": keys[row["key"]]} for row in told["cases"]],
    }
    if not set(_CASES) <= set(wire_keys):  # Rows that stay name the cases that were.
        held = set(keys.values())
        data["cases"] += [row for row in base["cases"] if row["key"] not in held]
    order = [row["key"] for row in base["cases"]]
    data["cases"].sort(
        key=lambda row: order.index(row["key"]) if row["key"] in order else len(order)
    )
    return {**data, "data_sources": _following(base, data["components"])}


def _following(base: Data, components: Sequence[Data]) -> list[dict[str, Any]]:
    """Data that replace a paper, by the number that it has now."""
    names = {row["order"]: row["name"] for row in base["components"]}
    orders = {row["name"]: row["order"] for row in reversed(components)}
    return [
        {**row, "component": orders[name]}
        for row in base["data_sources"]
        if (name := names.get(row["component"])) in orders
    ]


def _keys(before: Sequence[Data], told: Sequence[Data]) -> dict[str, str]:
    """The key here of each case that was told, by its key there."""
    known = {row["name"]: row["key"] for row in before}
    kept = {row["key"]: known[row["name"]] for row in told if row["name"] in known}
    taken = set(kept.values())
    free = (key for number in count(1) if (key := f"truong-hop-{number}") not in taken)
    return {row["key"]: kept.get(row["key"]) or next(free) for row in told}


def _renamed(value: Any, keys: Mapping[str, str]) -> Any:
    """The same rows, each naming its cases by the keys that hold here."""
    if isinstance(value, list):
        return [_renamed(each, keys) for each in value]
    if isinstance(value, dict):
        return {
            name: [keys[key] for key in each] if name == "cases" else _renamed(each, keys)
            for name, each in value.items()
        }
    return value
