"""Who keeps the group bots, and who looks at what could not be delivered."""


def may_keep_outlets(viewer, code):
    """Whether ``viewer`` keeps the group bots of the place: the community's secretary, or the offices above."""
    return viewer.may("sign", code) or viewer.may("settings", code)


def may_look_after(viewer, delivery):
    """Whether ``viewer`` tries ``delivery`` again or gives it up."""
    return viewer.may("administer", delivery.place_code)
