"""Text messages. Every provider is different, so a sender is a class named by the installation's settings."""

import json
from typing import Protocol

import requests
from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.masking import mask_phone
from sifang.notices.ways.failing import NotSent
from sifang.notices.ways.posting import TIMEOUT


class Sender(Protocol):
    """What a provider's class must be able to do; it is made without arguments."""

    def send(self, phone: str, words: str) -> None:
        """The provider has taken the message, or ``NotSent`` is raised."""


class WriteToFile:
    """Nothing is sent: a line in ``sms.log`` of the data folder, the phone masked, for trying things out."""

    def send(self, phone, words):
        """The line is written."""
        with (settings.SIFANG_DATA / "sms.log").open("a", encoding="utf-8") as file:
            file.write(f"{clock.now():%F %T} {mask_phone(phone)} {words}\n")


class PostTemplate:
    """One HTTPS POST of the JSON in SIFANG_SMS_BODY, in which {phone} and {words} are filled in."""

    def send(self, phone, words):
        """The gateway answered 200 and, where SIFANG_SMS_OK is set, with these words in it."""
        told = settings.SIFANG_TELLING
        headers = {"Content-Type": "application/json"} | ({"Authorization": told.sms_auth} if told.sms_auth else {})
        try:
            answer = requests.post(
                told.sms_url, data=_filled(told.sms_body, phone, words), headers=headers, timeout=TIMEOUT,
                allow_redirects=False,
            )  # fmt: skip
        except requests.RequestException as error:
            raise NotSent(type(error).__name__) from None
        if answer.status_code != requests.codes.ok:
            raise NotSent(f"HTTP {answer.status_code}")
        if told.sms_ok not in answer.text:
            raise NotSent(_("the gateway did not say that it took the message"))


def send(phone, words):
    """The provider that the settings name has taken the message."""
    if not settings.SIFANG_TELLING.sms:
        raise NotSent(_("this installation has no sender of text messages"))
    import_string(settings.SIFANG_TELLING.sms)().send(phone, words)


def _filled(body, phone, words):
    for name, value in (("{phone}", phone), ("{words}", words)):
        body = body.replace(name, json.dumps(value)[1:-1])
    return body.encode()
