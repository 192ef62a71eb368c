"""Everything that can be searched stands in the search index, also what was kept before there was one."""

from itertools import islice

from django.db.models import Exists, OuterRef
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.meetings import entries as of_meetings
from sifang.meetings.models import Meeting
from sifang.needs import alike
from sifang.needs.models import Need
from sifang.places import counting, search
from sifang.places.models import Entry
from sifang.projects import entries as of_projects
from sifang.projects.models import Project

SOURCES = ((Need, alike.entry), (Project, of_projects.entry), (Meeting, of_meetings.entry))
BATCH = 1000


def missing(model):
    """The rows of ``model`` that have no entry."""
    entries = Entry.objects.filter(kind=model._meta.label_lower, subject_id=OuterRef("pk"))
    return model.objects.filter(~Exists(entries))


def is_complete():
    """Whether nothing is missing."""
    return not any(missing(model).exists() for model, _entry in SOURCES)


def complete(tell=lambda words, share: None):
    """What is missing stands in the index; returns how much it was. ``tell`` hears how far it is."""
    whole = sum(missing(model).count() for model, _entry in SOURCES)
    done = 0
    for model, entry in SOURCES:
        rows = missing(model).order_by("pk").iterator(BATCH)
        while batch := list(islice(rows, BATCH)):
            with atomic():
                search.put_many([entry(row) for row in batch])
            done += len(batch)
            tell(_("search index"), done / whole)
    if whole:
        counting.count()
    return done


def rebuild(tell=lambda words, share: None):
    """The whole index is made anew; until it is, what is not in it yet is not found."""
    Entry.objects.all().delete()
    return complete(tell)
