"""Bots of chat groups: the payloads that WeCom, DingTalk and Feishu document, and how each of them says no.

Written here and not left to apprise: its plugins take WeCom's and DingTalk's ``errcode`` for a success (they answer
200 to a wrong key), know no Feishu signature, and can be pointed at no other host, neither by an office that runs its
own WeCom nor by a test. Whatever else apprise speaks to goes through ``others``.
"""

import base64
import hashlib
import hmac
import time
from urllib.parse import quote

from sifang.notices.ways import posting

# Busy, or too often: the same message is welcome later.
WECOM_AGAIN, DINGTALK_AGAIN, FEISHU_AGAIN = (-1, 45009), (-1, 130101, 410100), (11232, 11233)
LONGEST_WECOM = 4096  # bytes of Markdown


def wecom(url, signing, title, markdown):
    """The group has the message, as Markdown."""
    content = markdown.encode()[:LONGEST_WECOM].decode(errors="ignore")
    answer = posting.post(url, {"msgtype": "markdown", "markdown": {"content": content}})
    posting.insist(answer, "errcode", WECOM_AGAIN)


def dingtalk(url, signing, title, markdown):
    """The group has the message; signed with the millisecond where the bot has a secret."""
    if signing:
        moment = str(round(time.time() * 1000))
        sign = _mac(signing.encode(), f"{moment}\n{signing}".encode())
        url = f"{url}&timestamp={moment}&sign={quote(sign, safe='')}"
    answer = posting.post(url, {"msgtype": "markdown", "markdown": {"title": title, "text": markdown}})
    posting.insist(answer, "errcode", DINGTALK_AGAIN)


def feishu(url, signing, title, markdown):
    """The group has the message as a card; signed with the second where the bot has a secret."""
    payload = {"msg_type": "interactive", "card": card(title, markdown)}
    if signing:
        moment = str(int(time.time()))
        payload |= {"timestamp": moment, "sign": _mac(f"{moment}\n{signing}".encode(), b"")}
    posting.insist(posting.post(url, payload), "code", FEISHU_AGAIN)


def card(title, markdown):
    """A Feishu card with a title."""
    return {
        "header": {"title": {"tag": "plain_text", "content": title}},
        "elements": [{"tag": "div", "text": {"tag": "lark_md", "content": markdown}}],
    }


def _mac(key, words):
    return base64.b64encode(hmac.new(key, words, hashlib.sha256).digest()).decode()
