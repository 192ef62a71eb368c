"""The demo in a screenful: counts, a few pairings with their reasons, accounts, the pages of the flow."""

import json
import secrets

from django.urls import reverse
from django.utils.translation import gettext as _

from sifang.figures import articles
from sifang.figures.queries import FIGURES, public_figures
from sifang.letters.models import Letter
from sifang.people.models import Person
from sifang.projects.models import Allocation, Escalation, Project
from sifang.site import folder
from sifang.site.scenarios import PANZHOU, QUICK
from sifang.site.verbs.match import told
from sifang.web import sections

DESKS = (
    "workbench", "needs", "need-new", "resources", "proposals", "projects", "escalations", "meetings", "letters",
    "roster", "figures", "article", "organization-desk", "sponsor-desk", "department-desk",
)  # fmt: skip
DESKS_OF_FIELDS = ("disputes", "counsel", "compounds", "industries", "districts")
PUBLIC = ("community", "report", "board", "four-parties")
UNFINISHED = "living"


def begin(data, scenario):
    """The folder is marked as a demo that is being lived."""
    _keep(data, {"scenario": scenario.name, UNFINISHED: True})


def is_unfinished(data):
    """Whether the folder holds a demo that was broken off."""
    return folder.is_demo(data) and "urls" not in _marked(data)


def lived_in(data):
    """The name of the scenario whose demo the folder holds; None without a demo."""
    return _marked(data).get("scenario", QUICK) if folder.is_demo(data) else None


def _marked(data):
    return json.loads((data / folder.DEMO_MARK).read_text(encoding="utf-8"))


def _keep(data, facts):
    (data / folder.DEMO_MARK).write_text(json.dumps(facts, ensure_ascii=False, indent=1), encoding="utf-8")


def write(data, scenario):
    """The accounts have fresh passwords, kept in ``accounts.txt``; the demo mark holds the summary."""
    passwords = {name: secrets.token_urlsafe(6) for name in scenario.accounts}
    for name, password in passwords.items():
        person = Person.objects.get(username=name)
        person.set_password(password)
        person.save(update_fields=["password"])
    lines = [f"{scenario.accounts[name]}\t{name}\t{password}" for name, password in passwords.items()]
    path = data / "accounts.txt"
    path.touch(mode=0o600)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    facts = {"scenario": scenario.name} | public_figures(scenario.place) | _articles(scenario)
    _keep(data, facts | {"accounts": str(path), "urls": along(scenario)})


def _articles(scenario):
    """How many of the article's numbers the records of the year it tells of agree with."""
    if not scenario.articles:
        return {}
    checks = articles.public_checks(scenario.place)
    return {"articles": {"all": len(checks), "agree": sum(check.ok for check in checks)}}


def read(data):
    """The summary as it was written; the folder may have moved since."""
    return _marked(data) | {"accounts": str(data / "accounts.txt")}


def along(scenario):
    """{name: path} of the pages of the scenario."""
    return fields(scenario.focus) if scenario.name == PANZHOU else pages(scenario.focus)


def fields(place):
    """{name: path} of every page of the emerging fields, and of what everybody reads of ``place``."""
    found = {name: sections.address(name) for name in (*DESKS_OF_FIELDS, "figures", "article", "meetings", "roster")}
    found |= {"home": reverse("home"), "community": reverse("community", kwargs={"code": place})}
    return {name: path for name, path in found.items() if path}


def pages(place):
    """{name: path} of every page of the flow, along one need of ``place`` that came to a letter of thanks."""
    letter = Letter.objects.filter(place=place, stage=Letter.Stage.APPROVED).exclude(rating=None).order_by("pk").first()
    asker = letter.rating.need.asked_by.get(person=letter.rating.person)
    claim = letter.project.claims.get(organization=letter.organization)
    along = {
        "need": asker.need_id, "chain": asker.need_id, "project": letter.project_id, "letter": letter.pk,
        "meeting": claim.items.get().meeting_id, "claim-form": claim.pk,
        "resource": _pairs(place)[0].booking.resource_id,
        "escalation": Escalation.objects.filter(place=place).first().pk,
    }  # fmt: skip
    found = {name: reverse(name) for name in ("home", *DESKS)}
    found |= {name: reverse(name, kwargs={"code": place}) for name in PUBLIC}
    found |= {name: reverse(name, kwargs={"track": asker.track_code}) for name in ("track", "rate")}
    return found | {name: reverse(name, kwargs={"pk": pk}) for name, pk in along.items()}


def show(data, facts, scenario, port):
    """The summary is on standard output, for a person."""
    print("\n" + "  ".join(f"{figure.title} {facts[name]}" for name, figure in FIGURES.items() if name in facts))
    if "articles" in facts:
        print("\n" + _("The article's %(all)s numbers: the records agree with %(agree)s.") % facts["articles"])
    pairs = _pairs(scenario.focus)
    if pairs:
        print("\n" + _("Some pairs and why:"))
        print("\n".join(told(pairs)))
    print("\n" + _("Accounts (also in %(file)s):") % {"file": facts["accounts"]})
    print((data / "accounts.txt").read_text(encoding="utf-8"))
    if port:
        print(_("Address: %(url)s") % {"url": f"http://127.0.0.1:{port}/"}, flush=True)


def _pairs(place):
    found = Allocation.objects.filter(project__place=place, project__stage=Project.Stage.ACCEPTED)
    return found.select_related("project", "booking__resource__organization", "booking__resource__person").order_by(
        "pk"
    )[:4]
