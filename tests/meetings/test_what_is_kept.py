"""What a meeting leaves on record is in the installation's language, whatever those who hold it read."""

import datetime
import re

import pytest
from django.utils import translation

from sifang.core import clock
from sifang.meetings.commands import holding
from sifang.meetings.models import Resolution

pytestmark = pytest.mark.django_db
LATIN = re.compile("[A-Za-z]{3}")


def test_an_english_reader_leaves_chinese_records(town):
    with translation.override("en"):
        meeting = town.meeting(town.project())
        holding.resolve_claimed(
            town.wang, meeting.items.get(), town.power, due=clock.today() + datetime.timedelta(days=20)
        )
        holding.close_session(town.wang, meeting)
        holding.sign(town.li, meeting)
        assert translation.get_language() == "en"
    meeting.refresh_from_db()
    resolution = Resolution.objects.get(item__meeting=meeting)
    kept = [meeting.title, resolution.text, resolution.item.claim.basis, meeting.minutes["items"][0]["outcome"]]
    assert [words for words in kept if LATIN.search(words)] == []
