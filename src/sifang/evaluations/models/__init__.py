"""The tables of the two-way appraisal: rounds, sheets and what was said to them, ballots."""

from sifang.evaluations.models.ballots import Ballot as Ballot
from sifang.evaluations.models.ballots import Tally as Tally
from sifang.evaluations.models.ballots import Urn as Urn
from sifang.evaluations.models.ballots import Voter as Voter
from sifang.evaluations.models.rounds import Chapter as Chapter
from sifang.evaluations.models.rounds import Round as Round
from sifang.evaluations.models.rounds import Scheme as Scheme
from sifang.evaluations.models.sheets import Opinion as Opinion
from sifang.evaluations.models.sheets import Sheet as Sheet
from sifang.evaluations.models.sheets import Statement as Statement
