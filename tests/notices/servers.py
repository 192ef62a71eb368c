"""A mail server and a web server on this machine that keep what they were given."""

import json
import socket
import threading
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from aiosmtpd.controller import Controller


class Mailbox:
    """A real SMTP server; ``refused`` are answered 550, ``busy`` lets it say 451 that often."""

    def __init__(self):
        self.mails, self.refused, self.busy = [], set(), 0
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        """Refuses whom it is told to refuse."""
        if address in self.refused:
            return f"550 5.1.1 <{address}> unknown"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        """Takes the mail, or says that it is busy."""
        if self.busy:
            self.busy -= 1
            return "451 try later"
        self.mails.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default)))
        return "250 OK"

    def stop(self):
        """The port is free again."""
        self.controller.stop()


class Web:
    """A real HTTP server: ``asked`` is what came, ``answers`` what it says to each path, else that all went well."""

    def __init__(self):
        self.asked, self.answers = [], {}
        web = self

        class Handler(BaseHTTPRequestHandler):
            """Answers JSON with the status it is told."""

            def do_GET(self):  # noqa: N802
                """A question."""
                self.do_POST()

            def do_POST(self):  # noqa: N802
                """A message."""
                parts = urlsplit(self.path)
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                web.asked.append((parts.path, parse_qs(parts.query), json.loads(body or b"{}"), dict(self.headers)))
                status, answer = web.answers.get(parts.path, (200, {"errcode": 0, "code": 0}))
                said = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", "http://169.254.169.254/")
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            def log_message(self, *_words):
                """Says nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        """The port is free again."""
        self.server.shutdown()
        self.server.server_close()
