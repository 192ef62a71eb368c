"""The language of what is kept: one for the whole installation, whoever acts and whatever they read."""

from django.conf import settings
from django.utils import translation


def kept():
    """A context in which sentences come as records, papers and letters hold them: in the installation's language."""
    return translation.override(settings.LANGUAGE_CODE)
