"""A town with everybody in it who may log in: in 泰安社区, in the community next door, and in a foreign county."""

import io
import zipfile

from django.db.models import ForeignKey, OneToOneField

from sifang.people import commands as people
from sifang.people import posts
from sifang.people.models import Organization, Partnership, Person, Post
from sifang.places.models import Place, covers
from tests.town import Town, live

FAR_COUNTY, FAR_STREET, FAR = "620721", "620721001", "620721001001"
AT_COMMUNITY = (
    "secretary", "worker", "sponsor", "resident_rep", "grid_worker", "observer", "legal_adviser", "district_clerk",
)  # fmt: skip
ABOVE = ("officer", "auditor", "system_admin", "security_admin", "audit_admin", "industry_officer", "judicial_clerk")
PHONE = "1990000{:04d}"


class World:
    """The town, its objects by the word of their address, and its viewers by name."""

    def __init__(self):
        self.town = town = Town()
        self.far = self._far()
        self.objects = live(town)
        self.viewers = {
            "nobody": None, "secretary": town.li, "worker": town.wang, "sponsor": town.chen, "resident_rep": town.rep,
            "street_clerk": town.clerk, "liaison": town.su, "carrying liaison": town.deng, "department": town.officer,
            "neighbour secretary": town.zhou,
        }  # fmt: skip
        self._seat("", AT_COMMUNITY, town.taian, but=("secretary", "worker", "sponsor", "resident_rep"))
        self._seat("", ABOVE, town.county)
        self._seat("city ", ("officer",), town.city)
        self._seat("", ("owners_rep",), self._compound(town.taian))
        self._seat("neighbour ", ("worker", "sponsor", "observer", "legal_adviser"), town.nanguan)
        self._seat("far ", ("secretary",), self.far)
        far_above = ("officer", "system_admin", "security_admin", "street_clerk", "industry_officer")
        self._seat("far ", far_above, Place.objects.get(pk=FAR_COUNTY))
        self._speak("neighbour", town.nanguan)
        self._speak("far", self.far)
        self._speak("far department", Place.objects.get(pk=FAR_COUNTY), Organization.Kind.DEPARTMENT)

    def _far(self):
        for code, name, kind in (
            (FAR_COUNTY, "肃南县", "county"), (FAR_STREET, "红湾寺镇", "town"), (FAR, "隆昌社区", "community"),
        ):  # fmt: skip
            made = Place.objects.create(code=code, name=name, short_name=name, kind=kind)
        return made

    def _compound(self, place):
        return Place.objects.create(code=f"{place.pk}901", name="安居苑", short_name="安居苑", kind="compound")

    def _seat(self, where, kinds, place, but=()):
        for kind in kinds:
            if kind not in but:
                name = f"{where}{kind}"
                self.viewers[name] = self.town.official(
                    name.replace(" ", "-"), f"任{len(self.viewers)}", kind, place=place
                )

    def _speak(self, where, place, kind=Organization.Kind.INSTITUTION):
        body = people.found(None, f"{where}单位", place, kind=kind)
        if kind != Organization.Kind.DEPARTMENT:
            people.partner(None, body, place)
        self.viewers[f"{where} liaison"] = self.town.official(
            f"{where.replace(' ', '-')}-liaison", f"联{len(self.viewers)}", "liaison", organization=body
        )


def area(viewer):
    """The codes of the places that the viewer's posts sit at or bring the viewer to."""
    if viewer is None:
        return ()
    return (*(post.place_id for post in viewer.current_posts if post.place_id), *viewer.reach.communities)


def sees(viewer, thing):
    """Whether ``thing`` is any of the viewer's business: it is seen by ``visible_to``, or what it hangs on is.

    Where no model says who sees it, the places, organizations and persons it hangs on decide.
    """
    rows = type(thing).objects
    if hasattr(rows, "visible_to"):
        return rows.visible_to(viewer).filter(pk=thing.pk).exists()
    return any(_touches(viewer, other) for other in _hangs_on(thing))


def _touches(viewer, other):
    if isinstance(other, Place):
        return any(covers(code, other.pk) or covers(other.pk, code) for code in area(viewer))
    if isinstance(other, Person):
        return other == viewer or (_has_account(other) and _serves_near(viewer, other))
    if isinstance(other, Organization):
        ties = Partnership.objects.current().filter(organization=other)
        return other.pk in viewer.reach.organizations or any(_touches(viewer, tie.place) for tie in ties)
    return sees(viewer, other)


def _has_account(person):
    return bool(person.username)


def _serves_near(viewer, person):
    return any(_touches(viewer, post.place) for post in person.current_posts if post.place_id)


def _hangs_on(thing):
    """What the row's foreign keys lead to; a person is what it is about only where nothing else says so."""
    if isinstance(thing, Person | Organization | Place):
        return [thing]
    keys = [field for field in thing._meta.concrete_fields if isinstance(field, ForeignKey | OneToOneField)]
    found = [getattr(thing, field.name) for field in keys]
    return [other for other in found if other is not None]


def private_people():
    """Those whose name no page gives away: they have no account, and no post of theirs is a public fact."""
    public = [kind.name for kind in posts.KINDS.values() if kind.is_public]
    known = Post.objects.filter(kind__in=public).values("person")
    return [person for person in Person.objects.filter(username=None).exclude(pk__in=known) if len(person.name) > 1]


def text_of(answer):
    """All that can be read in an answer: the page, or the text of the parts of a Word or Excel file."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content[:2] != b"PK":
        return content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "\n".join(parts.read(part).decode(errors="replace") for part in parts.namelist() if part.endswith("xml"))
