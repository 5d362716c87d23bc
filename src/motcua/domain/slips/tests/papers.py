"""Prints papers and reads them back."""

import io

import pypdf

from motcua.domain.slips.rules import TEMPLATES_FOLDER
from motcua.foundation.printing import render


def printed(paper):
    return render(TEMPLATES_FOLDER / f"{paper.template}.typ", paper.as_facts())


def pages_of(pdf):
    return [
        " ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages
    ]


def text_of(pdf):
    return " ".join(pages_of(pdf))


def sizes_of(pdf):
    """Width and height of each page in points."""
    return [
        (float(page.mediabox.width), float(page.mediabox.height))
        for page in pypdf.PdfReader(io.BytesIO(pdf)).pages
    ]
