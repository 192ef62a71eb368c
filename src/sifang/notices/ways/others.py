"""Whatever else apprise speaks to, where the installation's settings name the schema."""

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from sifang.notices.ways.failing import NotSent


def is_allowed(url):
    """Whether the settings name the schema of ``url``."""
    return url.partition("://")[0].lower() in settings.SIFANG_TELLING.schemas


def send(url, signing, title, markdown):
    """Apprise says that the service has taken the message; why not, it does not say."""
    if not is_allowed(url):
        raise NotSent(_("this kind of address is not among those that are spoken to"), is_final=True)
    apprise = import_string("apprise.Apprise")()  # the library is large: loaded by who sends, when it sends
    if not apprise.add(url):
        raise NotSent(_("the address cannot be read"), is_final=True)
    if not apprise.notify(body=markdown, title=title, body_format="markdown"):
        raise NotSent(_("the service did not take the message"))
