"""The entry by which a meeting is found."""

from django.utils import timezone

from sifang.places import search


def index(meeting):
    """The meeting can be found by its title and its agenda as they stand now."""
    search.put_many([entry(meeting)])


def entry(meeting):
    """The meeting's entry in the search index."""
    words = "\n".join([meeting.title, *(item.title for item in meeting.items.all())])
    place = meeting.compound_id or meeting.place_id
    return search.entry(meeting, place, on=timezone.localdate(meeting.starts_at), words=words)
