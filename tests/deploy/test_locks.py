"""The lock files pin everything by hash and name no registry."""

import json
import re
from pathlib import Path

import pytest

PROJECT_FOLDER = Path(__file__).resolve().parents[2]
PYTHON_LOCKS = ("requirements.lock", "requirements-dev.lock")


def _pins(name: str) -> dict[str, str]:
    """Package and version → the text of its entry up to the next one."""
    text = (PROJECT_FOLDER / name).read_text()
    entries = re.split(r"(?m)^(?=[a-z0-9])", text)[1:]
    return {entry.split()[0]: entry for entry in entries}


@pytest.mark.parametrize("name", [*PYTHON_LOCKS, "package-lock.json"])
def test_a_lock_holds_no_address(name: str):
    text = (PROJECT_FOLDER / name).read_text()
    assert "://" not in text
    assert not re.search(r"--(extra-)?index-url|--find-links|\bfile:", text)


@pytest.mark.parametrize("name", PYTHON_LOCKS)
def test_every_python_package_is_pinned_with_its_hashes(name: str):
    pins = _pins(name)
    assert len(pins) > 30
    for pin, entry in pins.items():
        assert re.fullmatch(r"[a-z0-9._-]+(\[[a-z,]+\])?==[^=\s]+", pin), pin
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), pin


def test_developers_have_exactly_what_operators_have_and_more():
    assert set(_pins("requirements.lock")) < set(_pins("requirements-dev.lock"))


def test_every_front_end_package_is_pinned_with_its_hash():
    packages = json.loads((PROJECT_FOLDER / "package-lock.json").read_text())["packages"]
    assert packages.pop("")
    assert packages
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


def test_the_front_end_is_asked_for_by_exact_version():
    wanted = json.loads((PROJECT_FOLDER / "package.json").read_text())
    versions = {**wanted["dependencies"], **wanted["devDependencies"]}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions.values()), versions
