#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""news_site.py FOLDER [STORIES]: a written news site on the loopback interface.

Serves a feed with an ETag at /feed and a page for each story. Writes the
address to FOLDER/address; each line on standard input, NEW CHANGED, publishes
so many new stories and corrects so many old ones. Ends with its input.
"""
import contextlib
import datetime
import hashlib
import http.server
import pathlib
import sys
import threading

from written_story import Story

FIRST_DAY = datetime.date(2024, 1, 1)


class NewsSite:
    def __init__(self, stories, port=0):
        self.stories = {}
        self.updated = {}
        self.visits = []
        self.publish(stories, datetime.datetime.now(datetime.timezone.utc))
        self.server = None
        self.port = port
        self.open()

    def open(self):
        """Takes its port, the same after close()."""
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                site.visits.append(self.path)
                status, kind, body = site.answer(self.path)
                etag = '"' + hashlib.sha1(body).hexdigest() + '"'
                if self.headers.get("If-None-Match") == etag:
                    status, body = 304, b""
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("ETag", etag)
                self.end_headers()
                # Those who asked may have gone by now.
                with contextlib.suppress(ConnectionError):
                    self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", self.port), Handler)
        self.port = self.server.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever,
                         kwargs={"poll_interval": 0.01}, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def publish(self, new, now, changed=0):
        """New stories, four a day, and corrections of the oldest."""
        for number in list(self.stories)[:changed]:
            old = self.stories[number]
            self.stories[number] = Story(number, old.day, old.version + 1)
            self.updated[number] = now
        for number in range(len(self.stories), len(self.stories) + new):
            day = FIRST_DAY + datetime.timedelta(days=number // 4)
            self.stories[number] = Story(number, day)
            self.updated[number] = now
        self.by_path = {s.path(): s for s in self.stories.values()}

    def answer(self, path):
        if path == "/feed":
            return 200, "application/atom+xml", self.feed().encode()
        if path in self.by_path:
            page = self.by_path[path].page().encode()
            return 200, "text/html; charset=utf-8", page
        return 404, "text/plain", b"not here"

    def feed(self):
        entries = "".join(
            f"<entry><title>Story {number}</title>"
            f"<link href='{self.url}{story.path()}'/>"
            f"<updated>{self.updated[number].isoformat()}</updated></entry>"
            for number, story in self.stories.items())
        return ("<feed xmlns='http://www.w3.org/2005/Atom'>"
                f"<title>Defence Clippings</title>{entries}</feed>")

    def sources(self):
        return (f"[clippings]\nfeed = {self.url}/feed\nlang = en\n"
                "delay = 0s\nevery = 0s\n")


def main(folder, stories="200"):
    site = NewsSite(int(stories))
    folder = pathlib.Path(folder)
    (folder / "sources").write_text(site.sources())
    (folder / "address").write_text(site.url + "\n")
    for line in sys.stdin:
        new, changed = map(int, line.split())
        site.publish(new, datetime.datetime.now(datetime.timezone.utc),
                     changed)
        (folder / "published").write_text(line)


if __name__ == "__main__":
    main(*sys.argv[1:])
