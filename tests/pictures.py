"""Pictures that tests send."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def jpeg(width=2400, height=1800, **saved):
    """A JPEG of this size."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), "#997755").save(file, "JPEG", **saved)
    return file.getvalue()


def upload(content, name="a.jpg", kind="image/jpeg"):
    """The content as a browser sends it."""
    return SimpleUploadedFile(name, content, kind)
