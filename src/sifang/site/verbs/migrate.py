"""``sifang migrate``."""

from sifang.site import installation
from sifang.site.cli import say


def run(args):
    """The database is up to date."""
    new = installation.prepare()
    say(f"数据库已是最新（{installation.database_words()}），新增区划 {new} 条。")
