"""Temporary."""
import re
def redact(text):
    return re.sub(r"1\d{10}", lambda m: m[0][:3]+"****"+m[0][-4:], text), []
