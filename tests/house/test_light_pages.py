"""The pages stay light: what serves them never loads the compiler of the engine's loops."""

import os
import subprocess
import sys

import pytest

# As a web server loads the application, and as the worker and the command line load theirs.
WEB = "import sifang.site.wsgi, sifang.site.urls, sifang.web.urls, sifang.api"
HEAVY = ("numba", "llvmlite", "distributed")
WORKER = "import django; django.setup(); import sifang.site.verbs.worker, sifang.site.verbs.match"


@pytest.mark.parametrize("loaded", [WEB, WORKER])
def test_the_program_is_loaded_without_numba(loaded, tmp_path):
    told = (
        f"{loaded}; import sys; print([name for name in ('numba', 'llvmlite', 'distributed') if name in sys.modules])"
    )
    words = [sys.executable, "-c", told]
    known = {"DJANGO_SETTINGS_MODULE": "sifang.site.settings", "SIFANG_DATA": str(tmp_path)}
    done = subprocess.run(words, env=os.environ | known, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert done.stdout.strip().splitlines()[-1] == "[]"
