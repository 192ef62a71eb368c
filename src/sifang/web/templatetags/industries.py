"""What an industry is called, in templates."""

from django import template

from sifang.industry import industries

register = template.Library()


@register.filter
def industry(key):
    """What the industry is called in the reader's language."""
    return industries.name(key)
