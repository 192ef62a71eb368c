"""A proposed pair of 泰安社区, and one that somebody said does not fit."""

from sifang.projects.commands import proposing, refusing


def add(town, objects):
    """The pair and the refusal, by the words of their addresses."""
    project = proposing.propose(town.wang, town.need("九号楼楼梯灯坏了"))
    lent = [town.resource(name, town.bank) for name in ("银行的梯子和灯泡", "银行志愿者换灯泡")]
    first, objects["allocations"] = (proposing.choose(town.wang, project, resource, 1) for resource in lent)
    objects["refusals"] = refusing.refuse_pair(town.wang, first, "time", "要等到周末")[0]
