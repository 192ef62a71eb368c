"""One reading of the category tree serves a whole answer, however many needs stand in it."""

from sifang.needs import taxonomy


class CategoryTree:
    """Keep the tree while a page is made; the next request reads it anew."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with taxonomy.kept_meanwhile():
            return self.get_response(request)
