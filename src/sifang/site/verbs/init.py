"""``sifang init``: from nothing to the first meeting, without demo data."""

import csv

from sifang.places import commands as places
from sifang.places.models import Place
from sifang.site import installation
from sifang.site.cli import say

NEXT = """接下来（都在这台电脑上）：
1. sifang createadmin 用户名 --name 姓名 --kind secretary --place {code}   建社区书记账号（其他职务把 secretary 换成 worker、sponsor、street_clerk、officer）
2. sifang serve   打开网页，用这个账号登录，登记共建单位和联络员
3. sifang import needs 需求清单.xlsx --place {code}   导入现有的需求清单；资源清单用 resources
4. 网页里点“开始对接”，再点“召集联席会议”"""


def run(args):
    """The database stands, the map is known, and the next steps are printed."""
    new = installation.prepare()
    if args.divisions:
        new += _bring_divisions(args.divisions)
    place = Place.objects.filter(pk=args.place).first()
    say(f"数据库已建好，区划 {new} 条。")
    if place is None:
        say(f"还没有编码为 {args.place} 的地方：用 --divisions 文件.csv 导入区划（列 code,name,short_name,kind）。")
        return 1
    print(NEXT.format(code=place.code))
    return 0


def _bring_divisions(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return sum(places.enter(None, row["code"], row["name"], row.get("kind") or "community", row.get("short_name") or "")[1] == "new" for row in rows)
