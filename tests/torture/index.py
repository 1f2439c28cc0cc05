# SPDX-License-Identifier: GPL-3.0-or-later
"""An index under torture, and what each of its generations must hold."""
import json
import pathlib
import subprocess

import articles


class Wrong(Exception):
    """The index is not what it must be."""


class Index:
    def __init__(self, bin_dir, folder):
        self.bin = pathlib.Path(bin_dir).resolve()
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.path = self.folder / "index"
        self.truth = {}  # generation -> {id: title}
        self.inputs = 0

    def command(self, operation, *arguments):
        return [str(self.bin / "indexer"), operation, "--index", str(self.path),
                *map(str, arguments)]

    def run(self, operation, *arguments, environment=None, ok=(0,)):
        done = subprocess.run(self.command(operation, *arguments),
                              capture_output=True, text=True,
                              env=environment, check=False)
        if ok and done.returncode not in ok:
            raise Wrong(f"indexer {operation}: {done.returncode}: "
                        f"{done.stderr.strip()}")
        return done

    def input(self, records):
        """A file with these records."""
        self.inputs += 1
        path = self.folder / f"in{self.inputs % 8}.jsonl"
        articles.write(path, records)
        return path

    def generation(self):
        stub = (self.path / "XAPIANDB").read_text(encoding="utf-8")
        return int(stub.split("\n")[0].rsplit(" ", 1)[1])

    def holds(self, titles):
        """Notes what the generation in service must hold."""
        self.truth[self.generation()] = dict(titles)

    def search(self, *arguments):
        done = subprocess.run(
            [str(self.bin / "search"), "--index", str(self.path),
             "--duplicates", "all", *arguments],
            capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            raise Wrong(f"search: {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def found(self):
        """Titles by id, of all that a query for everything finds."""
        lines = self.search("-n", "0", "--format", "{id}\t{title}", "tortoise")
        pairs = [line.split("\t") for line in lines.splitlines()]
        if len(dict(pairs)) != len(pairs):
            raise Wrong("an article is found twice")
        return dict(pairs)

    def verify(self, whole=False):
        """The generation in service answers as it must."""
        generation = self.generation()
        if generation not in self.truth:
            raise Wrong(f"generation {generation} was never published")
        expected = self.truth[generation]
        found = self.found()
        if found != expected:
            lost = sorted(set(expected) - set(found))[:3]
            extra = sorted(set(found) - set(expected))[:3]
            old = [i for i in found
                   if i in expected and found[i] != expected[i]][:3]
            raise Wrong(f"generation {generation}: {len(found)} articles and "
                        f"not {len(expected)}; lost {lost}, extra {extra}, "
                        f"other version {old}")
        if whole:
            self.run("check")

    def list(self):
        return json.loads(self.run("list", "--json").stdout)


def titles_of(records):
    return {one["id"]: one["title"] for one in records}
