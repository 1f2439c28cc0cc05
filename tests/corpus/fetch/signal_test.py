# SPDX-License-Identifier: GPL-3.0-or-later
"""signal_test.py CORPUS: SIGTERM to `corpus fetch` and `corpus extract`.

A fetch ends what it was told of with status 143, keeps what was committed, and
the next one goes on from there; an extraction dies of it and leaves no mark.
"""
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading

from local_site import Site
from warc_records import store_records

STORIES = 40
# So that the articles do not fit into a pipe.
MORE = b"<p>" + b"It said more of this, as ministries do, at length. " * 100 + (
    b"</p></article>")


def addresses(store):
    return sorted(fields["WARC-Target-URI"]
                  for fields, _ in store_records(store)
                  if fields["WARC-Type"] == "response")


class SignalTest:
    def __init__(self, corpus, folder):
        self.corpus = corpus
        self.folder = pathlib.Path(folder)
        self.site = Site(STORIES)
        answer = self.site.answer
        self.site.answer = lambda path: self.longer(*answer(path))
        self.sources = self.folder / "sources"
        self.sources.write_text(self.site.sources())

    @staticmethod
    def longer(status, kind, body):
        return status, kind, body.replace(b"</article>", MORE)

    def fetch(self, store):
        return [self.corpus, "fetch", "--allow-private", "--quiet",
                "--sources", self.sources, "--store", store]

    def extract(self, store, *options):
        return [self.corpus, "extract", "--quiet", "--store", store, *options]

    def fetch_is_ended_and_gone_on_with(self):
        asked, go_on = threading.Event(), threading.Event()
        answer = self.site.answer

        def hang_at_the_tenth(path):
            if path == "/story/10":
                asked.set()
                go_on.wait()
            return answer(path)

        self.site.answer = hang_at_the_tenth
        store = self.folder / "store"
        with subprocess.Popen(self.fetch(store)) as run:
            asked.wait()
            run.send_signal(signal.SIGTERM)
            assert run.wait() == 143, run.returncode
        go_on.set()
        self.site.answer = answer
        committed = addresses(store)
        assert self.site.url + "/feed" in committed
        assert self.site.url + "/story/10" not in committed
        subprocess.run(self.extract(store), check=True,
                       stdout=subprocess.DEVNULL)
        self.site.visits.clear()
        subprocess.run(self.fetch(store), check=True)
        whole = self.folder / "whole"
        visits = self.site.visits[:]
        subprocess.run(self.fetch(whole), check=True)
        assert addresses(store) == addresses(whole)
        # What was committed is not asked for again.
        for url in committed:
            assert url[len(self.site.url):] not in visits, url

    def extract_leaves_no_mark(self):
        mark = self.folder / "mark"
        command = self.extract(self.folder / "whole", "--mark", mark)
        # It waits for somebody to read what it writes.
        with subprocess.Popen(command, stdout=subprocess.PIPE) as run:
            assert run.stdout.readline().startswith(b'{"schema":1')
            run.send_signal(signal.SIGTERM)
            assert run.wait() == -signal.SIGTERM, run.returncode
        assert not mark.exists()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        assert mark.exists()


def main(corpus):
    with tempfile.TemporaryDirectory() as folder:
        test = SignalTest(corpus, folder)
        test.fetch_is_ended_and_gone_on_with()
        test.extract_leaves_no_mark()
        test.site.close()
    print("SIGTERM: 143, nothing lost, no mark")


if __name__ == "__main__":
    main(*sys.argv[1:])
