"""Pasted messages, chats and notes read into drafts of needs, each guess with the words it came from. Nothing is kept.

``read`` takes what somebody copied out of a chat group, a message or a notebook: the forms in which chat programs copy
messages are in ``chats.py``, what is chatter and which labels notes use in ``tables.csv``.
"""

from sifang.text.drafts.kinds import MOST_CHARACTERS as MOST_CHARACTERS
from sifang.text.drafts.kinds import MOST_DRAFTS as MOST_DRAFTS
from sifang.text.drafts.kinds import Draft as Draft
from sifang.text.drafts.kinds import Mark as Mark
from sifang.text.drafts.kinds import Paste as Paste
from sifang.text.drafts.reading import read as read
