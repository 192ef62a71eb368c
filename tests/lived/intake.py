"""A photo of the need, and the page of sheets."""

from sifang.needs import commands as needs
from tests.pictures import jpeg


def add(town, objects):
    """A photo by the community, of what came of the need."""
    need = objects["needs"]
    needs.add_photos(town.wang, need, [jpeg(40, 30)], is_after=True)
    objects["photos"] = need.photos.get()
