"""The printer: same facts, same bytes; a fault is loud."""

import io
import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdf
import pytest

from motcua.foundation.printing import PrintingFault, fonts, render

PAPER = """
#let facts = json(bytes(sys.inputs.facts))
#set document(title: "Thử")
#set text(font: "Tinos", lang: "vi")
= Thử
#facts.text
#if "qr" in facts { image(bytes(facts.qr), format: "svg", alt: "QR") }
"""
FACTS = {"issued_at": "2026-11-19T15:20:00+07:00", "text": "Nguyễn Thị Hạnh"}


@pytest.fixture
def template(tmp_path):
    path = tmp_path / "paper.typ"
    path.write_text(PAPER)
    return path


def test_the_same_facts_give_the_same_bytes_in_another_process_place_and_second(template, tmp_path):
    program = (
        "import sys, json; from pathlib import Path; from motcua.foundation.printing import render;"
        "sys.stdout.buffer.write(render(Path(sys.argv[1]), json.loads(sys.argv[2])))"
    )
    elsewhere = {"TZ": "America/Lima", "LANG": "C", "PYTHONHASHSEED": "7"}
    here = render(template, {**FACTS, "qr": {"qr_of": "https://example.vn/1"}})
    time.sleep(1.1)
    reversed_facts = dict(reversed({**FACTS, "qr": {"qr_of": "https://example.vn/1"}}.items()))
    there = subprocess.run(
        [
            sys.executable,
            "-c",
            program,
            template,
            json.dumps(reversed_facts),
        ],
        cwd=tmp_path.parent,
        env={**os.environ, **elsewhere},
        capture_output=True,
        check=True,
    ).stdout

    assert here == there
    assert here != render(template, {**FACTS, "text": "Nguyễn Thị Hạng"})


def test_a_moment_as_the_clock_gives_it_is_printed_to_the_second(template):
    """A real moment has microseconds; PDF knows none."""
    whole = render(template, FACTS)
    assert render(template, {**FACTS, "issued_at": "2026-11-19T15:20:00.123456+07:00"}) == whole


def test_many_threads_print_at_once_and_each_gets_its_own_paper(template):
    def one(number):
        return render(template, {**FACTS, "text": f"Hồ sơ {number}"})

    expected = [one(number) for number in range(40)]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(one, range(40))) == expected
    assert len(set(expected)) == 40


def test_without_fonts_nothing_is_printed(template, settings, tmp_path):
    settings.PRINT_FONTS_FOLDER = tmp_path / "empty"
    fonts.printable_characters.cache_clear()
    try:
        with pytest.raises(PrintingFault, match="make env"):
            render(template, FACTS)
    finally:
        fonts.printable_characters.cache_clear()


@pytest.mark.parametrize(
    "fault",
    [
        '#set text(font: "A face that nobody has")\n= a',
        "#facts.key_that_is_missing",
        '#read("../outside.txt")',
    ],
    ids=["font", "fact", "file outside"],
)
def test_a_template_that_warns_or_fails_prints_nothing(template, fault):
    (template.parent.parent / "outside.txt").write_text("secret")
    template.write_text(PAPER + fault)

    with pytest.raises(PrintingFault, match=r"paper\.typ"):
        render(template, FACTS)


def test_texts_are_data_and_never_markup(template):
    """An included file, a function call or an equation in a name stays the letters it is."""
    name = '#read("paper.typ") $x^2$ *b* #panic("no") \\ @a <b> // c -- "d" ~ \'e\' `f` [g]'
    paper = render(template, {**FACTS, "text": name})

    [page] = pypdf.PdfReader(io.BytesIO(paper)).pages
    assert name in " ".join(page.extract_text().split())


def test_the_printer_is_loaded_only_by_the_first_paper():
    """Typst takes tens of megabytes: a process that never prints does not pay for it."""
    program = "import motcua.foundation.printing, sys; assert 'typst' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True, env=os.environ, cwd=Path.cwd())
