"""Uploads stop growing where no form takes them any more: what goes beyond is read and forgotten."""

from django.core.files.uploadhandler import FileUploadHandler

LARGEST_FILE = 10 * 2**20


class OnlySoMuch(FileUploadHandler):
    """Passes on a file's pieces up to the first beyond ``LARGEST_FILE``, so that its form sees it is too large."""

    def receive_data_chunk(self, raw_data, start):
        return raw_data if start <= LARGEST_FILE else None

    def file_complete(self, file_size):
        return None
