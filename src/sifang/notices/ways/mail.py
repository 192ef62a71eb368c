"""Mail, by the installation's SMTP server."""

import smtplib

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend
from django.utils.translation import gettext as _

from sifang.notices.ways.failing import NotSent

TIMEOUT = 20
FINAL = 500


def send(address, subject, text, html, leave):
    """The server has taken the mail; it names the page where one says not to be told any more."""
    smtp = settings.SIFANG_TELLING.smtp
    if smtp is None:
        raise NotSent(_("this installation has no mail server"))
    message = EmailMultiAlternatives(
        " ".join(subject.split()),
        text,
        smtp.sender,
        [address],
        headers={"List-Unsubscribe": f"<{leave}>"} if leave else {},
    )
    message.attach_alternative(html, "text/html")
    try:
        _backend(smtp).send_messages([message])
    except smtplib.SMTPRecipientsRefused as error:
        raise _no(max(code for code, _words in error.recipients.values())) from None
    except smtplib.SMTPResponseException as error:
        raise _no(error.smtp_code) from None
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise NotSent(type(error).__name__, is_final=isinstance(error, ValueError)) from None


def _backend(smtp):
    return EmailBackend(
        host=smtp.host, port=smtp.port, username=smtp.user, password=smtp.password,
        use_ssl=smtp.is_ssl, use_tls=smtp.starts_tls, timeout=TIMEOUT,
    )  # fmt: skip


def _no(code):
    return NotSent(f"SMTP {code}", is_final=code >= FINAL)
