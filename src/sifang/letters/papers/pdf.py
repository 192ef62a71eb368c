"""Letters of thanks as PDF, a page each: made where weasyprint and a Chinese font are installed, refused elsewhere."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from PIL import ImageFile

from sifang.core import language
from sifang.core.errors import Refused, insist
from sifang.letters.papers.thanks import body, is_flush

try:
    import weasyprint
except (ImportError, OSError):  # the package, or the libraries of the system that it draws with
    weasyprint = None
else:
    # It lets every broken picture of the whole program pass; photos are to be whole.
    ImageFile.LOAD_TRUNCATED_IMAGES = False

MOST = 300


def thanks_pdf(letters, *, named=True):
    """The PDF of ``letters`` in their present words, each on a page of its own; ``named``: members in full."""
    insist(0 < len(letters) <= MOST, _("A PDF holds 1 to %(most)s letters.") % {"most": MOST})
    with language.kept():
        page = render_to_string("letters/thanks_pdf.html", {"letters": [_told(letter, named) for letter in letters]})
    return drawn(page, shows="感")


def drawn(page, *, shows):
    """The PDF of a page; refused where nothing draws it, or no font ``shows`` this character of it."""
    if weasyprint is None:
        raise Refused(
            _(
                "This machine makes no PDF: install the extra “pdf” (pip install 'sifang[pdf]') and the library Pango. "
                "The Word file can be printed instead."
            )
        )
    document = weasyprint.HTML(string=page, url_fetcher=_nothing).render()
    content = document.write_pdf()
    insist(
        _shows_chinese(document, shows),
        _("This machine has no Chinese font, so that the PDF would be empty; install one, for example Noto Serif CJK."),
    )
    return content


def _told(letter, named):
    return {"letter": letter, "paragraphs": [(words, is_flush(words)) for words in body(letter, named=named)]}


def _nothing(url, *args, **kwargs):
    """A letter loads nothing from anywhere."""
    raise ValueError(url)


def _shows_chinese(document, character):
    """Whether a font that was used has a picture for the character."""
    whole = (font for font in document.fonts.values() if not font.missing)
    return any(character in "".join(map(str, font.to_unicode.values())) for font in whole)
