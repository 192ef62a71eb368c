"""Places that people mention in free Chinese text: known names first, then what looks like a place by its ending.

``mentions`` reads compounds, roads, communities and streets, and the numbers of buildings, units and rooms. A known
name (the gazetteer of a community: its compounds, buildings and their aliases) always wins over a rule; the rules are
tables of endings and of words that cannot be part of a name, in ``tables.py``.
"""

from sifang.text.mentions.gazetteer import Gazetteer as Gazetteer
from sifang.text.mentions.kinds import Level as Level
from sifang.text.mentions.kinds import Mention as Mention
from sifang.text.mentions.numbers import number_of as number_of
from sifang.text.mentions.reading import mentions as mentions
