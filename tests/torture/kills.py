# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 at random instants of build, update, remove, rollback and prune."""
import collections
import random
import subprocess
import time

import articles
from index import Index, Wrong, titles_of

ARTICLES = 300
NIGHT = 20


class Kills:
    def __init__(self, bin_dir, folder, seed):
        self.index = Index(bin_dir, folder)
        self.chance = random.Random(seed)
        self.next_number = 0
        self.versions = {}
        self.took = {}  # seconds of an undisturbed run, by operation
        self.slowness = 1.0  # of the last run against the first
        self.counts = collections.Counter()

    def titles(self):
        return dict(self.index.truth[self.index.generation()])

    def fresh(self, count):
        records = [articles.article(self.next_number + i) for i in range(count)]
        self.next_number += count
        return records

    def begin(self):
        records = self.fresh(ARTICLES)
        self.index.run("build", self.index.input(records))
        self.index.holds(titles_of(records))
        for operation in ("update", "remove", "rollback", "prune", "build",
                          "rebuild"):
            arguments, after = self.plan(operation)
            begun = time.monotonic()
            self.index.run(operation, *arguments)
            self.took[operation] = time.monotonic() - begun
            self.index.truth[self.index.generation()] = after
            self.index.verify()

    def night(self):
        """New articles, and new versions of some that are there."""
        now = self.titles()
        records = self.fresh(NIGHT)
        for one in self.chance.sample(sorted(now), 3):
            number = int(one[1:])
            version = self.versions.get(number, 1) + 1
            self.versions[number] = version
            records.append(articles.article(number, version))
        return records

    def plan(self, operation):
        """Arguments, and what is in service if it is done."""
        now = self.titles()
        if operation == "update":
            records = self.night()
            return [self.index.input(records)], {**now, **titles_of(records)}
        if operation == "remove":
            ids = self.chance.sample(sorted(now), 3)
            return ids, {i: t for i, t in now.items() if i not in ids}
        if operation == "build":
            records = self.night()
            exported = self.index.run("export").stdout
            path = self.index.folder / "all.jsonl"
            path.write_text(exported, encoding="utf-8")
            return ([path, self.index.input(records)],
                    {**now, **titles_of(records)})
        if operation == "rollback":
            there = [one["generation"] for one in self.index.list()]
            before = [g for g in there if g < self.index.generation()]
            if not before:
                return self.plan("update")
            return [], dict(self.index.truth[before[-1]])
        return (["--keep", 3] if operation == "prune" else []), now

    def kill_one(self):
        operation = self.chance.choices(
            ("update", "build", "rollback", "prune", "remove", "rebuild"),
            (5, 2, 2, 2, 1, 1))[0]
        if operation == "rollback" and len(self.index.list()) < 2:
            operation = "update"
        before = self.index.generation()
        arguments, after = self.plan(operation)
        process = subprocess.Popen(self.index.command(operation, *arguments),
                                   stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        try:
            # As long as it would take on the machine as busy as it is now.
            process.wait(self.chance.uniform(0, 1.1) * self.slowness *
                         self.took[operation])
        except subprocess.TimeoutExpired:
            process.kill()
        status = process.wait()
        present = self.index.generation()
        if present != before or (status == 0 and operation == "rollback"):
            self.index.truth[present] = after
        self.counts[operation, "killed" if status < 0 else "ended",
                    "new" if present != before else "old"] += 1
        if status not in (0, -9):
            raise Wrong(f"{operation} ended with {status}")

    def recover(self, whole):
        self.index.verify(whole)
        records = self.night()
        after = {**self.titles(), **titles_of(records)}
        path = self.index.input(records)
        begun = time.monotonic()
        self.index.run("update", path)
        self.slowness = (time.monotonic() - begun) / self.took["update"]
        self.index.holds(after)
        self.index.verify()
        if len(self.index.list()) > 8:
            self.index.run("prune", "--keep", 4)


def run(bin_dir, folder, seed, kills):
    torture = Kills(bin_dir, folder, seed)
    torture.begin()
    for number in range(kills):
        torture.kill_one()
        torture.recover(whole=number % 10 == 0)
        # So that the index does not grow with the number of kills.
        if len(torture.titles()) > 4 * ARTICLES:
            ids = sorted(torture.titles())[:2 * ARTICLES]
            after = {i: t for i, t in torture.titles().items() if i not in ids}
            torture.index.run("remove", *ids)
            torture.index.holds(after)
            torture.index.verify()
    torture.index.verify(whole=True)
    for (operation, end, state), count in sorted(torture.counts.items()):
        print(f"{operation}: {count} {end}, {state} generation in service")
    print(f"{kills} kills: every time the index opened, answered as the last "
          "published generation, and the next update succeeded")
