"""What a page may load: this site and nothing else; what a shared computer may keep: nothing personal."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class ContentPolicy:
    """Add the content policy to every answer, and forbid keeping pages of people who have logged in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        person = getattr(request, "user", None)  # nobody yet where a request was refused at the door
        if person and person.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response
