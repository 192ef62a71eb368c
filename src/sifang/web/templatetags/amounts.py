"""Amounts of money in templates."""

from django import template

from sifang.core import money

register = template.Library()


@register.filter
def yuan(fen):
    """An amount of 分 as 元, e.g. 1,234.50; "" for none."""
    return money.shown(fen)
