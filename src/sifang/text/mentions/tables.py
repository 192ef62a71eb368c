"""The tables the rules go by. The lists stand beside this file in ``tables.csv``, to be edited by whoever knows names.

Each of its lines is the name of a list and its words: endings of names, words no name has, names that say nothing.
"""

import csv
from pathlib import Path

with (Path(__file__).parent / "tables.csv").open(encoding="utf-8", newline="") as _file:
    _LISTS = {row["table"]: tuple(row["words"].split()) for row in csv.DictReader(_file)}

WIDE, NARROW = "－—–﹣＃№", "----##"
NUMERALS = "一二三四五六七八九十百零〇两"

# Endings by which a compound or large building is known wherever they stand; those of one character, where the name
# must be longer; and those that many ordinary words have as well, only in front of what follows a compound's name.
ESTATE_ENDINGS, SHORT_ENDINGS, WEAK_ENDINGS = (_LISTS[f"{kind}_endings"] for kind in ("estate", "short", "weak"))
AFTER_WEAK = (
    rf"[0-9{NUMERALS}]+(?:期|栋|幢|号|单元)|小区|业主|开发商|物业|附近|旁|周边|楼盘|项目|住户|居民|[东西南北]门|地下|"
    r"门口|院内|[，。、,\s]|$"
)
# What may follow an ending when it is no compound: 东方国际公司, 时代广场银行.
NOT_AFTER_ESTATE = _LISTS["not_after_estate"]
ROAD_ENDINGS, COMMUNITY_ENDINGS, STREET_ENDINGS = (
    _LISTS[f"{kind}_endings"] for kind in ("road", "community", "street")
)
# Characters behind an ending that make another word of it: 路灯, 村民, 镇静.
NOT_AFTER_ROAD = {"路": "灯面费程由障政基径过人边牌途线况标桥演公局网", "街": "道头面坊边办", "巷": "道"}
NOT_AFTER_COMMUNITY = {"社区": "服医卫养团", "村": "民级委里上干支口庄镇部", "组": "织成长建合团装件员"}
NOT_AFTER_STREET = {"镇": "静定痛江压上里政", "乡": "下村亲镇里土", "街道": "副主"}

# Words that cannot be part of a name: a name begins behind the last of them.
STOPS = _LISTS["stops"]
YEAR = r"[0-9]年|亩"
# 和 joins two things, except in front of an ending: 洞和路, 金麓西岸和苑.
AND = "和(?!路|苑|园|府|庭|里|居|城|村|镇|社区|小区|街|巷|家园|花园)"
# Known parts of names that hold such a word; a community's own names are known by its gazetteer anyway.
KEPT = _LISTS["kept"]

# Names that are no place of anybody's, whole or by their ending, and what stands before an ending that names nothing.
GENERIC_ESTATES = frozenset(_LISTS["generic_estates"])
GENERIC_ESTATE_ENDINGS = _LISTS["generic_estate_endings"]
GENERIC_BEFORE_ESTATE = (
    r"(?:[本我贵此这该个条多各两几某每老新旧同全]|我们|我家|你们|他们|本人|大家|周边|附近|隔壁|旁边|整个|通透式|拆迁|安置|"
    r"工行|邻近|所在|居住|住宅|居民|高档|普通|封闭|开放式|其他|其它|别的|所有|原来|对面|楼下|物业|生活)+"
)
GENERIC_ROADS = (
    r"(?:.{0,3}(?:马|公|道|铁|说是走|出|回家|上学|断头|干道|次干|网|线|[另唯]一条?|水泥|村级|林荫|高速公|砂石|沙石|泥巴|泥|土|"
    r"柏油|沥青|石板|盲|修|堵|让|问|带|引|领|顺|绕|迷|思|电|油|气|水|套|销|门|生|活|退|后|前|小|大|老|新|宽|窄|弯|岔|机耕|"
    r"进村|通村|通组|入户|人行|消防)路|.{0,2}(?:逛|沿|临|上|过|扫|步行|商业|美食|小吃|夜市)街|(?:背|后|前|小|老|大)街|"
    r".{0,3}铁路|.{0,4}丁字路|.{0,2}[东西南北]侧路|.{0,6}马路|.{0,2}高速公路|.{0,4}十字路|[区县市]大道|"
    r".{0,2}(?:小|深|背)巷|.{0,3}公路|.{0,2}康庄大道)"
)
GENERIC_COMMUNITIES = (
    r"(?:村组|.{0,2}(?:我们|本|该|全|各|每|同|邻|农|乡|渔|山|贫困|自然|行政|城中|外|进|回|示范|新农|美丽乡)村|"
    r".{0,2}(?:本|该|所属|所在|各|街道|智慧|老旧|我们|辖区|和谐|幸福|个|大)社区|社区|.{0,2}(?:小|分|各|班|党|工作|项目|专案|"
    r"领导|专家|老年|调查|督查|督导|调解|党小|维修|互助|兴趣|志愿|巡逻|微信)组)"
)
GENERIC_STREETS = r".*(?:城|乡|村|集|市|小|古|重|坐|回|下|家|同|老|故|返|全|本|各|该|冰)(?:镇|乡)"
