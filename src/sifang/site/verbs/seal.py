"""``sifang seal verify``."""

from sifang.core import sealing
from sifang.site.cli import say


def run(args):
    """0 and the count when every deed is as it was written; 1 and the first bad row when not."""
    verdict = sealing.verify()
    if verdict.fault:
        print(f"第 {verdict.fault.row} 条记录不对：{verdict.fault.why}。请保留现场，联系管理员。")
        return 1
    print(f"{verdict.sealed} 条记录完好，{verdict.waiting} 条待封存。")
    return 0
