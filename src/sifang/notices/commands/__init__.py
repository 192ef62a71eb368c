"""Telling people, how they wish to be told, and what happens to what is on its way."""

from sifang.notices.commands.keeping import add_outlet as add_outlet
from sifang.notices.commands.keeping import amend_outlet as amend_outlet
from sifang.notices.commands.keeping import test_outlet as test_outlet
from sifang.notices.commands.looking_after import forget_old as forget_old
from sifang.notices.commands.looking_after import give_up as give_up
from sifang.notices.commands.looking_after import try_again as try_again
from sifang.notices.commands.sending import send_due as send_due
from sifang.notices.commands.telling import mark_read as mark_read
from sifang.notices.commands.telling import retell as retell
from sifang.notices.commands.telling import tell as tell
from sifang.notices.commands.wishing import confirm as confirm
from sifang.notices.commands.wishing import forget_wishes as forget_wishes
from sifang.notices.commands.wishing import refuse as refuse
from sifang.notices.commands.wishing import state as state
