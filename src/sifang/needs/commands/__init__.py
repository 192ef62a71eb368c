"""What can be done to a need, by verb group."""

from sifang.needs.commands.asking import set_parts as set_parts
from sifang.needs.commands.dividing import merge_many as merge_many
from sifang.needs.commands.dividing import split as split
from sifang.needs.commands.entering import amend as amend
from sifang.needs.commands.entering import enter as enter
from sifang.needs.commands.handling import answer as answer
from sifang.needs.commands.handling import correct as correct
from sifang.needs.commands.handling import meet as meet
from sifang.needs.commands.handling import merge as merge
from sifang.needs.commands.handling import put_back as put_back
from sifang.needs.commands.handling import send_back as send_back
from sifang.needs.commands.handling import take_up as take_up
from sifang.needs.commands.handling import unmerge as unmerge
from sifang.needs.commands.handling import verify as verify
from sifang.needs.commands.rating import rate as rate
from sifang.needs.commands.reporting import join as join
from sifang.needs.commands.reporting import report as report
from sifang.needs.commands.reporting import resubmit as resubmit
from sifang.needs.commands.reporting import standing as standing
from sifang.needs.commands.reporting import take_down as take_down
