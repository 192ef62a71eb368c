"""The needs list, who asks and what they said, and what keeps a need in hand."""

from sifang.core.codes import new_code
from sifang.needs.models.askers import Asker as Asker
from sifang.needs.models.askers import Callback as Callback
from sifang.needs.models.askers import Rating as Rating
from sifang.needs.models.gathered import CategoryLine as CategoryLine
from sifang.needs.models.gathered import Cluster as Cluster
from sifang.needs.models.gathered import Learned as Learned
from sifang.needs.models.gathered import Photo as Photo
from sifang.needs.models.handing import Extension as Extension
from sifang.needs.models.handing import Ticket as Ticket
from sifang.needs.models.needs import Need as Need
from sifang.needs.models.needs import NeedQuerySet as NeedQuerySet
from sifang.needs.models.needs import Part as Part

# The migrations of needs and activities know it by this name.
new_track_code = new_code
