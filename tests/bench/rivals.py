#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""rivals.py DRIVERS CORPUS.jsonl WORK BIN ROUNDS PAGE

Builds and asks rivals and ours on the same articles, in turns, and puts the
figures into PAGE between the markers "begin rivals" and "end rivals". DRIVERS
is a folder with src/prep.py (corpus -> tables of articles and queries),
src/LuceneBench.java and src/fts5.cc, which take the command lines that
peers_driver.cc describes; BIN has our peers_driver.
"""

import collections
import math
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import time

JARS = "/usr/share/java/lucene-core-8.7.0.jar:/usr/share/java/lucene-analyzers-common-8.7.0.jar"


def timed(command, **variables):
    """Wall seconds and the greatest resident MiB of any process below."""
    start = time.monotonic()
    done = subprocess.run(
        ["/usr/bin/time", "-f", "%M", *map(str, command)],
        env={**os.environ, **variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        sys.exit(f"{command}: {done.stderr}")
    return time.monotonic() - start, int(done.stderr.split()[-1]) / 1024


def answers(command):
    """Number of a query -> kind, hits, us for ten, us for ten and the total."""
    out = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True).stdout
    lines = [line.split("\t") for line in out.splitlines() if line.startswith("Q\t")]
    return {f[1]: (f[2], int(f[3]), float(f[4]), float(f[5])) for f in lines}


def spread(values, digits=2):
    shown = [f"{f(values):.{digits}f}" for f in (statistics.median, min, max)]
    return f"{shown[0]} ({shown[1]} .. {shown[2]})"


def verdict(met):
    return "yes" if met else "**no**"


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return ["| " + " | ".join(line) + " |" for line in lines] + [""]


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def geometric(values):
    return math.exp(statistics.fmean(math.log(value) for value in values))


class Rivals:
    def __init__(self, drivers, work, binaries):
        self.work = work
        self.ours = binaries / "peers_driver"
        classes = work / "classes"
        self.lucene = ["java", "-Xmx1500m", "-XX:+UseSerialGC", "-cp", f"{JARS}:{classes}", "LuceneBench"]
        self.fts5 = work / "fts5-driver"
        subprocess.run(["javac", "-cp", JARS, "-d", classes, drivers / "src/LuceneBench.java"], check=True)
        subprocess.run(["g++", "-O2", "-std=c++17", "-o", self.fts5, drivers / "src/fts5.cc", "-lsqlite3"], check=True)

    def build(self, name, articles, **variables):
        target = self.work / name.replace(" ", "-")
        shutil.rmtree(target, ignore_errors=True)
        target.unlink(missing_ok=True)
        if name == "fts5":
            return timed([self.fts5, "index", target, articles])
        if name == "lucene":
            return timed([*self.lucene, "index", target, articles, "force"])
        return timed([self.ours, "index", target, articles], **variables)

    def update(self, articles):
        index = self.work / "updated"
        shutil.rmtree(index, ignore_errors=True)
        shutil.copytree(self.work / "ours-1", index)
        return timed([self.ours, "update", index, articles])[0]


def build_rows(times, megabytes):
    fts5 = statistics.median(seconds for seconds, _ in times["fts5"])
    two = [a[0] / b[0] for a, b in zip(times["ours 1"], times["ours 2"])]
    rows = []
    for name, runs in times.items():
        seconds = [run[0] for run in runs]
        ratio = fts5 / statistics.median(seconds)
        goal = {"ours 1": ("0.9", ratio >= 0.9), "ours 2": ("1.7 of one thread", statistics.median(two) >= 1.7)}
        text, met = goal.get(name, ("", None))
        rows.append(
            [
                f"{name} thread{'s' if name.endswith('2') else ''}" if name.startswith("ours") else name,
                spread(seconds),
                f"{megabytes / statistics.median(seconds):.1f}",
                f"{ratio:.2f}",
                f"{max(run[1] for run in runs):.0f}",
                text and f"at least {text}" + (f": {spread(two)}" if name == "ours 2" else ""),
                "" if met is None else verdict(met),
            ]
        )
    return rows


def query_rows(ours, lucene):
    """Medians over the rounds of each query, then by kind."""
    merged = collections.defaultdict(list)
    for number in ours[0]:
        kind = ours[0][number][0]
        figures = [statistics.median(run[number][at] for run in runs) for at in (2, 3) for runs in (ours, lucene)]
        merged[kind].append((*figures, ours[0][number][1], lucene[0][number][1]))
    merged["all"] = [figures for kind in list(merged) for figures in merged[kind]]
    rows = []
    for kind, figures in merged.items():
        best = geometric(f[0] / f[1] for f in figures)
        counted = geometric(f[2] / f[3] for f in figures)
        limit = 0.9 if kind == "all" else 1.2
        hits = sum(f[4] for f in figures) / sum(f[5] for f in figures)
        rows.append(
            [
                kind,
                *(f"{statistics.fmean(f[at] for f in figures):.0f}" for at in (0, 1)),
                f"{best:.2f}",
                f"at most {limit}",
                verdict(best <= limit),
                f"{counted:.2f}",
                f"{hits:.3f}",
            ]
        )
    tails = [percentile([f[at] for f in merged["all"]], 0.99) for at in (0, 1)]
    ratio = tails[0] / tails[1]
    rows.append(["p99", *(f"{tail:.0f}" for tail in tails), f"{ratio:.2f}", "at most 1.2", verdict(ratio <= 1.2), "", ""])
    return rows


def measure(rivals, data, rounds):
    times = collections.defaultdict(list)
    times["lucene"].append(rivals.build("lucene", data / "base.tsv"))
    for _ in range(rounds):
        times["fts5"].append(rivals.build("fts5", data / "base.tsv"))
        for threads in ("1", "2"):
            times[f"ours {threads}"].append(
                rivals.build(f"ours {threads}", data / "base.tsv", DEFNEWS_THREADS=threads)
            )
    updates = [rivals.update(data / "upd.tsv") for _ in range(rounds)]
    ours, lucene = [], []
    for _ in range(rounds):
        ours.append(answers([rivals.ours, "bench", rivals.work / "ours-1", data / "queries.tsv"]))
        lucene.append(answers([*rivals.lucene, "bench", rivals.work / "lucene", data / "queries.tsv"]))
    return times, updates, ours, lucene


def main():
    drivers, corpus, work, binaries = map(pathlib.Path, sys.argv[1:5])
    rounds, page = int(sys.argv[5]), pathlib.Path(sys.argv[6])
    work.mkdir(parents=True, exist_ok=True)
    data = work / "data"
    if not (data / "base.tsv").exists():
        subprocess.run([sys.executable, drivers / "src/prep.py", corpus, data, "110"], check=True)
    stats = dict(line.split("\t") for line in (data / "stats.tsv").read_text().splitlines() if line)
    load = " ".join(pathlib.Path("/proc/loadavg").read_text().split()[:3])
    rivals = Rivals(drivers, work, binaries)
    times, updates, ours, lucene = measure(rivals, data, rounds)
    megabytes = int(stats["base_bytes"]) / 1e6
    lines = [
        f"`scripts/bench --rivals DRIVERS CORPUS.jsonl`: {stats['base_docs']} articles, {megabytes:.1f} MB of text, "
        f"{rounds} rounds, {time.strftime('%Y-%m-%d')}, load before: {load}.",
        "",
        *table(
            ["build", "seconds", "MB/s", "times FTS5's speed", "peak MiB of a process", "goal", "met"],
            build_rows(times, megabytes),
        ),
        f"Adding {stats['upd_docs']} articles, from start to exit: {spread(updates)} s (goal: at most 0.25).",
        "",
        *table(
            ["query", "ours, us", "Lucene 8, us", "ratio", "goal", "met", "ratio with totals", "hits / Lucene's"],
            query_rows(ours, lucene),
        ),
    ]
    text = page.read_text()
    fresh = "<!-- begin rivals -->\n" + "\n".join(lines).rstrip() + "\n<!-- end rivals -->"
    page.write_text(re.sub(r"<!-- begin rivals -->.*<!-- end rivals -->", lambda _: fresh, text, flags=re.S))
    print("\n".join(lines))


if __name__ == "__main__":
    main()
