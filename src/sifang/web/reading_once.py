"""What a page reads of the category tree and the working days is read once, however many needs stand on it."""

from sifang.core import kept


class ReadingOnce:
    """Keep such readings while an answer is made; the next request reads them anew."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with kept.meanwhile():
            return self.get_response(request)
