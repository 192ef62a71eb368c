"""What can be done to persons, organizations and their ties, by verb group."""

from sifang.people.commands.agreeing import agree as agree
from sifang.people.commands.agreeing import end_partnership as end_partnership
from sifang.people.commands.agreeing import report_in as report_in
from sifang.people.commands.appointing import appoint as appoint
from sifang.people.commands.appointing import end_post as end_post
from sifang.people.commands.appointing import induct as induct
from sifang.people.commands.linking import link_households as link_households
from sifang.people.commands.partnering import enlist as enlist
from sifang.people.commands.partnering import found as found
from sifang.people.commands.partnering import partner as partner
from sifang.people.commands.registering import change_password as change_password
from sifang.people.commands.registering import forget as forget
from sifang.people.commands.registering import meet_caller as meet_caller
from sifang.people.commands.registering import register as register
from sifang.people.commands.registering import unmask as unmask
from sifang.people.commands.reporting_in import amend_card as amend_card
from sifang.people.commands.reporting_in import check_member as check_member
from sifang.people.commands.reporting_in import leave as leave
from sifang.people.commands.reporting_in import register_all as register_all
from sifang.people.commands.reporting_in import register_neighbour as register_neighbour
from sifang.people.commands.reporting_in import register_worker as register_worker
from sifang.people.commands.serving import close_service_post as close_service_post
from sifang.people.commands.serving import match_members as match_members
from sifang.people.commands.serving import open_service_post as open_service_post
from sifang.people.commands.serving import release as release
from sifang.people.commands.serving import take_service_post as take_service_post
