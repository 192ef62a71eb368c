"""A draft of points for 泰安社区, by the clerk of its street."""

from sifang.projects.commands import policies


def add(town, objects):
    """Others at 泰安社区 know nothing of a draft; its street wrote it."""
    why = "试一试：等得久少加一点"
    objects["match-policy"] = policies.draft_policy(town.clerk, town.taian, {"wait": 4}, why)
