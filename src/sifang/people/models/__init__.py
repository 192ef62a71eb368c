"""Persons, organizations, and the dated ties between them and places."""

from sifang.people.models.bodies import DatedQuerySet as DatedQuerySet
from sifang.people.models.bodies import Organization as Organization
from sifang.people.models.bodies import Partnership as Partnership
from sifang.people.models.committees import Committee as Committee
from sifang.people.models.committees import Limit as Limit
from sifang.people.models.committees import Turn as Turn
from sifang.people.models.compounds import Compound as Compound
from sifang.people.models.compounds import Management as Management
from sifang.people.models.compounds import OwnersCommittee as OwnersCommittee
from sifang.people.models.persons import Person as Person
from sifang.people.models.persons import Reach as Reach
from sifang.people.models.persons import Unmasking as Unmasking
from sifang.people.models.serving import ServicePost as ServicePost
from sifang.people.models.serving import Uptake as Uptake
from sifang.people.models.ties import Card as Card
from sifang.people.models.ties import Post as Post
from sifang.people.models.tokens import Token as Token
