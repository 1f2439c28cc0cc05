# SPDX-License-Identifier: GPL-3.0-or-later
"""kill_test.py CORPUS SHIM [KILLS]: kills at random writes during fetch.

Runs `corpus fetch` on a site of its own, killed at a random write (SHIM, see
kill_at_write.cc), resumed, perhaps killed again, and finished. No record that
was whole may be lost, none may be there twice, and records, state and articles
must be those of a run that nobody disturbed; also when the state is made anew
from the archive. Fails with the seed of the run.
"""
import json
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from local_site import Site
from warc_records import store_records

STORIES = 10


class Runs:
    def __init__(self, corpus, shim, folder):
        self.corpus = corpus
        self.shim = shim
        self.folder = pathlib.Path(folder)
        self.site = Site(STORIES)
        self.killed = 0
        self.sources = self.folder / "sources"
        self.sources.write_text(self.site.sources())

    def fetch(self, store, **settings):
        """The exit status, negative for a signal."""
        environment = dict(os.environ, **settings)
        if settings:
            environment["LD_PRELOAD"] = self.shim
        return subprocess.run(
            [self.corpus, "fetch", "--allow-private", "--quiet", "--sources",
             self.sources, "--store", store], env=environment,
            stdout=subprocess.DEVNULL, check=False).returncode

    def undisturbed(self):
        store = self.folder / "whole"
        count = self.folder / "count"
        assert self.fetch(store, KILL_COUNT_FILE=str(count)) == 0
        self.writes = int(count.read_text())
        self.expected = self.outcome(store)
        assert len(self.expected["records"]) == STORIES + 3

    def outcome(self, store):
        """All of a store that does not depend on when it was made."""
        fetched = sorted(
            (fields["WARC-Target-URI"], fields["WARC-Type"],
             fields.get("WARC-Payload-Digest", ""))
            for fields, _ in store_records(store)
            if fields["WARC-Type"] != "warcinfo")
        with sqlite3.connect(store / "state.db") as database:
            pages = database.execute(
                "SELECT url, kind, source, via, hops, progress, tries, status,"
                " etag, digest, redirect, error FROM pages ORDER BY url"
            ).fetchall()
            captures = database.execute(
                "SELECT url, type, status, digest FROM captures"
                " ORDER BY url, type").fetchall()
        database.close()
        lines = subprocess.run(
            [self.corpus, "extract", "--quiet", "--store", store],
            stdout=subprocess.PIPE, check=True).stdout.splitlines()
        articles = sorted((json.loads(line)["id"], json.loads(line)["body"])
                          for line in lines)
        return {"records": fetched, "pages": pages, "captures": captures,
                "articles": articles}

    def kill_once(self, seed):
        rng = random.Random(seed)
        store = self.folder / "killed"
        shutil.rmtree(store, ignore_errors=True)
        committed = set()
        for _ in range(rng.choice((1, 1, 2, 3))):
            at = rng.randint(1, self.writes)
            status = self.fetch(store, KILL_AT=str(at))
            assert status in (0, -9), f"seed {seed}: exit status {status}"
            self.killed += status != 0
            whole = {fields["WARC-Record-ID"]
                     for fields, _ in store_records(store)}
            assert committed <= whole, f"seed {seed}: a record is lost"
            committed = whole
        assert self.fetch(store) == 0, f"seed {seed}: not finished"
        ids = [fields["WARC-Record-ID"] for fields, _ in store_records(store)]
        assert committed <= set(ids), f"seed {seed}: a record is lost"
        assert len(ids) == len(set(ids)), f"seed {seed}: a record twice"
        assert self.outcome(store) == self.expected, f"seed {seed}: differs"
        for part in store.glob("state.db*"):
            part.unlink()
        assert self.fetch(store) == 0, f"seed {seed}: not made anew"
        assert self.outcome(store) == self.expected, f"seed {seed}: anew"


def main(corpus, shim, kills=20):
    kills = int(kills)
    with tempfile.TemporaryDirectory() as folder:
        runs = Runs(corpus, shim, folder)
        runs.undisturbed()
        start = int(os.environ.get("KILL_SEED", "1"))
        for seed in range(start, start + kills):
            runs.kill_once(seed)
        runs.site.close()
        assert runs.killed >= kills, "the kills did not happen"
    print(f"{kills} runs with {runs.killed} kills at one of {runs.writes} "
          "writes: nothing lost, nothing twice, all as undisturbed")


if __name__ == "__main__":
    main(*sys.argv[1:])
