"""How far somebody's posts reach in an appraisal: narrower than elsewhere, for those appraised do not look on."""

from sifang.people import posts
from sifang.places.models import COMMUNITY_LENGTH


def codes(viewer, *acts):
    """The places where a post of ``viewer`` opens one of ``acts``."""
    held = (post for post in viewer.current_posts if post.place_id and posts.KINDS[post.kind].acts.intersection(acts))
    return tuple(post.place_id for post in held)


def sponsored(viewer):
    """{community code: the viewer's post of sponsor leader there}; who holds a grid speaks on its community."""
    held = (post for post in viewer.current_posts if post.kind == "sponsor" and post.place_id)
    return {post.place_id[:COMMUNITY_LENGTH]: post for post in held if len(post.place_id) >= COMMUNITY_LENGTH}


def opined_on(viewer):
    """The codes of the communities that ``viewer`` may give a signed opinion on."""
    partnered = viewer.reach.communities if viewer.may("opine") else ()
    return (*sponsored(viewer), *partnered)
