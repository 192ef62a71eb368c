"""What can be done about visits, assignments and tours, by verb group."""

from sifang.visits.commands.charging import answer as answer
from sifang.visits.commands.charging import charge as charge
from sifang.visits.commands.charging import confirm as confirm
from sifang.visits.commands.charging import send_back as send_back
from sifang.visits.commands.touring import cancel_tour as cancel_tour
from sifang.visits.commands.touring import hold_tour as hold_tour
from sifang.visits.commands.touring import invite as invite
from sifang.visits.commands.touring import reply as reply
from sifang.visits.commands.visiting import Found as Found
from sifang.visits.commands.visiting import cancel as cancel
from sifang.visits.commands.visiting import hold as hold
from sifang.visits.commands.visiting import pay as pay
from sifang.visits.commands.visiting import plan as plan
