"""The two formats of an answer: the same rows as JSON or as XML, UTF-8 both."""

import json
from xml.etree.ElementTree import Element, SubElement, tostring  # noqa: S405 - only written here, never read

from django.http import HttpResponse

JSON, XML = "json", "xml"
TYPES = {JSON: "application/json; charset=utf-8", XML: "text/xml; charset=utf-8"}
# What holds a list of what, in XML.
INSIDE = {
    "services": "service", "service_requests": "request", "errors": "error", "attributes": "attribute",
    "endpoints": "endpoint", "formats": "format", "values": "value",
}  # fmt: skip


def answer(request_format, root, told, status=200):
    """``told`` (a row or a list of rows) under the name ``root``."""
    content = _xml(root, told) if request_format == XML else json.dumps(told, ensure_ascii=False).encode()
    response = HttpResponse(content, status=status, content_type=TYPES[request_format])
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _xml(root, told):
    element = Element(root)
    _fill(element, told)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(element, encoding="utf-8")


def _fill(element, told):
    if isinstance(told, dict):
        for name, value in told.items():
            _fill(SubElement(element, name), value)
    elif isinstance(told, list):
        for value in told:
            _fill(SubElement(element, INSIDE[element.tag]), value)
    else:
        element.text = _words(told)


def _words(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else "".join(sign for sign in str(value) if sign >= " " or sign in "\t\n\r")
