"""``sifang createadmin``: the first account in office, or one more."""

from django.utils.translation import gettext as _

from sifang.people import commands as people
from sifang.people import posts
from sifang.places.models import Place
from sifang.site import installation
from sifang.site.cli import say


def run(args):
    """The account exists and holds its post; its first password is printed once."""
    installation.prepare()
    place = Place.objects.filter(pk=args.place).first()
    if place is None or args.kind not in posts.KINDS:
        known = {"code": args.place, "kind": args.kind, "kinds": ", ".join(posts.KINDS)}
        say(_("There is no place %(code)s, or no kind of post “%(kind)s” (there are: %(kinds)s).") % known)
        return 1
    title = str(posts.KINDS[args.kind].title)
    _post, password = people.induct(None, args.name, args.username, args.kind, title=title, place=place)
    print(f"{args.username} {password}")
    return 0
