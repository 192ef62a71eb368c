"""``sifang createadmin``: the first account in office, or one more."""

import secrets

from django.utils.translation import gettext as _

from sifang.people import commands as people
from sifang.people import posts
from sifang.places.models import Place
from sifang.site import installation
from sifang.site.cli import say


def run(args):
    """The account exists; its first password is printed once."""
    installation.prepare()
    place = Place.objects.filter(pk=args.place).first()
    if place is None or args.kind not in posts.KINDS:
        known = {"code": args.place, "kind": args.kind, "kinds": ", ".join(posts.KINDS)}
        say(_("There is no place %(code)s, or no kind of post “%(kind)s” (there are: %(kinds)s).") % known)
        return 1
    password = secrets.token_urlsafe(9)
    person = people.register(
        None, args.name, username=args.username, password=password, title=str(posts.KINDS[args.kind].title), home=place
    )
    people.appoint(None, person, args.kind, place=place)
    print(f"{args.username} {password}")
    return 0
