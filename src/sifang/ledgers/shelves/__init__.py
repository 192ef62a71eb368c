"""One shelf a ledger: the way from its rows to the records of the contexts and back."""

from sifang.ledgers.shelves.couriers import CouriersShelf
from sifang.ledgers.shelves.households import HouseholdsShelf
from sifang.ledgers.shelves.members import MembersShelf
from sifang.ledgers.shelves.needs import NeedsShelf
from sifang.ledgers.shelves.partners import PartnersShelf
from sifang.ledgers.shelves.places import PlacesShelf
from sifang.ledgers.shelves.projects import ProjectsShelf
from sifang.ledgers.shelves.resources import ResourcesShelf

SHELVES = {
    shelf.ledger.name: shelf
    for shelf in (
        NeedsShelf, ResourcesShelf, ProjectsShelf, PlacesShelf, MembersShelf, CouriersShelf, HouseholdsShelf,
        PartnersShelf,
    )
}  # fmt: skip
