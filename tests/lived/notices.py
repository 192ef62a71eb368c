"""What 王芳 is told, a group bot of 泰安社区, and a message that was not delivered."""

from sifang.core import clock
from sifang.notices import commands as notices
from sifang.notices.models import Delivery, Notice


def add(town, objects):
    """One of each; the failed one is put there as no server failed it."""
    bot = "https://oapi.dingtalk.com/robot/send?access_token=abc"
    objects["outlets"] = notices.add_outlet(
        town.li, town.taian, way="dingtalk", label="泰安社区网格群", url=bot, kinds=["needs", "urgent"]
    )
    objects["notices"] = Notice.objects.filter(person=town.wang).first()
    now = clock.now()
    objects["deliveries"] = Delivery.objects.create(
        key="test 0", kind="test", way="dingtalk", outlet=objects["outlets"], place_code=town.taian.pk,
        stage=Delivery.Stage.FAILED, made_at=now, next_at=now, tries=6, error="HTTP 500",
    )  # fmt: skip
