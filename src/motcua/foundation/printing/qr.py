"""A QR code as a vector picture that the template places."""

import io

import segno


def qr_svg(text: str) -> str:
    """The QR code of `text`, one unit a module, without quiet zone: the paper around it is white."""
    picture = io.BytesIO()
    segno.make_qr(text, error="m").save(
        picture, kind="svg", border=0, xmldecl=False, nl=False, svgclass=None, lineclass=None
    )
    return picture.getvalue().decode()
