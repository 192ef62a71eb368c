"""QR codes for walls as PDF, where weasyprint and a Chinese font are installed."""

from dataclasses import dataclass

from django.template.loader import render_to_string

from sifang.letters.papers import pdf


@dataclass(frozen=True)
class Code:
    """One code: for which place, and its drawing."""

    spot: str
    drawing: str


def is_made_here():
    """Whether this machine makes PDF at all."""
    return pdf.weasyprint is not None


def pdf_of(community, codes, per, phone=""):
    """The PDF of ``codes`` (each a ``Code``), ``per`` of them on a page of A4."""
    pages = [codes[start : start + per] for start in range(0, len(codes), per)]
    facts = {"community": community, "pages": pages, "per": per, "phone": phone}
    return pdf.drawn(render_to_string("letters/wall_codes.html", facts), shows="扫")
