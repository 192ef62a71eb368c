"""How often a matter was asked about lately: numbers, nobody's words."""

import datetime

from django.db.models import Count

from sifang.core import clock
from sifang.counsel.models import Consultation

DAYS = 90


def _lately(code):
    since = clock.today() - datetime.timedelta(days=DAYS)
    return Consultation.objects.within(code).filter(asked_on__gt=since, asked_on__lte=clock.today())


def asked_lately(code, matter):
    """How many consultations about ``matter`` there were at ``code`` in the last 90 days."""
    return _lately(code).filter(matter=matter).count()


def by_matter(code):
    """[(matter, how many consultations)] at ``code`` in the last 90 days, the most frequent first."""
    counted = _lately(code).values_list("matter").annotate(n=Count("pk")).order_by("-n", "matter")
    return list(counted)
