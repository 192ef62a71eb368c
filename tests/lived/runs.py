"""What the runs of the engine leave in a town that has lived: the last of them."""

from sifang.projects.models import MatchRun


def add(town, objects):
    """The first run, by the word of its address."""
    objects["proposals"] = MatchRun.objects.filter(place=town.taian).earliest("pk")
    """The latest run over the community's lists."""
    objects["proposals"] = MatchRun.objects.filter(place=town.taian, draft=None).latest("pk")
