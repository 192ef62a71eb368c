"""How somebody wishes to be told, besides their own page."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core.masking import mask_phone
from sifang.core.secrets import Secret
from sifang.people.models import Person

SHOWN = 2


class Way(models.TextChoices):
    """The ways out of the house."""

    MAIL = "mail", _("mail")
    SMS = "sms", _("text message")
    WECOM = "wecom", _("WeCom")
    DINGTALK = "dingtalk", _("DingTalk")
    FEISHU = "feishu", _("Feishu")
    OTHER = "other", _("another service")


class Wish(models.Model):
    """One way for one person: at once, once a day, or not; the address is sealed under the person's own key.

    Nothing but the code goes to an address before that code was typed in.
    """

    class Mode(models.TextChoices):
        AT_ONCE = "at_once", _("at once")
        DIGEST = "digest", _("once a working day, together")
        OFF = "off", _("not this way")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="wishes")
    way = models.CharField(max_length=10, choices=Way)
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.AT_ONCE)
    address_sealed = models.TextField(blank=True)
    stated_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    code_sent_at = models.DateTimeField(null=True)
    code_tries = models.PositiveSmallIntegerField(default=0)

    address = Secret()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "way"], name="one_wish_a_person_and_way")]

    def __str__(self):
        return f"{self.person_id} {self.way} {self.mode}"

    @property
    def data_key(self):
        """The key of the person: what makes them forgotten makes their addresses noise."""
        return self.person.data_key

    @property
    def place_id(self):
        """Where a deed about this wish belongs."""
        return self.person.home_id

    @property
    def masked_address(self):
        """The address as it may be shown."""
        return masked(self.address, self.way)


def masked(address, way):
    """Enough of ``address`` for its owner to know it by."""
    if way == Way.SMS:
        return mask_phone(address)
    name, at, host = address.rpartition("@")
    if at:
        return f"{name[:1]}***@{host}"
    return address and f"{address[:SHOWN]}***"
