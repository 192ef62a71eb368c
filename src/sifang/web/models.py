"""What the pages keep for themselves: who is logged in where."""

from sifang.web.sessions import Session as Session
