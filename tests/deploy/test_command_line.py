"""The operator's `motcua` works without any configuration, on a state folder of its own."""

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands

from motcua.config import command_line
from motcua.config.embedded_database import EmbeddedDatabase

MOTCUA = Path(sys.executable).with_name("motcua")


@pytest.fixture
def state() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="motcua-") as folder:
        yield Path(folder)


def _motcua(state: Path, *words: str, **changes: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MOTCUA_STATE_FOLDER": str(state), **changes}
    for name in ("MOTCUA_DATABASE_URL", "DJANGO_SETTINGS_MODULE", "MOTCUA_SECRET_KEY"):
        if name not in changes:
            environment.pop(name, None)
    return subprocess.run(
        [str(MOTCUA), *words], env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], ["help"]])
def test_help_needs_no_database(state: Path, words: list[str]):
    outcome = _motcua(state, *words)
    assert outcome.returncode == 0
    assert "Một cửa điện tử" in outcome.stdout
    assert str(state) in outcome.stdout
    assert list(state.iterdir()) == []


def test_every_command_that_help_names_exists():
    assert {name.split()[0] for name in command_line.OFTEN_USED} <= set(get_commands())


def test_a_command_gets_a_database_and_leaves_none_running(state: Path):
    outcome = _motcua(state, "migrate", "--verbosity", "0")
    assert outcome.returncode == 0, outcome.stderr
    database = EmbeddedDatabase(state / "postgres")
    assert (database.folder / "PG_VERSION").exists()
    assert database.process_id() is None

    kept = _motcua(state, "showmigrations", "identity")
    assert "[X] 0001" in kept.stdout


def test_the_secret_key_is_made_once_and_for_its_owner_only(state: Path):
    script = "from django.conf import settings; print(settings.SECRET_KEY)"
    first, second = (_motcua(state, "shell", "--no-imports", "-c", script) for _ in range(2))
    assert first.returncode == 0, first.stderr
    assert len(first.stdout.strip()) > 60
    assert first.stdout == second.stdout
    assert stat.S_IMODE((state / "secret_key").stat().st_mode) == 0o600


def test_production_says_everything_that_is_missing_at_once(state: Path):
    outcome = _motcua(state, "check", DJANGO_SETTINGS_MODULE="motcua.config.settings.production")
    assert outcome.returncode != 0
    assert "MOTCUA_SECRET_KEY is not set" in outcome.stderr
    assert "MOTCUA_DATABASE_URL is not set" in outcome.stderr
    assert list(state.iterdir()) == []


def test_production_refuses_every_command_under_a_superuser(state: Path):
    with EmbeddedDatabase(state / "postgres").in_use():
        outcome = _motcua(
            state,
            "check",
            DJANGO_SETTINGS_MODULE="motcua.config.settings.production",
            MOTCUA_SECRET_KEY="x" * 64,
            MOTCUA_DATABASE_URL=EmbeddedDatabase(state / "postgres").url("postgres"),
        )
    assert outcome.returncode != 0
    assert "motcua.E001" in outcome.stderr
    assert "is a superuser" in outcome.stderr
