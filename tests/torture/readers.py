# SPDX-License-Identifier: GPL-3.0-or-later
"""Readers in threads and processes while generations are published."""
import collections
import json
import subprocess
import threading
import time

import articles
from index import Index, Wrong, titles_of

THREADS = 40
PROCESSES = 20
# So that publishing gets on beside so many.
NICE = ["nice", "-n", "15"]


class Readers:
    """Processes of `search`, one after another in each of PROCESSES rows."""

    def __init__(self, index):
        self.index = index
        self.stop = threading.Event()
        self.lock = threading.Lock()
        self.seen = collections.Counter()
        self.failures = []
        self.rows = [threading.Thread(target=self.row)
                     for _ in range(PROCESSES)]

    def row(self):
        command = [*NICE, str(self.index.bin / "search"), "--index",
                   str(self.index.path), "--json", "-n", "5", "--duplicates",
                   "all", "tortoise"]
        while not self.stop.is_set():
            done = subprocess.run(command, capture_output=True, text=True,
                                  check=False)
            with self.lock:
                if done.returncode != 0:
                    self.failures.append(f"{done.returncode}: {done.stderr}")
                    continue
                head = json.loads(done.stdout.split("\n", 1)[0])
                self.seen[head["generation"], head["total_all"]] += 1


def publish(index, turn, numbers):
    """One more generation, by one way or another."""
    now = dict(index.truth[index.generation()])
    if turn % 25 == 24:
        ids = sorted(now)[:10]
        index.run("remove", *ids)
        index.holds({i: t for i, t in now.items() if i not in ids})
    elif turn % 40 == 39:
        index.run("rebuild")
        index.holds(now)
    elif turn % 50 == 49:
        index.run("rollback")
    else:
        records = [articles.article(next(numbers)) for _ in range(10)]
        replaced = articles.article(int(sorted(now)[turn % len(now)][1:]),
                                    turn + 2)
        records.append(replaced)
        index.run("update", index.input(records))
        index.holds({**now, **titles_of(records)})
    if turn % 20 == 19:
        # Generations that readers may still have open go too, but for a few.
        index.run("prune", "--keep", 12)


def check(index, seen):
    """Every answer must be that of the generation it says it is of."""
    for (generation, total), times in sorted(seen.items()):
        held = len(index.truth.get(generation, ()))
        if held != total:
            raise Wrong(f"{times} answers of generation {generation} found "
                        f"{total} articles and not {held}")


def run(bin_dir, load, folder, publishes, seconds):
    index = Index(bin_dir, folder)
    records = [articles.article(number) for number in range(500)]
    index.run("build", index.input(records))
    index.holds(titles_of(records))
    numbers = iter(range(1000, 10_000_000))
    readers = Readers(index)
    with subprocess.Popen([*NICE, load, str(index.path), str(THREADS)],
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True) as threads:
        for row in readers.rows:
            row.start()
        begun = time.monotonic()
        turn = 0
        while turn < publishes or time.monotonic() - begun < seconds:
            publish(index, turn, numbers)
            turn += 1
        readers.stop.set()
        for row in readers.rows:
            row.join()
        output, errors = threads.communicate("")
    if threads.returncode != 0 or readers.failures:
        raise Wrong(f"failed queries: {errors} {readers.failures[:3]}")
    seen = collections.Counter()
    for line in output.splitlines():
        generation, total, times = map(int, line.split())
        seen[generation, total] += times
    check(index, seen)
    check(index, readers.seen)
    index.verify(whole=True)
    print(f"{turn} publishes in {time.monotonic() - begun:.0f} s: "
          f"{sum(seen.values())} queries of {THREADS} threads over "
          f"{len(seen)} generations, {sum(readers.seen.values())} of "
          f"{PROCESSES} processes at a time over {len(readers.seen)}; "
          "none failed, none was wrong, no article was lost")
