"""What pages of the industries print: the name of an industry, and amounts of 分 as 元."""

from django import template

from sifang.core import money
from sifang.industry import industries

register = template.Library()


@register.filter
def industry(key):
    """What the industry is called in the reader's language."""
    return industries.name(key)


@register.filter
def yuan(fen):
    """An amount of 分 as 元 with two decimals."""
    return money.shown(fen or 0)
