"""Legal counsel: stations and duties, consultations, questions and answers, check-ups, the service log."""

from sifang.counsel.models.checkups import Check as Check
from sifang.counsel.models.checkups import Checklist as Checklist
from sifang.counsel.models.checkups import Checkup as Checkup
from sifang.counsel.models.checkups import Finding as Finding
from sifang.counsel.models.consulting import AidReferral as AidReferral
from sifang.counsel.models.consulting import Consultation as Consultation
from sifang.counsel.models.consulting import Question as Question
from sifang.counsel.models.log import LogEntry as LogEntry
from sifang.counsel.models.readers import CounselQuerySet as CounselQuerySet
from sifang.counsel.models.stations import Duty as Duty
from sifang.counsel.models.stations import Station as Station
from sifang.counsel.models.stations import Talk as Talk
from sifang.counsel.models.stations import TalkPoint as TalkPoint
from sifang.counsel.models.stations import TalkTeam as TalkTeam
