"""The ledgers, each declared once."""

from sifang.ledgers.declarations import (
    counsel,
    disputes,
    districts,
    finance,
    hotline,
    industry,
    lists,
    papers,
    property,
    rosters,
    ties,
)
from sifang.ledgers.declarations.lists import NEEDS as NEEDS
from sifang.ledgers.declarations.lists import PLACES as PLACES
from sifang.ledgers.declarations.lists import PROJECTS as PROJECTS
from sifang.ledgers.declarations.lists import RESOURCES as RESOURCES
from sifang.ledgers.declarations.shape import Column as Column
from sifang.ledgers.declarations.shape import Ledger as Ledger
from sifang.ledgers.declarations.shape import Order as Order

PARTS = (lists, hotline, rosters, ties, papers, property, disputes, counsel, industry, districts, finance)
LEDGERS = {ledger.name: ledger for part in PARTS for ledger in part.ALL}
