"""What can be done to a dispute, by verb group."""

from sifang.disputes.commands.agreeing import agree as agree
from sifang.disputes.commands.agreeing import ask_confirmation as ask_confirmation
from sifang.disputes.commands.agreeing import check_performance as check_performance
from sifang.disputes.commands.agreeing import confirm_by_court as confirm_by_court
from sifang.disputes.commands.colouring import recolour as recolour
from sifang.disputes.commands.colouring import redden_long_standing as redden_long_standing
from sifang.disputes.commands.entering import amend_dispute as amend_dispute
from sifang.disputes.commands.entering import enter_dispute as enter_dispute
from sifang.disputes.commands.mediating import hold_session as hold_session
from sifang.disputes.commands.mediating import name_adviser as name_adviser
from sifang.disputes.commands.mediating import take_up as take_up
from sifang.disputes.commands.naming import add_party as add_party
from sifang.disputes.commands.naming import see_party as see_party
from sifang.disputes.commands.referring import answer_referral as answer_referral
from sifang.disputes.commands.referring import refer as refer
from sifang.disputes.commands.registering import register as register
from sifang.disputes.commands.reporting import report_up as report_up
from sifang.disputes.commands.settling import close as close
from sifang.disputes.commands.settling import fail as fail
from sifang.disputes.commands.settling import reopen as reopen
from sifang.disputes.commands.settling import resolve as resolve
from sifang.disputes.commands.settling import settle_on_the_spot as settle_on_the_spot
