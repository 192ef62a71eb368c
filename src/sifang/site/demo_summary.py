"""The demo in a screenful: counts, a few pairings with their reasons, accounts, the pages of the flow."""

import json
import secrets

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sifang.figures.queries import FIGURES, public_figures
from sifang.letters.models import Letter
from sifang.people.models import Person
from sifang.projects.models import Allocation, Escalation, Project
from sifang.simulation import cast
from sifang.site import folder
from sifang.site.verbs.match import words

DESKS = (
    "workbench", "needs", "need-new", "resources", "proposals", "projects", "escalations", "meetings", "letters",
    "roster", "figures", "organization-desk", "sponsor-desk", "department-desk",
)  # fmt: skip
PUBLIC = ("community", "report", "board", "four-parties")
ACCOUNTS = {
    "secretary010": _lazy("community: Party secretary of 泰安社区"),
    "liaison1": _lazy("partner organization: liaison"),
    "leader1": _lazy("sponsor leader"),
    "rep0100": _lazy("resident representative"),
    "department1": _lazy("competent department"),
}


def begin(data):
    """The folder is marked as a demo that is being lived; one that was broken off is lived anew."""
    (data / folder.DEMO_MARK).write_text("{}", encoding="utf-8")


def is_unfinished(data):
    """Whether the folder holds a demo that was broken off."""
    return folder.is_demo(data) and not json.loads((data / folder.DEMO_MARK).read_text(encoding="utf-8"))


def write(data):
    """The five accounts have fresh passwords, kept in ``accounts.txt``; the demo mark holds the summary."""
    passwords = {name: secrets.token_urlsafe(6) for name in ACCOUNTS}
    for name, password in passwords.items():
        person = Person.objects.get(username=name)
        person.set_password(password)
        person.save(update_fields=["password"])
    lines = [f"{ACCOUNTS[name]}\t{name}\t{password}" for name, password in passwords.items()]
    path = data / "accounts.txt"
    path.touch(mode=0o600)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    facts = public_figures(cast.STREET) | {"accounts": str(path), "urls": pages()}
    (data / folder.DEMO_MARK).write_text(json.dumps(facts, ensure_ascii=False, indent=1), encoding="utf-8")


def read(data):
    """The summary as it was written; the folder may have moved since."""
    facts = json.loads((data / folder.DEMO_MARK).read_text(encoding="utf-8"))
    return facts | {"accounts": str(data / "accounts.txt")}


def pages():
    """{name: path} of every page of the flow, along one need of 泰安社区 that came to a letter of thanks."""
    letter = Letter.objects.filter(place=cast.TAIAN, stage=Letter.Stage.APPROVED).order_by("pk").first()
    asker = letter.rating.need.asked_by.get(person=letter.rating.person)
    claim = letter.project.claims.get(organization=letter.organization)
    along = {
        "need": asker.need_id, "chain": asker.need_id, "project": letter.project_id, "letter": letter.pk,
        "meeting": claim.items.get().meeting_id, "claim-form": claim.pk, "resource": _pairs()[0].booking.resource_id,
        "escalation": Escalation.objects.filter(place=cast.TAIAN).first().pk,
    }  # fmt: skip
    found = {name: reverse(name) for name in ("home", *DESKS)}
    found |= {name: reverse(name, kwargs={"code": cast.TAIAN}) for name in PUBLIC}
    found |= {name: reverse(name, kwargs={"track": asker.track_code}) for name in ("track", "rate")}
    return found | {name: reverse(name, kwargs={"pk": pk}) for name, pk in along.items()}


def show(data, facts, port):
    """The summary is on standard output, for a person."""
    print("\n" + "  ".join(f"{FIGURES[name].title} {facts[name]}" for name in FIGURES))
    print("\n" + _("Some pairs and why:"))
    for pair in _pairs():
        print(f"· {pair.project} ← {pair.booking.resource.owner} {pair.booking.resource}：{words(pair)}")
    print("\n" + _("Accounts (also in %(file)s):") % {"file": facts["accounts"]})
    print((data / "accounts.txt").read_text(encoding="utf-8"))
    if port:
        print(_("Address: %(url)s") % {"url": f"http://127.0.0.1:{port}/"}, flush=True)


def _pairs():
    found = Allocation.objects.filter(project__place=cast.TAIAN, project__stage=Project.Stage.ACCEPTED)
    return found.select_related("project", "booking__resource__organization", "booking__resource__person").order_by(
        "pk"
    )[:4]
