#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""write_page.py RESULTS PAGE PLOT.svg [NOTE...]

Turns what measure.py left in the folder RESULTS into tables and a plot, prints
the tables and puts them into PAGE between its markers, below the NOTEs.
"""

import json
import math
import pathlib
import re
import sys

from plot import plot

BUILD_SLOPE = 1.05
RARE_SLOPE = 0.3
THREADS = 1.9
MEMORY_MIB = 256
KINDS = {
    "rare": "rare word",
    "common": "common word",
    "and": "AND",
    "or": "OR",
    "phrase": "phrase",
    "prefix": "prefix",
    "window": "one month",
    "newest": "newest first",
}


def slope(results, value):
    """Of the logarithm of a value over that of the number of articles."""
    points = [(math.log(one["articles"]), math.log(value(one))) for one in results]
    if len(points) < 2:
        return None
    x_mean = sum(x for x, _ in points) / len(points)
    y_mean = sum(y for _, y in points) / len(points)
    return sum((x - x_mean) * (y - y_mean) for x, y in points) / sum(
        (x - x_mean) ** 2 for x, _ in points
    )


def number(value):
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"


def rows():
    """What a line is called, its value in a result, whether it has a slope."""
    lines = [
        ("articles as JSON Lines, MB", lambda r: r["corpus_bytes"] / 1e6, True),
        ("build, one thread, CPU s", lambda r: r["build1"]["cpu"], True),
        ("build, one thread, clock s", lambda r: r["build1"]["clock"], True),
        ("build, two threads, clock s", lambda r: r["build2"]["clock"], True),
        (
            "peak memory of either build, MiB",
            lambda r: max(r["build1"]["peak_mib"], r["build2"]["peak_mib"]),
            True,
        ),
        ("adding 1 %, CPU s", lambda r: r["update"]["cpu"], True),
        ("adding 1 %, clock s", lambda r: r["update"]["clock"], True),
        ("index, MB", lambda r: r["index_bytes"] / 1e6, True),
        ("search, start to end, cold, ms", lambda r: r["cold_ms"], True),
        ("the same, warm, ms", lambda r: r["warm_ms"], True),
        ("peak memory of search, MiB", lambda r: r["search_peak_mib"], True),
    ]
    for kind, name in KINDS.items():
        lines.append((f"query: {name}, ms", lambda r, k=kind: r["query_ms"][k], True))
    lines.append(
        (
            "two threads, times the queries of one, by CPU time",
            lambda r: 2 * r["threads"]["2"]["own"] / r["threads"]["1"]["own"],
            False,
        )
    )
    lines.append(
        (
            "the same by the clock",
            lambda r: r["threads"]["2"]["clock"] / r["threads"]["1"]["clock"],
            False,
        )
    )
    return lines


def table(results):
    sizes = [f"{one['articles']:,}" for one in results]
    lines = [["articles", *sizes, "slope"], ["---"] * (len(sizes) + 2)]
    for name, value, sloping in rows():
        found = slope(results, value) if sloping else None
        lines.append(
            [name, *(number(value(one)) for one in results)]
            + ["" if found is None else f"{found:.2f}"]
        )
    return ["| " + " | ".join(line) + " |" for line in lines]


def at(results, value, articles):
    """Estimated: the largest measurement, continued by a slope not below 0."""
    largest = results[-1]
    growth = articles / largest["articles"]
    return value(largest) * growth ** max(0, slope(results, value))


ESTIMATES = (
    ("10 million, one server", 10_000_000, 1),
    ("100 million, one server", 100_000_000, 1),
    ("100 million, 12 servers", 100_000_000, 12),
)


def estimates(results):
    """Queries and builds of servers go on side by side; disks add up."""
    lines = [["estimated", *(name for name, _, _ in ESTIMATES)], ["---"] * 4]
    shown = [
        ("index, GB in all", lambda r: r["index_bytes"] / 1e9, True),
        ("build on one machine, CPU hours", lambda r: r["build1"]["cpu"] / 3600, True),
        (
            "peak memory of it, MiB",
            lambda r: max(r["build1"]["peak_mib"], r["build2"]["peak_mib"]),
            True,
        ),
    ]
    for kind, name in KINDS.items():
        shown.append((f"query: {name}, ms", lambda r, k=kind: r["query_ms"][k], False))
    for what, value, whole in shown:
        line = [what]
        for _, articles, servers in ESTIMATES:
            each = articles if whole else articles / servers
            line.append(number(at(results, value, each)))
        lines.append(line)
    return ["| " + " | ".join(line) + " |" for line in lines]


def verdict(what, value, goal, met):
    return f"| {what} | {value} | {goal} | {'yes' if met else '**no**'} |"


def goals(results):
    lines = ["| goal | found | wanted | met |", "| --- | --- | --- | --- |"]
    build = slope(results, lambda r: r["build1"]["cpu"])
    rare = slope(results, lambda r: r["query_ms"]["rare"])
    if build is not None:
        lines.append(
            verdict(
                "slope of building",
                f"{build:.2f}",
                f"at most {BUILD_SLOPE}",
                build <= BUILD_SLOPE,
            )
        )
        lines.append(
            verdict(
                "slope of a query for a rare word",
                f"{rare:.2f}",
                f"at most {RARE_SLOPE}",
                rare <= RARE_SLOPE,
            )
        )
    peak = max(max(r["build1"]["peak_mib"], r["build2"]["peak_mib"]) for r in results)
    lines.append(
        verdict(
            "peak memory of a build, MiB",
            number(peak),
            f"at most {MEMORY_MIB}",
            peak <= MEMORY_MIB,
        )
    )
    both = min(2 * r["threads"]["2"]["own"] / r["threads"]["1"]["own"] for r in results)
    lines.append(
        verdict(
            "two threads, times the queries of one, by CPU time",
            f"{both:.2f}",
            f"at least {THREADS}",
            both >= THREADS,
        )
    )
    return lines


def series(results, value):
    return [(one["articles"], value(one)) for one in results]


def picture(results):
    work = {
        "build": series(results, lambda r: r["build1"]["cpu"]),
        "add 1 %": series(results, lambda r: r["update"]["cpu"]),
    }
    queries = {
        name: series(results, lambda r, k=kind: r["query_ms"][k])
        for kind, name in KINDS.items()
    }
    memory = {
        "build": series(results, lambda r: r["build2"]["peak_mib"]),
        "search": series(results, lambda r: r["search_peak_mib"]),
    }
    return plot(
        [
            ("indexing, CPU seconds", "articles", work),
            ("queries, milliseconds", "articles", queries),
            ("peak memory, MiB", "articles", memory),
        ]
    )


def put(page, text):
    begin, end = "<!-- begin scale -->", "<!-- end scale -->"
    whole = page.read_text(encoding="utf-8")
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    changed, count = pattern.subn(lambda _: f"{begin}\n{text}\n{end}", whole)
    if count != 1:
        sys.exit(f"write_page.py: {page} lacks the markers {begin} {end}")
    page.write_text(changed, encoding="utf-8")


def main(arguments):
    if len(arguments) < 3:
        sys.exit(__doc__)
    folder, page, image = (pathlib.Path(name) for name in arguments[:3])
    results = [json.loads(path.read_text()) for path in folder.glob("*.json")]
    results.sort(key=lambda one: one["articles"])
    if not results:
        sys.exit(f"write_page.py: no results in {folder}")
    lines = [f"- {note}" for note in arguments[3:]]
    lines += ["", *goals(results), "", *table(results), ""]
    if len(results) > 1:
        lines += [*estimates(results), ""]
    lines.append(f"![cost against the number of articles]({image.name})")
    image.write_text(picture(results), encoding="utf-8")
    text = "\n".join(lines)
    put(page, text)
    print(text)


if __name__ == "__main__":
    main(sys.argv[1:])
