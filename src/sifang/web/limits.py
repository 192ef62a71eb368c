"""How often something may be tried from where."""

from sifang.core.limits import Limit as Limit


def address_of(request):
    """The network address the request came from; many households may share one."""
    return request.META.get("REMOTE_ADDR", "")
