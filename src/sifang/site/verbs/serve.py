"""``sifang serve``."""

from django.conf import settings
from django.utils.translation import gettext as _

from sifang.site import installation, serving
from sifang.site.cli import say


def run(args):
    """Pages and worker run until stopped."""
    if settings.SIFANG_DEMO and not args.demo:
        say(_("This data folder holds a demo: add --demo to serve it, or name another folder with --data."))
        return 1
    installation.prepare()
    port = serving.free_port(args.host, args.port)
    say(_("Address: %(url)s") % {"url": f"http://{args.host}:{port}/"})
    return serving.serve(args.host, port)
