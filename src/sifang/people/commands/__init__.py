"""What can be done to persons, organizations and their ties, by verb group."""

from sifang.people.commands.appointing import appoint as appoint
from sifang.people.commands.appointing import end_post as end_post
from sifang.people.commands.appointing import induct as induct
from sifang.people.commands.constituting import announce as announce
from sifang.people.commands.constituting import constitute as constitute
from sifang.people.commands.constituting import dissolve as dissolve
from sifang.people.commands.constituting import plan_turns as plan_turns
from sifang.people.commands.constituting import take_turn as take_turn
from sifang.people.commands.handing_over import hand_over as hand_over
from sifang.people.commands.handing_over import hand_over_all as hand_over_all
from sifang.people.commands.handing_over import hand_over_to_new as hand_over_to_new
from sifang.people.commands.handing_over import mark_demonstration as mark_demonstration
from sifang.people.commands.limiting import set_limit as set_limit
from sifang.people.commands.nominating import approve as approve
from sifang.people.commands.nominating import confirm as confirm
from sifang.people.commands.nominating import decline as decline
from sifang.people.commands.nominating import nominate as nominate
from sifang.people.commands.partnering import enlist as enlist
from sifang.people.commands.partnering import found as found
from sifang.people.commands.partnering import partner as partner
from sifang.people.commands.registering import change_password as change_password
from sifang.people.commands.registering import forget as forget
from sifang.people.commands.registering import meet_caller as meet_caller
from sifang.people.commands.registering import register as register
from sifang.people.commands.registering import unmask as unmask
