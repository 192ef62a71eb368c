"""One POST of JSON to a host that may be spoken to, and what it answered.

A bot's address is typed in by people, so it could name a machine inside the office: only the documented hosts, over
HTTPS, are spoken to, and those that the installation's settings add. Nobody is redirected.
"""

from urllib.parse import urlsplit

import requests
from django.conf import settings
from django.utils.translation import gettext as _

from sifang.notices.ways.failing import NotSent

HOSTS = ("qyapi.weixin.qq.com", "oapi.dingtalk.com", "open.feishu.cn", "open.larksuite.com")
TIMEOUT = (5, 10)
MOST_READ = 20_000
TOO_MANY = 429


def is_allowed(url):
    """Whether the installation speaks to the host of ``url``."""
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError:
        return False
    if parts.username or parts.password:
        return False
    if f"{parts.scheme}://{parts.netloc}" in settings.SIFANG_TELLING.hosts:
        return True
    return parts.scheme == "https" and host in HOSTS and port in (None, 443)


def post(url, payload, *, headers=None):
    """The JSON object that the host answers; ``NotSent`` with its number where it says no."""
    return _answer("POST", url, json=payload, headers=headers)


def get(url, params):
    """The JSON object that the host answers to a question."""
    return _answer("GET", url, params=params)


def _answer(method, url, **more):
    if not is_allowed(url):
        raise NotSent(_("this host is not among those that are spoken to"), is_final=True)
    try:
        answer = requests.request(method, url, timeout=TIMEOUT, allow_redirects=False, **more)
    except requests.RequestException as error:
        raise NotSent(type(error).__name__) from None  # its words would hold the address
    if answer.status_code != requests.codes.ok:
        raise NotSent(f"HTTP {answer.status_code}", is_final=_is_final(answer.status_code))
    try:
        found = answer.json() if len(answer.content) <= MOST_READ else None
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise NotSent(_("the answer cannot be read"))
    return found


def _is_final(status):
    return 300 <= status < 500 and status not in (408, TOO_MANY)


def insist(answer, field, again=()):
    """Go on only if the number in ``field`` of ``answer`` is 0; those ``again`` are tried once more, others not."""
    number = answer.get(field, 0)
    if number != 0:
        raise NotSent(f"{field} {str(number)[:20]}", is_final=number not in again)
