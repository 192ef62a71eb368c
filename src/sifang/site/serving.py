"""Serving: one web server and one worker beside it, on a free port."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

MOST_TRIED = 50
APPLICATION = "sifang.site.wsgi:application"
GRANIAN = (
    "--interface",
    "wsgi",
    "--blocking-threads",
    "4",
    "--no-access-log",
    "--log-level",
    "warning",
    "--respawn-failed-workers",
)


def free_port(host, port):
    """``port``, or the next one nobody listens on."""
    for candidate in range(port, port + MOST_TRIED):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except OSError:
                continue
            return candidate
    raise SystemExit(f"No free port between {port} and {port + MOST_TRIED - 1}; name another one with --port.")


def serve(host, port):
    """Pages and worker run until somebody stops them; both end together."""
    tools = Path(sys.executable).parent
    workers = str(max(1, min(4, os.cpu_count() or 1)))
    granian = [str(tools / "granian"), *GRANIAN, "--host", host, "--port", str(port), "--workers", workers, APPLICATION]
    hand = [sys.executable, "-m", "sifang", "worker"]
    running = [subprocess.Popen(command, env=os.environ) for command in (granian, hand)]  # noqa: S603 - our own commands
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        return running[0].wait()
    except KeyboardInterrupt:
        return 0
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(10)
