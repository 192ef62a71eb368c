"""The security administrator's lines: who looks at residents' data often, which accounts nobody needs."""

from django.utils.translation import gettext_lazy as _

from sifang.people import accounts
from sifang.web.duties.administering import account
from sifang.web.duties.lines import Duty

SECURE = ("secure",)

DUTIES = (
    Duty(
        "looked-often", SECURE, _("people who looked at very many residents' data on one day"),
        _("nobody looked at more than the work explains"), accounts.looked_often, account,
    ),
    Duty(
        "long-unused", SECURE, _("accounts not used for three months"), _("every account was used lately"),
        accounts.long_unused, account,
    ),
    Duty(
        "locked", SECURE, _("locked accounts"), _("no account is locked"), accounts.locked, account, is_news=True,
    ),
)  # fmt: skip
