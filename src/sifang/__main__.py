"""``python -m sifang`` is the command ``sifang``."""

import sys

from sifang.site.cli import main

sys.exit(main())
