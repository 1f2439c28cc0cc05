#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""measure.py BUILD WORK RESULTS SIZE... [options]

Measures building, updating and searching an index of SIZE articles, for each
SIZE, with the programs of the folder BUILD. WORK is where corpora and indexes
are made; both are removed again. Writes RESULTS/SIZE.json for each.

--source SYNTH SOURCE   articles that the program SYNTH (called as: SYNTH COUNT
                        SEED OUTPUT SOURCE) makes of SOURCE, not make_corpus.py
--drop-caches           before a cold start forget all files, not those of the
                        index alone; slows down everything on the machine
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "data" / "samples" / "wire.jsonl"
DROP_CACHES = pathlib.Path("/proc/sys/vm/drop_caches")
ROUNDS = 11  # of each query
SECONDS = 4.0  # of each run of threads
COLD_STARTS = 7


def say(text):
    print(f"measure.py: {text}", file=sys.stderr, flush=True)


def run(command):
    """Runs it; what it took, its children included."""
    begin = time.monotonic()
    process = subprocess.Popen(
        [str(word) for word in command], stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"measure.py: {command[:3]} ended with {process.returncode}")
    return {
        "clock": time.monotonic() - begin,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak_mib": usage.ru_maxrss / 1024,
    }


def size_of(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def make_corpus(count, source, path):
    if source:
        command = [sys.executable, source[0], count, 1, path, source[1]]
    else:
        command = [sys.executable, HERE.parent / "make_corpus.py", count, path, SAMPLES]
    subprocess.run([str(word) for word in command], check=True)


def split_corpus(path, count, base, update):
    """The first `count` lines into one file, the rest into another."""
    with open(path, "rb") as lines, open(base, "wb") as first, open(
        update, "wb"
    ) as rest:
        for number, line in enumerate(lines):
            (first if number < count else rest).write(line)
    path.unlink()


def forget(index, drop_caches):
    """Has the system keep nothing of the index in memory, or nothing at all."""
    os.sync()
    for path in index.rglob("*"):
        if path.is_file():
            handle = os.open(path, os.O_RDONLY)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(handle)
    if drop_caches:
        DROP_CACHES.write_text("3\n")


def measure_starts(search, index, drop_caches):
    command = [search, "--index", index, "missile"]
    cold = []
    for _ in range(COLD_STARTS):
        forget(index, drop_caches)
        cold.append(run(command)["clock"])
    warm = [run(command) for _ in range(3 * COLD_STARTS)]
    return {
        "cold_ms": 1e3 * statistics.median(cold),
        "warm_ms": 1e3 * statistics.median(one["clock"] for one in warm),
        "search_peak_mib": max(one["peak_mib"] for one in warm),
    }


def measure_queries(bench, index):
    out = subprocess.run(
        [str(bench), str(index), str(ROUNDS), str(SECONDS)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
    kinds, threads = {}, {}
    for line in out.splitlines():
        field = line.split("\t")
        if field[0] == "threads":
            rates = threads.setdefault(field[1], {"clock": [], "own": []})
            rates["clock"].append(float(field[2]))
            rates["own"].append(float(field[3]))
        else:
            kinds.setdefault(field[0], []).append(float(field[1]))
    return {
        "query_ms": {kind: statistics.median(ms) for kind, ms in kinds.items()},
        "threads": {
            number: {of: statistics.median(values) for of, values in rates.items()}
            for number, rates in threads.items()
        },
    }


def measure_size(count, build, work, options):
    indexer, search = build / "bin" / "indexer", build / "bin" / "search"
    whole, base, update = (work / name for name in ("all", "base.jsonl", "new.jsonl"))
    say(f"{count} articles: inventing")
    make_corpus(count + count // 100, options.source, whole)
    split_corpus(whole, count, base, update)
    index = work / "index"
    result = {"articles": count, "corpus_bytes": base.stat().st_size}
    result["dropped_caches"] = options.drop_caches
    for threads in (1, 2):
        say(f"{count} articles: building, threads: {threads}")
        shutil.rmtree(index, ignore_errors=True)
        result[f"build{threads}"] = run(
            [indexer, "build", "--quiet", "--threads", threads]
            + ["--index", index, base]
        )
    result["index_bytes"] = size_of(index / "parts")
    say(f"{count} articles: searching")
    result.update(measure_starts(search, index, options.drop_caches))
    result.update(measure_queries(build / "bench" / "scale_bench", index))
    say(f"{count} articles: adding 1 %")
    result["update"] = run(
        [indexer, "update", "--quiet", "--threads", 2, "--index", index, update]
    )
    shutil.rmtree(index)
    base.unlink()
    update.unlink()
    return result


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("results", type=pathlib.Path)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--source", nargs=2)
    parser.add_argument("--drop-caches", action="store_true")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    arguments.results.mkdir(parents=True, exist_ok=True)
    for count in arguments.sizes:
        result = measure_size(count, arguments.build, arguments.work, arguments)
        path = arguments.results / f"{count}.json"
        path.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
