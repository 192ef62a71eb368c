"""Somebody who is not on record yet takes up a post that needs no account: entered and tied in one step."""

from django.db.transaction import atomic

from sifang.people.commands.appointing import appoint
from sifang.people.commands.nominating import nominate
from sifang.people.commands.registering import register


@atomic
def appoint_new(actor, name, kind, *, title="", committee=None, place=None, **facts):
    """Somebody new, without an account, holds the post."""
    person = register(actor, name, title=title, home=committee.place if committee else place)
    return appoint(actor, person, kind, committee=committee, place=place, **facts)


@atomic
def nominate_new(actor, name, kind, *, title="", committee=None, place=None, **facts):
    """Somebody new, without an account, is proposed for the post."""
    person = register(actor, name, title=title, home=committee.place if committee else place)
    return nominate(actor, person, kind, committee=committee, place=place, **facts)
