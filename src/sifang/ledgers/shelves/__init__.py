"""One shelf a ledger: the way from its rows to the records of the contexts and back."""

from sifang.ledgers.shelves.appointed import CommitteeMembersShelf, SecondmentsShelf
from sifang.ledgers.shelves.appraisals import AppraisalsShelf
from sifang.ledgers.shelves.compounds import CompoundsShelf
from sifang.ledgers.shelves.councils import CouncilsShelf
from sifang.ledgers.shelves.counsel import AdviserServicesShelf, LegalAdvisersShelf
from sifang.ledgers.shelves.couriers import CouriersShelf
from sifang.ledgers.shelves.disputes import DisputesShelf
from sifang.ledgers.shelves.districts import (
    CostsShelf,
    HiringShelf,
    MerchantsShelf,
    OffersShelf,
    ReferralShelf,
    TrainingShelf,
)
from sifang.ledgers.shelves.finance import FinanceShelf
from sifang.ledgers.shelves.hotline import HotlineShelf
from sifang.ledgers.shelves.households import HouseholdsShelf
from sifang.ledgers.shelves.industry import (
    AdvisoryShelf,
    CoverageShelf,
    MembershipsShelf,
    SalesShelf,
    TrainingsShelf,
)
from sifang.ledgers.shelves.members import MembersShelf
from sifang.ledgers.shelves.needs import NeedsShelf
from sifang.ledgers.shelves.papers import ClaimFormsShelf, MattersShelf, MinutesShelf
from sifang.ledgers.shelves.partners import PartnersShelf
from sifang.ledgers.shelves.places import PlacesShelf
from sifang.ledgers.shelves.projects import ProjectsShelf
from sifang.ledgers.shelves.resources import ResourcesShelf
from sifang.ledgers.shelves.service_records import ServiceRecordsShelf
from sifang.ledgers.shelves.sites import SitesShelf
from sifang.ledgers.shelves.sponsorships import SponsorshipsShelf

SHELVES = {
    shelf.ledger.name: shelf
    for shelf in (
        NeedsShelf, HotlineShelf, ResourcesShelf, ProjectsShelf, PlacesShelf,
        MembersShelf, CouriersShelf, ServiceRecordsShelf, HouseholdsShelf, CouncilsShelf,
        PartnersShelf, SponsorshipsShelf, CommitteeMembersShelf, SecondmentsShelf,
        MerchantsShelf, HiringShelf, TrainingShelf, ReferralShelf, OffersShelf, CostsShelf,
        MinutesShelf, ClaimFormsShelf, MattersShelf, AppraisalsShelf,
        CompoundsShelf, SitesShelf,
        FinanceShelf,
        AdviserServicesShelf, LegalAdvisersShelf,
        CoverageShelf, AdvisoryShelf, SalesShelf, TrainingsShelf, MembershipsShelf,
        DisputesShelf,
    )
}  # fmt: skip
