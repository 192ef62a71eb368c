"""A hot spot of 泰安社区 with one need in it."""

from sifang.core import clock
from sifang.needs.models import Cluster, Need


def add(town, objects):
    """The hot spot, by the word of its address."""
    objects["hot-spots"] = cluster = Cluster.objects.create(place=town.taian, began_on=clock.today())
    Need.objects.filter(pk=objects["needs"].pk).update(cluster=cluster)
