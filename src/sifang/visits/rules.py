"""Who may do what about visits, what leaders charge departments with, and tours."""

from sifang.people import queries as people


def may_visit(actor, place):
    """The sponsor leader of the place."""
    return actor is not None and actor.may("visit", place.code)


def may_arrange(actor, place):
    """The sponsor leader of the place, or the community on a leader's behalf."""
    return may_visit(actor, place) or (actor is not None and actor.may("meet", place.code))


def may_keep(actor, visit):
    """Whoever comes, or the community that writes it down for them."""
    if actor is None:
        return False
    return (actor.pk == visit.leader_id and may_visit(actor, visit.place)) or actor.may("meet", visit.place_id)


def may_charge(actor, place):
    """The sponsor leader of the place alone charges a department."""
    return may_visit(actor, place)


def may_answer(actor, assignment):
    """The department's liaison, or the community that wrote down a spoken answer."""
    if actor is None:
        return False
    speaks = actor.may("speak", organization=assignment.department)
    return speaks or actor.may("visit_close", assignment.place_id)


def may_confirm(actor, assignment):
    """The community alone; nobody who charged the department or speaks for it."""
    if actor is None or not actor.may("visit_close", assignment.place_id):
        return False
    return actor.pk != assignment.leader_id and assignment.department_id not in actor.reach.organizations


def may_invite(actor, place):
    """The community invites organizations to come and see it."""
    return actor is not None and actor.may("activity", place.code)


def may_reply(actor, organization):
    """A liaison says whether their organization comes."""
    return actor is not None and actor.may("speak", organization=organization)


def may_be_charged(department, place):
    """Whether ``department`` is a competent department above ``place``."""
    return people.departments_for(place).filter(pk=department.pk).exists()
