"""The servers, one of each a file, and the installation's settings that lead there."""

from dataclasses import replace

import pytest
from django.conf import settings as installed
from django.core.cache import cache

from sifang.site.telling import App, Smtp
from tests.notices.servers import Mailbox, Web


@pytest.fixture(scope="module")
def mailbox():
    """A mail server."""
    server = Mailbox()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def web():
    """A web server."""
    server = Web()
    yield server
    server.stop()


@pytest.fixture
def told(settings, mailbox, web):
    """Everything but text messages is set, and leads to the servers of the test; no code was sent yet."""
    cache.clear()
    mailbox.mails.clear()
    mailbox.refused.clear()
    web.asked.clear()
    web.answers.clear()
    mailbox.busy = 0
    settings.SIFANG_TELLING = replace(
        installed.SIFANG_TELLING,
        address="https://gz.example",
        sign="泰安社区",
        hosts=frozenset([web.address]),
        smtp=Smtp("127.0.0.1", mailbox.port, "四方共治 <told@gz.example>"),
        sms_url=f"{web.address}/sms",
        apps={way: App("id", "1000002", "secret", web.address) for way in ("wecom", "dingtalk", "feishu")},
    )
    return settings
