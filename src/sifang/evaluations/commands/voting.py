"""Casting a resident's ballot. What is not here matters as much: no deed, no errand, no notice, no time, no number."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import keyring
from sifang.core.codes import plain
from sifang.core.errors import Refused, insist, require
from sifang.core.secrets import blind
from sifang.evaluations import schemes, urns
from sifang.evaluations.commands.rating import checked
from sifang.evaluations.models import Round, Sheet, Urn, Voter
from sifang.text import redaction

LONGEST_WORDS = 100


@atomic
def cast(code, marks, words=""):
    """The ballot lies in the urn among the others, and the code is used up. Nothing else is written anywhere."""
    voter = _voter(code)
    insist(not voter.voted, _("With this code somebody has voted already; each code counts once."))
    round_ = voter.chapter.round
    urn = Urn.objects.select_for_update().filter(chapter=voter.chapter_id).first()
    key = keyring.held(round_.key_name)
    if not (urn and key and round_.stage == Round.Stage.OPEN):
        raise Refused(_("The vote is over. Thank you all the same."))
    ballot = {
        "marks": checked(marks, schemes.questions_of(round_.scheme, Sheet.Kind.COMMUNITY)),
        "words": redaction.redact(" ".join(words.split()))[0],
    }
    insist(ballot["marks"], _("Answer one question at least; “I do not know” is an answer as well."))
    insist(
        len(ballot["words"]) <= LONGEST_WORDS and urns.fits(ballot),
        _("Say it in at most %(most)s characters.") % {"most": LONGEST_WORDS},
    )
    urn.sealed = urns.drop_in(key, str(voter.chapter_id), bytes(urn.sealed), ballot)
    urn.save(update_fields=["sealed"])
    voter.voted = True
    voter.save(update_fields=["voted"])


def _voter(code):
    rows = Voter.objects.select_for_update(of=("self",)).select_related("chapter__round", "chapter__place")
    voter = rows.filter(code_index=blind(plain(code))).first()
    require(voter is not None, _("Nobody has this code. Compare it letter by letter with your slip."))
    return voter
