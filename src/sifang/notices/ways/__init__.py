"""The ways out of the house, one module each, and which of them takes a message."""

from sifang.notices.models import Way
from sifang.notices.ways import apps, bots, others

BOTS = {Way.WECOM: bots.wecom, Way.DINGTALK: bots.dingtalk, Way.FEISHU: bots.feishu, Way.OTHER: others.send}
APPS = {Way.WECOM: apps.wecom, Way.DINGTALK: apps.dingtalk, Way.FEISHU: apps.feishu}
