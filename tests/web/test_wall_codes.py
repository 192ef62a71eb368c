"""Sheets with QR codes for stairwells and courtyards."""

import pytest
import segno
from django.test import Client

from sifang.letters.papers import pdf
from sifang.places import commands as places

real = segno.make
pytestmark = pytest.mark.django_db


def test_each_place_gets_a_code_that_reports_there(town, client, monkeypatch):
    client.force_login(town.li)
    yard = places.add_below(town.li, town.taian, "化肥厂家属楼", "compound")
    asked = f"?place={town.taian.pk}&per=4&phone=0936-8213456"
    assert "化肥厂家属楼" in client.get("/roster/codes/").content.decode()
    page = client.get("/roster/codes/print/" + asked).content.decode()
    assert page.count("<article") == 2 and "扫一扫，有事就说" in page and "8213456" in page
    page = client.get("/roster/codes/print/" + asked + f"&spot={yard.pk}").content.decode()
    assert page.count("<article") == 1 and "data:image/svg+xml" in page
    made = []
    monkeypatch.setattr(
        "sifang.web.pages.wall_codes.segno.make", lambda words, **how: made.append(words) or real(words, **how)
    )
    answer = client.get("/roster/codes/code.svg" + asked + f"&one={yard.pk}")
    assert answer["Content-Type"] == "image/svg+xml" and b"<svg" in answer.content
    assert made == [f"http://testserver/c/{town.taian.pk}/report/?spot={yard.pk}"]
    assert client.get("/roster/codes/code.svg" + asked + f"&one={town.nanguan.pk}").status_code == 404
    for wrong in ("?per=5", "?per=4&spot=999", "?per=4&phone=1"):
        assert client.get("/roster/codes/print/" + wrong).status_code == 422
    if pdf.weasyprint:
        answer = client.get("/roster/codes/codes.pdf" + asked)
        assert answer.status_code in (200, 409) and (answer.status_code == 409 or answer.content[:5] == b"%PDF-")
    foreign = Client()
    foreign.force_login(town.zhou)
    assert foreign.get("/roster/codes/" + asked).status_code == 404
