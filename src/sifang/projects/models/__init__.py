"""The project list, and what the engine proposed for it."""

from sifang.projects.models.policies import MatchPolicy as MatchPolicy
from sifang.projects.models.projects import Ask as Ask
from sifang.projects.models.projects import Claim as Claim
from sifang.projects.models.projects import Coverage as Coverage
from sifang.projects.models.projects import Escalation as Escalation
from sifang.projects.models.projects import Intent as Intent
from sifang.projects.models.projects import Project as Project
from sifang.projects.models.projects import Step as Step
from sifang.projects.models.refusals import RefusedPair as RefusedPair
from sifang.projects.models.runs import Allocation as Allocation
from sifang.projects.models.runs import MatchRun as MatchRun
from sifang.projects.models.runs import Shortage as Shortage
