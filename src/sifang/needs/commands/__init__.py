"""What can be done to a need, by verb group."""

from sifang.needs.commands.asking import set_parts as set_parts
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
from sifang.needs.commands.photos import add_photos as add_photos
from sifang.needs.commands.photos import publish_photo as publish_photo
from sifang.needs.commands.photos import remove_photo as remove_photo
from sifang.needs.commands.photos import report_with_photos as report_with_photos
from sifang.needs.commands.photos import unpublish_photo as unpublish_photo
from sifang.needs.commands.rating import rate as rate
from sifang.needs.commands.reporting import join as join
from sifang.needs.commands.reporting import report as report
from sifang.needs.commands.reporting import resubmit as resubmit
from sifang.needs.commands.reporting import standing as standing
from sifang.needs.commands.reporting import take_down as take_down
