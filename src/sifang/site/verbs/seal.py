"""``sifang seal verify``."""

from django.utils.translation import gettext as _

from sifang.core import sealing


def run(args):
    """0 and the count when every deed is as it was written; 1 and the first bad row when not."""
    verdict = sealing.verify()
    if verdict.fault:
        bad = {"row": verdict.fault.row, "why": verdict.fault.why}
        print(_("Deed %(row)s does not hold: %(why)s. Leave everything as it is and call the administrator.") % bad)
        return 1
    counted = {"sealed": verdict.sealed, "waiting": verdict.waiting}
    print(_("%(sealed)s deeds are whole; %(waiting)s wait to be sealed.") % counted)
    return 0
