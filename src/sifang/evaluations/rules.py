"""Who may do what in an appraisal. Commands enforce these; pages ask them what to show."""

from sifang.core import clock
from sifang.evaluations.models import Sheet
from sifang.places.models import Place

STREETS = (Place.Kind.STREET, Place.Kind.TOWN)


def may_open(actor, street):
    """The street opens its round."""
    return actor is not None and actor.may("open_round", street.code)


def may_review(actor, round_):
    """The street closes and reviews."""
    return actor is not None and actor.may("review_round", round_.place_id)


def may_release(actor, row):
    """The organization department alone lets feedback out."""
    return actor is not None and actor.may("release", row.place_id)


def may_answer(actor, sheet):
    """Those who work for whoever speaks on the sheet fill it in: the community's desk, or the street on a community."""
    if actor is None:
        return False
    if sheet.kind == Sheet.Kind.COMMUNITY:
        return actor.may("review_round", sheet.place_id)
    return actor.may("work", sheet.place_id) and not _is_about(actor, sheet)


def may_sign(actor, sheet):
    """The secretary signs for the community Party organization; of a community, the street signs."""
    if sheet.kind == Sheet.Kind.COMMUNITY:
        return may_answer(actor, sheet)
    return may_answer(actor, sheet) and actor.may("appraise", sheet.place_id)


def _is_about(actor, sheet):
    return bool(sheet.post_id) and sheet.post.person_id == actor.pk


def speaks_for(actor, sheet):
    """Whether ``actor`` may explain or ask for a review: the appraised, or the community for a member's sheet."""
    if actor is None:
        return False
    if sheet.kind == Sheet.Kind.ORGANIZATION:
        return actor.may("opine", organization=sheet.organization)
    if sheet.kind == Sheet.Kind.COMMUNITY:
        return actor.may("appraise", sheet.place_id)
    if _is_about(actor, sheet):
        return True
    return sheet.kind == Sheet.Kind.MEMBER and actor.may("work", sheet.place_id)


def is_in_time(sheet):
    """Whether the appraised may still answer the feedback; a corrected version takes the place of the one before."""
    standing = not Sheet.objects.filter(replaces=sheet).exists()
    return standing and sheet.reply_by is not None and clock.today() <= sheet.reply_by
