"""Meetings of the four parties: joint and committee meetings, their topics, and councils in the open air."""

from sifang.meetings.models.councils import Council as Council
from sifang.meetings.models.meetings import Invitation as Invitation
from sifang.meetings.models.meetings import Item as Item
from sifang.meetings.models.meetings import Meeting as Meeting
from sifang.meetings.models.meetings import Minutes as Minutes
from sifang.meetings.models.meetings import Resolution as Resolution
from sifang.meetings.models.topics import Topic as Topic
