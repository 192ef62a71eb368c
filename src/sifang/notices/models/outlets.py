"""The group bots of a place."""

from urllib.parse import urlsplit

from django.db import models

from sifang.core.secrets import Secret
from sifang.notices.models.wishes import Way
from sifang.places.models import Placed


class Outlet(Placed):
    """A chat group that a bot tells of some kinds of news at ``place`` and below; the address is sealed."""

    way = models.CharField(
        max_length=10, choices=[choice for choice in Way.choices if choice[0] not in ("mail", "sms")]
    )
    label = models.CharField(max_length=40)
    data_key = models.CharField(max_length=200, blank=True)
    url_sealed = models.TextField()
    signing_sealed = models.TextField(blank=True)
    news = models.JSONField(default=list)
    is_on = models.BooleanField(default=True)
    added_at = models.DateTimeField()

    url = Secret()
    signing = Secret()

    class Meta:
        indexes = [models.Index(fields=["place"], condition=models.Q(is_on=True), name="outlet_on_by_place")]

    def __str__(self):
        return self.label

    @property
    def masked_url(self):
        """The host, and that there is more."""
        return f"{urlsplit(self.url).hostname or ''}/…"
