"""How this installation tells people things outside its pages: from the environment, or from ``telling.env``.

``telling.env`` lies in the data folder, one NAME=value a line, readable by the owner alone; the environment comes
first. Nothing set means that people are told on their pages only.
"""

import datetime
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

FILE = "telling.env"
APP_HOSTS = {
    "wecom": "https://qyapi.weixin.qq.com",
    "dingtalk": "https://oapi.dingtalk.com",
    "feishu": "https://open.feishu.cn",
}


@dataclass(frozen=True)
class Smtp:
    """A mail server and who the mail is from."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    is_ssl: bool = False
    starts_tls: bool = False


@dataclass(frozen=True)
class App:
    """The office's app in a work chat."""

    id: str
    agent: str
    secret: str = field(repr=False)
    host: str = ""


@dataclass(frozen=True)
class Telling:
    """Everything that is set about telling people."""

    address: str = ""
    sign: str = "四方共治"
    hours: tuple = (datetime.time(8, 30), datetime.time(18))
    hosts: frozenset = frozenset()
    schemas: frozenset = frozenset()
    smtp: Smtp | None = None
    sms: str = ""
    sms_url: str = ""
    sms_body: str = '{"phone": "{phone}", "content": "{words}"}'
    sms_auth: str = field(default="", repr=False)
    sms_ok: str = ""
    apps: dict = field(default_factory=dict)


def read(environ, folder):
    """What the environment and the file in ``folder`` say."""
    given = _file(folder / FILE) | {name: value for name, value in environ.items() if name.startswith("SIFANG_")}
    plain = {name: given[f"SIFANG_{name.upper()}"] for name in _PLAIN if given.get(f"SIFANG_{name.upper()}")}
    plain |= {"sign": given["SIFANG_SIGN"]} if given.get("SIFANG_SIGN") else {}
    apps = {way: app for way in APP_HOSTS if (app := _app(way, given))}
    return Telling(
        **plain,
        address=given.get("SIFANG_ADDRESS", "").rstrip("/"),
        hours=_hours(given.get("SIFANG_TELL_HOURS") or "8:30-18:00"),
        hosts=_words(given.get("SIFANG_BOT_HOSTS", "")) | {app.host for app in apps.values()},
        schemas=_words(given.get("SIFANG_APPRISE", "")),
        smtp=_smtp(given.get("SIFANG_SMTP_URL", "")),
        apps=apps,
    )


_PLAIN = ("sms", "sms_url", "sms_body", "sms_auth", "sms_ok")


def _file(path):
    if not path.exists():
        return {}
    lines = (line.partition("=") for line in path.read_text(encoding="utf-8").splitlines() if "=" in line)
    return {name.strip(): value.strip() for name, _, value in lines if not name.startswith("#")}


def _words(written):
    return frozenset(word.rstrip("/") for word in written.replace(",", " ").split())


def _hours(written):
    return tuple(datetime.datetime.strptime(part.strip(), "%H:%M").time() for part in written.split("-"))  # noqa: DTZ007


def _smtp(url):
    """``smtp://user:password@host:587/?from=…&tls=starttls``; ``smtps://`` speaks TLS from the first byte."""
    if not url:
        return None
    parts, more = urlsplit(url), parse_qs(urlsplit(url).query)
    is_ssl = parts.scheme == "smtps"
    return Smtp(
        host=parts.hostname or "localhost",
        port=parts.port or (465 if is_ssl else 25),
        sender=more.get("from", [unquote(parts.username or "")])[0],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_ssl=is_ssl,
        starts_tls=more.get("tls", [""])[0] == "starttls",
    )


def _app(way, given):
    """SIFANG_WECOM_APP=corpid:agentid:secret; SIFANG_WECOM_HOST where the office runs the chat itself."""
    written = given.get(f"SIFANG_{way.upper()}_APP", "")
    if written.count(":") < 2:
        return None
    id_, agent, secret = written.split(":", 2)
    return App(id_, agent, secret, given.get(f"SIFANG_{way.upper()}_HOST", APP_HOSTS[way]).rstrip("/"))
