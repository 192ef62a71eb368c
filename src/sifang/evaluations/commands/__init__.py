"""What can be done in the two-way appraisal."""

from sifang.evaluations.commands.answering import answer_review as answer_review
from sifang.evaluations.commands.answering import ask_review as ask_review
from sifang.evaluations.commands.answering import state as state
from sifang.evaluations.commands.closing import close_round as close_round
from sifang.evaluations.commands.opening import adopt_scheme as adopt_scheme
from sifang.evaluations.commands.opening import open_round as open_round
from sifang.evaluations.commands.rating import opine as opine
from sifang.evaluations.commands.rating import rate as rate
from sifang.evaluations.commands.rating import rate_members as rate_members
from sifang.evaluations.commands.rating import sign as sign
from sifang.evaluations.commands.rating import sign_members as sign_members
from sifang.evaluations.commands.releasing import release as release
from sifang.evaluations.commands.releasing import release_sheet as release_sheet
from sifang.evaluations.commands.reviewing import review as review
from sifang.evaluations.commands.reviewing import send_back as send_back
from sifang.evaluations.commands.voting import cast as cast
