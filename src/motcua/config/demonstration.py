"""What an installation without any configuration runs on: state in var/, a database of its own.

Used by the console script and by `make demo`. A production installation names its database and its
secret in the environment and never comes here.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .embedded_database import EmbeddedDatabase

SETTINGS_MODULE = "motcua.config.settings.demo"
DATABASE_NAME = "motcua"
SECRET_CHARACTERS = 64


def state_folder() -> Path:
    """Where this installation keeps what it must not lose. `MOTCUA_STATE_FOLDER`, or var/."""
    default = Path(__file__).resolve().parents[3] / "var"
    return Path(os.environ.get("MOTCUA_STATE_FOLDER", default)).resolve()


def database() -> EmbeddedDatabase:
    return EmbeddedDatabase(state_folder() / "postgres")


def is_meant() -> bool:
    """True if nobody chose other settings than the demonstration's."""
    return os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS_MODULE) == SETTINGS_MODULE


@contextmanager
def environment() -> Iterator[None]:
    """Fill in what the environment leaves open; keep the embedded database running meanwhile."""
    os.environ.setdefault("MOTCUA_STATE_FOLDER", str(state_folder()))
    if not os.environ.get("MOTCUA_SECRET_KEY"):
        os.environ["MOTCUA_SECRET_KEY"] = _secret_key(state_folder() / "secret_key")
    if os.environ.get("MOTCUA_DATABASE_URL"):
        yield
        return
    server = database()
    with server.in_use():
        server.create(DATABASE_NAME)
        os.environ["MOTCUA_DATABASE_URL"] = server.url(DATABASE_NAME)
        yield


def _secret_key(file: Path) -> str:
    """A key made once and kept, so that people stay signed in when the machine restarts.

    Written whole to a private file first and linked into place: two commands started at once agree
    on one key, and a killed one leaves no half of it.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        return file.read_text().strip()
    unfinished = file.with_name(f"{file.name}.{os.getpid()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as handle:
        handle.write(secrets.token_urlsafe(SECRET_CHARACTERS))
    with suppress(FileExistsError):
        os.link(unfinished, file)
    unfinished.unlink()
    return file.read_text().strip()
