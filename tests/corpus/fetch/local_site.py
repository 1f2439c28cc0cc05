# SPDX-License-Identifier: GPL-3.0-or-later
"""A small news site on a free port of the loopback interface."""
import contextlib
import http.server
import threading


def article(number):
    return (f"<html><head><title>Story {number}</title></head><body><article>"
            f"<h1>Story {number} of the fleet</h1>"
            f"<p>Ship {number} left the port of Busan on Monday for the joint "
            f"exercise, the navy said in a statement to reporters.</p>"
            f"<p>It will return within {number} weeks, according to the "
            f"ministry, which gave no further details.</p>"
            f"</article></body></html>")


class Site:
    """Serves a feed with an ETag at /feed and its pages at /story/N."""

    def __init__(self, stories):
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                site.visits.append(self.path)
                status, kind, body = site.answer(self.path)
                etag = f'"{site.stories}"'
                unchanged = self.headers.get("If-None-Match") == etag
                if self.path == "/feed" and unchanged:
                    status, body = 304, b""
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                if self.path == "/feed":
                    self.send_header("ETag", etag)
                if status == 301:
                    self.send_header("Location", "/story/0")
                self.end_headers()
                # Those who asked may have gone by now.
                with contextlib.suppress(ConnectionError):
                    self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.stories = stories
        self.visits = []
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0),
                                                      Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever,
                         daemon=True).start()

    def answer(self, path):
        if path == "/feed":
            items = "".join(
                f"<item><title>Story {n}</title>"
                f"<link>{self.url}/story/{n}</link></item>"
                for n in range(self.stories))
            rss = (f"<rss><channel>{items}<item><title>moved</title>"
                   f"<link>{self.url}/old</link></item></channel></rss>")
            return 200, "application/rss+xml", rss.encode()
        if path == "/old":
            return 301, "text/html", b""
        if path.startswith("/story/"):
            return 200, "text/html; charset=utf-8", article(path[7:]).encode()
        return 404, "text/plain", b"not here"

    def sources(self):
        return f"[local]\nfeed = {self.url}/feed\ndelay = 0s\n"

    def close(self):
        self.server.shutdown()
        self.server.server_close()
