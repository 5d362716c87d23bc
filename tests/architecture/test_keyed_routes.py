"""trust.md A6: every address that changes something answers a repeated request instead of repeating it.

All addresses are enumerated from the table of contents. What a view does is read from its code: one
that looks at sent forms must come to `answer_once`, or stand below with the reason why sending it
twice is the same as sending it once.
"""

import types
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

HARMLESS = {
    "sign_in": "opens a session of its own each time; the key is worth nothing before one is known",
    "second_factor": "a code is taken once by itself",
    "sign_out": "a session that has ended stays ended",
    "sessions": "a session that has ended stays ended",
    "set_language": "sets what it sets",
    "resume": "drops what was kept; there is nothing to drop the second time",
    "receive": "a report is a line in the log, and nothing is kept",
    "import_file": "shows what is in a file; nothing is kept before somebody agrees",
    "take_in": "shows what a package would change; nothing is kept before somebody agrees",
    "change_password": "the old password is wrong the second time",
}
OURS = "motcua.interfaces"
SENT = "POST"


def routes(patterns: list | None = None, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Every address with its view."""
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry.url_patterns, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern), entry.callback


def functions_of(view: object) -> list[types.FunctionType]:
    """The view and all of ours that it comes to, through decorators, closures and helpers."""
    waiting, found = [view], []
    while waiting:
        function = waiting.pop()
        if not isinstance(function, types.FunctionType) or function in found:
            continue
        found.append(function)
        waiting += _within(function)
    return found


def _within(function: types.FunctionType) -> Iterator[object]:
    for cell in function.__closure__ or ():
        yield cell.cell_contents
    names = set(_names(function.__code__))
    for name in names:
        value = function.__globals__.get(name)
        if isinstance(value, types.ModuleType) and value.__name__.startswith(OURS):
            yield from (vars(value)[each] for each in names & set(vars(value)))
        elif isinstance(value, types.FunctionType) and value.__module__.startswith(OURS):
            yield value


def _names(code: types.CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _names(constant)


def _constants(code: types.CodeType) -> Iterator[object]:
    for constant in code.co_consts:
        yield from _constants(constant) if isinstance(constant, types.CodeType) else (constant,)


def methods_of(view: object) -> set[str] | None:
    """The methods that a decorator lets through; None where none says so."""
    while isinstance(view, types.FunctionType):
        names = view.__code__.co_freevars
        if "request_method_list" in names:
            return set(view.__closure__[names.index("request_method_list")].cell_contents)
        view = getattr(view, "__wrapped__", None)
    return None


def takes_forms(view: object) -> bool:
    methods = methods_of(view)
    if methods is not None:
        return SENT in methods
    return any(
        SENT in _names(function.__code__) or SENT in _constants(function.__code__)
        for function in functions_of(view)
    )


def comes_to(view: object, name: str) -> bool:
    return any(function.__name__ == name for function in functions_of(view))


TAKING_FORMS = [(path, view) for path, view in routes() if takes_forms(view)]


def test_the_enumeration_finds_what_everybody_knows():
    names = [view.__name__ for _, view in TAKING_FORMS]
    assert {"sign_in", "start", "papers", "review", "accept", "approve_result"} <= set(names)
    assert not {"home", "track_dossier", "receipt_slip", "health"} & set(names)
    assert len(names) >= 15


@pytest.mark.parametrize("path", [path for path, _ in TAKING_FORMS])
def test_a_repeat_is_answered_and_not_repeated(path):
    view = dict(TAKING_FORMS)[path]
    if view.__name__ in HARMLESS:
        assert not comes_to(view, "answer_once"), f"{view.__name__} needs no exemption any more"
    else:
        assert comes_to(view, "answer_once"), f"{path} would do it twice"


def test_no_exemption_is_left_over():
    assert set(HARMLESS) <= {view.__name__ for _, view in TAKING_FORMS}
