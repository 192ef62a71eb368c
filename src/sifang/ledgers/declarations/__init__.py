"""The ledgers, each declared once."""

from sifang.ledgers.declarations import districts, finance, lists, papers, rosters, ties
from sifang.ledgers.declarations.lists import NEEDS as NEEDS
from sifang.ledgers.declarations.lists import PLACES as PLACES
from sifang.ledgers.declarations.lists import PROJECTS as PROJECTS
from sifang.ledgers.declarations.lists import RESOURCES as RESOURCES
from sifang.ledgers.declarations.shape import Column as Column
from sifang.ledgers.declarations.shape import Ledger as Ledger
from sifang.ledgers.declarations.shape import Order as Order

LEDGERS = {
    ledger.name: ledger for ledger in (*lists.ALL, *rosters.ALL, *ties.ALL, *papers.ALL, *districts.ALL, *finance.ALL)
}
