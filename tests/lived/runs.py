"""A run of the engine over the lists of 泰安社区."""

from sifang.projects.models import MatchRun


def add(town, objects):
    """The first run, by the word of its address."""
    objects["proposals"] = MatchRun.objects.filter(place=town.taian).earliest("pk")
