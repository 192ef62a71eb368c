"""Invented names, each once for one community. Pure."""

import random

SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚"
GIVEN = "建国文秀英明志强晓燕丽华春玉梅兰永红海龙小军静佳怡子涵淑珍桂庆伟芳敏娟磊洋勇艳杰涛霞平刚"


def dice(*about):
    """A source of chance that is the same in every life of the story."""
    return random.Random(" ".join(map(str, ("zhangye", *about))))  # noqa: S311 - a story, not a secret


def persons(number, *about):
    """``number`` different names."""
    chance, found = dice("names", *about), {}
    while len(found) < number:
        given = "".join(chance.sample(GIVEN, chance.choice((1, 2, 2, 2))))
        found[chance.choice(SURNAMES) + given] = True
    return list(found)


def phone(number):
    """A phone that nobody is given."""
    return f"1990000{number % 10_000:04d}"


def local(place):
    """How the community is called in the names of what lies in it."""
    return place.short_name.removesuffix("社区")
