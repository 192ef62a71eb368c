"""What the four parties do together: the year's plan, activities, the service menu, experience material."""

from sifang.activities.models.activities import Activity as Activity
from sifang.activities.models.activities import Campaign as Campaign
from sifang.activities.models.activities import Participant as Participant
from sifang.activities.models.activities import ProjectTag as ProjectTag
from sifang.activities.models.activities import Turnout as Turnout
from sifang.activities.models.experience import Experience as Experience
from sifang.activities.models.plans import Plan as Plan
from sifang.activities.models.plans import PlanLine as PlanLine
from sifang.activities.models.plans import Reopening as Reopening
from sifang.activities.models.serving import Service as Service
from sifang.activities.models.serving import ServiceItem as ServiceItem
from sifang.activities.models.serving import ServiceRecord as ServiceRecord
