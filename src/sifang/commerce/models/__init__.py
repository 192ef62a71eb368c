"""Business districts: merchants, pledges, the five measures, and the finance desk."""

from sifang.commerce.models.districts import CommerceQuerySet as CommerceQuerySet
from sifang.commerce.models.districts import District as District
from sifang.commerce.models.districts import JointAct as JointAct
from sifang.commerce.models.districts import Merchant as Merchant
from sifang.commerce.models.districts import MerchantQuerySet as MerchantQuerySet
from sifang.commerce.models.districts import Pledge as Pledge
from sifang.commerce.models.finance import Application as Application
from sifang.commerce.models.finance import Consent as Consent
from sifang.commerce.models.finance import Document as Document
from sifang.commerce.models.finance import Provision as Provision
from sifang.commerce.models.measures import Attendance as Attendance
from sifang.commerce.models.measures import CostSharing as CostSharing
from sifang.commerce.models.measures import Guests as Guests
from sifang.commerce.models.measures import Measure as Measure
from sifang.commerce.models.measures import Offer as Offer
from sifang.commerce.models.measures import Share as Share
from sifang.commerce.models.measures import Vacancy as Vacancy
