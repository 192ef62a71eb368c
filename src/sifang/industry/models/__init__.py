"""The industries: bodies, enterprises, what they hold and sell, demonstration sites."""

from sifang.industry.models.bodies import Body as Body
from sifang.industry.models.bodies import IndustryQuerySet as IndustryQuerySet
from sifang.industry.models.bodies import Membership as Membership
from sifang.industry.models.enterprises import AdvisoryVisit as AdvisoryVisit
from sifang.industry.models.enterprises import Coverage as Coverage
from sifang.industry.models.enterprises import Exchange as Exchange
from sifang.industry.models.enterprises import Intake as Intake
from sifang.industry.models.enterprises import Issue as Issue
from sifang.industry.models.enterprises import LeadingEnterprise as LeadingEnterprise
from sifang.industry.models.enterprises import Mechanism as Mechanism
from sifang.industry.models.enterprises import MechanismItem as MechanismItem
from sifang.industry.models.enterprises import Pairing as Pairing
from sifang.industry.models.enterprises import SelfCheck as SelfCheck
from sifang.industry.models.selling import Livestream as Livestream
from sifang.industry.models.selling import SalesLine as SalesLine
from sifang.industry.models.selling import Training as Training
from sifang.industry.models.sites import Recheck as Recheck
from sifang.industry.models.sites import Site as Site
from sifang.industry.models.sites import SiteChecklist as SiteChecklist
from sifang.industry.models.sites import SitePoint as SitePoint
from sifang.industry.models.sites import SiteQuerySet as SiteQuerySet
