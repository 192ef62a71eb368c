"""Where a request came from."""


def address_of(request):
    """The network address the request came from; many households may share one."""
    return request.META.get("REMOTE_ADDR", "")
