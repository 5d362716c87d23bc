"""Rules about files."""

import unicodedata

NAME_CHARACTERS_MAX = 120


def cleaned_name(original_name: str, *, extension: str) -> str:
    """A name that is safe to show and to save, Vietnamese letters intact, with the true extension.

    Path parts, control and direction-changing characters go; the extension follows the content.
    """
    name = unicodedata.normalize("NFC", original_name).replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(letter for letter in name if unicodedata.category(letter)[0] != "C")
    stem = name.rsplit(".", 1)[0] if "." in name[1:] else name
    stem = " ".join(stem.strip(" .").split())[:NAME_CHARACTERS_MAX] or "tep"
    return stem + extension
