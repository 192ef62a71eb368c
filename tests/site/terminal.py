"""The command ``sifang`` on one data folder: as a process for each line, or line after line in a process that stays."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager

# Answers each line of words with the exit status and what stood on standard output; holds no database between two.
STAYING = """
import io, json, sys
from contextlib import redirect_stdout
from django.db import connections
from sifang.site import cli
for line in sys.stdin:
    with redirect_stdout(io.StringIO()) as said:
        status = cli.main(json.loads(line))
    connections.close_all()
    print(json.dumps([status, said.getvalue()]), flush=True)
"""


def sifang(folder, *words):
    """One run of the command on ``folder``, as a person types it: (exit status, standard output)."""
    command = [sys.executable, "-m", "sifang", *map(str, words)]
    done = subprocess.run(command, env=_surroundings(folder), capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


@contextmanager
def terminal(folder):
    """Each call is a run of the command on ``folder``, without the second that a process takes to begin."""
    command, pipe = [sys.executable, "-c", STAYING], subprocess.PIPE
    with subprocess.Popen(command, env=_surroundings(folder), stdin=pipe, stdout=pipe, text=True) as program:

        def run(*words):
            program.stdin.write(json.dumps([*map(str, words)]) + "\n")
            program.stdin.flush()
            return tuple(json.loads(program.stdout.readline()))

        yield run
        program.stdin.close()


def _surroundings(folder):
    env = {name: value for name, value in os.environ.items() if not name.startswith("SIFANG_")}
    return env | {"SIFANG_DATA": str(folder)}
