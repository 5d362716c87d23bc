"""Make this checkout ready: Python environment, front end, translations.

    python3 deploy/environment.py [--development]

Needs Python >= 3.11 and nothing else. Each step is skipped when nothing that it reads has changed
since it last succeeded, so a second run takes a fraction of a second.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

PROJECT_FOLDER = Path(__file__).resolve().parents[1]
STATE_FOLDER = Path(os.environ.get("MOTCUA_STATE_FOLDER", PROJECT_FOLDER / "var"))
ENVIRONMENT_FOLDER = PROJECT_FOLDER / ".venv"
PYTHON = ENVIRONMENT_FOLDER / "bin/python"
PYTHON_VERSION_MIN = (3, 11)
FAULT_LINES_MAX = 30
LOCALE_FOLDER = PROJECT_FOLDER / "src/motcua/interfaces/design_system/locale"

TOO_OLD = """\
motcua: needs Python >= 3.11, and this is {version}.
        If a newer one is installed, name it:  make {goal} PYTHON=python3.12
"""
NO_ENVIRONMENT = """\
motcua: this Python cannot make virtual environments (the module ensurepip is missing, and so is pip).
        On Debian and Ubuntu, install it once:  apt-get install python3-venv
        then type the same command again.
{reason}"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--development", action="store_true", help="with the tools of developers")
    options = parser.parse_args()
    if sys.version_info < PYTHON_VERSION_MIN:
        version = ".".join(map(str, sys.version_info[:3]))
        sys.stderr.write(TOO_OLD.format(version=version, goal="env"))
        return 1
    make_environment()
    install_packages(is_development=options.development)
    install_ourselves()
    build_front_end()
    compile_translations()
    return 0


def make_environment() -> None:
    facts = digest([], ENVIRONMENT_FOLDER, sys.version_info[:2])
    if PYTHON.exists() and _stamp("environment") in ("", facts):
        _write_stamp("environment", facts)
        return
    with _Step("making .venv"):
        shutil.rmtree(ENVIRONMENT_FOLDER, ignore_errors=True)
        _make_environment()
        _write_stamp("environment", facts)


def _make_environment() -> None:
    """With the Python's own ensurepip or, where Debian left that out, with an installed pip."""
    made = _run([sys.executable, "-m", "venv", ENVIRONMENT_FOLDER], is_checked=False)
    if made.returncode == 0:
        return
    shutil.rmtree(ENVIRONMENT_FOLDER, ignore_errors=True)
    bare = _run(
        [sys.executable, "-m", "venv", "--without-pip", ENVIRONMENT_FOLDER], is_checked=False
    )
    words = [sys.executable, "-m", "pip", "--python", PYTHON, "install", "pip"]
    if bare.returncode == 0 and _run(words, is_checked=False).returncode == 0:
        return
    shutil.rmtree(ENVIRONMENT_FOLDER, ignore_errors=True)
    sys.exit(NO_ENVIRONMENT.format(reason=made.stdout + made.stderr))


def install_packages(*, is_development: bool) -> None:
    """What the lock says, by its hashes. The developers' lock contains the operators'."""
    operators = digest([PROJECT_FOLDER / "requirements.lock"])
    developers = digest([PROJECT_FOLDER / "requirements-dev.lock"])
    wanted = developers if is_development else operators
    if wanted in _stamp("packages").split():
        return
    name = "requirements-dev.lock" if is_development else "requirements.lock"
    with _Step(f"installing the packages of {name}"):
        lock = PROJECT_FOLDER / name
        _run([PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", lock])
        done = f"{operators} {developers}" if is_development else operators
        _write_stamp("packages", done)


def install_ourselves() -> None:
    facts = digest([PROJECT_FOLDER / "pyproject.toml"], PROJECT_FOLDER, _stamp("packages"))
    if _stamp("ourselves") == facts:
        return
    with _Step("installing the command motcua"):
        words = ["--quiet", "--no-deps", "--no-build-isolation", "--editable", PROJECT_FOLDER]
        _run([PYTHON, "-m", "pip", "install", *words])
        _write_stamp("ourselves", facts)


def build_front_end() -> None:
    pages = PROJECT_FOLDER / "src/motcua/interfaces"
    files = [
        *(PROJECT_FOLDER / name for name in ("package.json", "package-lock.json", ".npmrc")),
        PROJECT_FOLDER / "deploy/front_end.py",
        *sorted(PROJECT_FOLDER.glob("src/motcua/**/templates/**/*.html")),
        *sorted(pages.glob("**/*.py")),
        *sorted(pages.glob("**/static/**/*.js")),
    ]
    facts = digest(files, STATE_FOLDER)
    is_there = all((STATE_FOLDER / name).is_dir() for name in ("front_end", "icons", "fonts"))
    if is_there and _stamp("front_end") == facts:
        return
    with _Step("building the front end"):
        _run([PYTHON, PROJECT_FOLDER / "deploy/front_end.py"])
        _write_stamp("front_end", facts)


def compile_translations() -> None:
    sources = sorted(LOCALE_FOLDER.glob("**/*.po"))
    facts = digest([*sources, PROJECT_FOLDER / "deploy/translations.py"])
    is_there = all(source.with_suffix(".mo").exists() for source in sources)
    if is_there and _stamp("translations") == facts:
        return
    with _Step("compiling the translations"):
        _run([PYTHON, PROJECT_FOLDER / "deploy/translations.py", "compile"])
        _write_stamp("translations", facts)


def digest(files: list[Path], *facts: object) -> str:
    """One number for all that a step reads: names and contents of files, and other facts."""
    total = hashlib.sha256(repr([str(fact) for fact in facts]).encode())
    for file in files:
        total.update(str(file.relative_to(PROJECT_FOLDER)).encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def _stamp_file(name: str) -> Path:
    is_of_packages = name in {"environment", "packages", "ourselves"}
    return (ENVIRONMENT_FOLDER if is_of_packages else STATE_FOLDER) / "stamps" / name


def _stamp(name: str) -> str:
    try:
        return _stamp_file(name).read_text()
    except FileNotFoundError:
        return ""


def _write_stamp(name: str, facts: str) -> None:
    file = _stamp_file(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(facts)


class _Step:
    """Says what is being done, and how long it took."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __enter__(self) -> None:
        self.started = time.monotonic()
        print(f"motcua: {self.text} …", flush=True)

    def __exit__(self, *_fault: object) -> None:
        print(f"motcua: {self.text}: {time.monotonic() - self.started:.1f} s", flush=True)


def _run(words: list[object], *, is_checked: bool = True) -> subprocess.CompletedProcess[str]:
    outcome = subprocess.run(  # noqa: S603 - our own words
        [str(word) for word in words],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        cwd=PROJECT_FOLDER,
    )
    if is_checked and outcome.returncode != 0:
        command = " ".join(map(str, words))
        said = (outcome.stdout + outcome.stderr).splitlines()[:FAULT_LINES_MAX]
        sys.exit("\n".join(["motcua: this failed:", f"  {command}", *said]))
    return outcome


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("motcua: stopped; the same command goes on where it was")
