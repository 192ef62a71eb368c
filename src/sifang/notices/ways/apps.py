"""Messages to one person through the office's own app in WeCom, DingTalk or Feishu: a token, then the message."""

import json

from django.conf import settings
from django.utils.translation import gettext as _

from sifang.notices.ways import posting
from sifang.notices.ways.bots import DINGTALK_AGAIN, FEISHU_AGAIN, WECOM_AGAIN, card
from sifang.notices.ways.failing import NotSent


def wecom(member, title, markdown):
    """The member with this userid has the message."""
    app = _app("wecom")
    asked = {"corpid": app.id, "corpsecret": app.secret}
    found = posting.get(f"{app.host}/cgi-bin/gettoken", asked)
    posting.insist(found, "errcode", WECOM_AGAIN)
    message = {"touser": member, "msgtype": "markdown", "agentid": app.agent, "markdown": {"content": markdown}}
    answer = posting.post(f"{app.host}/cgi-bin/message/send?access_token={found['access_token']}", message)
    posting.insist(answer, "errcode", WECOM_AGAIN)
    if answer.get("invaliduser"):
        raise NotSent(_("nobody has this userid"), is_final=True)


def dingtalk(member, title, markdown):
    """The member with this userid has the message as a work notice."""
    app = _app("dingtalk")
    found = posting.get(f"{app.host}/gettoken", {"appkey": app.id, "appsecret": app.secret})
    posting.insist(found, "errcode", DINGTALK_AGAIN)
    message = {"msgtype": "markdown", "markdown": {"title": title, "text": markdown}}
    address = f"{app.host}/topapi/message/corpconversation/asyncsend_v2?access_token={found['access_token']}"
    answer = posting.post(address, {"agent_id": app.agent, "userid_list": member, "msg": message})
    posting.insist(answer, "errcode", DINGTALK_AGAIN)


def feishu(member, title, markdown):
    """The member with this user_id has the message as a card."""
    app = _app("feishu")
    asked = {"app_id": app.id, "app_secret": app.secret}
    found = posting.post(f"{app.host}/open-apis/auth/v3/tenant_access_token/internal", asked)
    posting.insist(found, "code", FEISHU_AGAIN)
    message = {"receive_id": member, "msg_type": "interactive", "content": json.dumps(card(title, markdown))}
    headers = {"Authorization": f"Bearer {found['tenant_access_token']}"}
    answer = posting.post(f"{app.host}/open-apis/im/v1/messages?receive_id_type=user_id", message, headers=headers)
    posting.insist(answer, "code", FEISHU_AGAIN)


def _app(way):
    app = settings.SIFANG_TELLING.apps.get(way)
    if app is None:
        raise NotSent(_("this installation has no such app"))
    return app
