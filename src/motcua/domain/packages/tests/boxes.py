"""Packages of these tests: those that are shipped, and what may be changed in them."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from django.apps import apps
from django.db import connection

from motcua.domain.packages.rules.reading import package_from
from motcua.domain.packages.values import Expected, ExpectedFee
from motcua.domain.working_time.values import Limit

FOLDER = Path(__file__).parents[5] / "data" / "packages"
COPIES = "chung-thuc-ban-sao"  # Certified copies: the same day, five examples and a refusal.
BIRTH = "dang-ky-khai-sinh"  # With an interactive form.
INVESTMENT = "cap-giay-chung-nhan-dang-ky-dau-tu"
PATHS = sorted(FOLDER.glob("*.yaml"))


def text_of(slug):
    return (FOLDER / f"{slug}.yaml").read_bytes()


def shipped(slug):
    return package_from(text_of(slug))


def with_examples(package, *numbers):
    """The package with some of its examples, counted from 1."""
    return replace(package, examples=tuple(package.examples[number - 1] for number in numbers))


def know_instruments(package):
    """The register of documents has all that the package cites."""
    instrument = apps.get_model("catalogue", "LegalInstrument")
    held = set(instrument.objects.values_list("number", flat=True))
    rows = [each for each in package.instruments if each.number not in held]
    instrument.objects.bulk_create(
        instrument(number=each.number, name=each.number) for each in rows
    )
    if rows:
        apps.get_model("catalogue", "CatalogueVersion").lock().renew(at=None)


def everything():
    """The whole database: a digest of every table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = sorted(name for (name,) in cursor.fetchall())
        found = {}
        for table in tables:
            cursor.execute(
                f"SELECT count(*), md5(string_agg(t::text, '' ORDER BY t::text)) FROM \"{table}\" t"
            )
            found[table] = cursor.fetchone()
    return found


def all_wrong(package):
    """Every expectation of every example made wrong, and how many there are."""
    counted = []
    examples = tuple(
        replace(
            example,
            handed_in=replace(
                example.handed_in, expected=_wrong(example.handed_in.expected, counted)
            ),
            steps=tuple(
                replace(step, expected=_wrong(step.expected, counted)) for step in example.steps
            ),
        )
        for example in package.examples
    )
    return replace(package, examples=examples), len(counted)


def wrong_date(package):
    """The package that expects its first due time one minute too late."""
    first, *others = package.examples
    accepted, *later = first.steps
    due_at = accepted.expected.due_at + timedelta(minutes=1)
    accepted = replace(accepted, expected=replace(accepted.expected, due_at=due_at))
    return replace(package, examples=(replace(first, steps=(accepted, *later)), *others))


def _wrong(expected, counted):
    changes = {
        name: WRONG[name](getattr(expected, name))
        for name in WRONG
        if getattr(expected, name) != getattr(Expected(), name)
    }
    if "says" in changes:
        changes.pop("refused")  # With another code its words would not be looked at.
    counted.extend(changes)
    return replace(expected, **changes)


def _one_more(strange):
    return lambda held: (*held, strange)


WRONG = {
    "state": lambda _held: "archived",
    "stage": lambda held: "signing" if held != "signing" else "assigned",
    "due_at": lambda held: held + timedelta(minutes=1),
    "due_lines": lambda held: held + 1,
    "due_says": lambda _held: ("câu này không có ở đâu",),
    "open_steps": _one_more("buoc-khong-co"),
    "papers_asked": _one_more(99),
    "papers_not_asked": _one_more(99),
    "limit": lambda held: Limit(held.value + 1, held.unit),
    "fees": _one_more(ExpectedFee("Phí không có", 1)),
    "says": lambda _held: ("câu này không có ở đâu",),
    "refused": lambda _held: "dossiers.khac",
}
