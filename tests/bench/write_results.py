#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""write_results.py RESULTS invented|given PAGE

Turns the figures that scripts/bench left in the folder RESULTS into tables,
prints them, and puts them into PAGE between the markers of their kind.
"""

import pathlib
import re
import statistics
import sys

ANALYSIS_GOAL = 100  # MB a second and core
BUILD_GOAL = 5  # times faster
SEARCH_GOAL = 2  # times quest's time


def read_pairs(path):
    return [tuple(map(float, line.split())) for line in path.read_text().splitlines()]


def read_analysis(path):
    values = {}
    for line in path.read_text().splitlines():
        name, value = line.split()
        values.setdefault(name, []).append(float(value))
    return values


def spread(values, digits=2):
    """`median (least .. most)`."""
    shown = [f"{f(values):.{digits}f}" for f in (statistics.median, min, max)]
    return f"{shown[0]} ({shown[1]} .. {shown[2]})"


def verdict(met):
    return "yes" if met else "**no**"


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return ["| " + " | ".join(line) + " |" for line in lines] + [""]


def analysis_rows(values):
    warm = values["warm"]
    ratios = [a / b for a, b in zip(values["slice"], values["reference"])]
    return [
        [
            "analysis, warm, MB/s of one core",
            spread(warm, 0),
            f"at least {ANALYSIS_GOAL}",
            verdict(statistics.median(warm) >= ANALYSIS_GOAL),
        ],
        ["analysis, nothing remembered, MB/s", spread(values["cold"], 0), "", ""],
        ["analysis through ICU alone, MB/s", spread(values["reference"], 1), "", ""],
        ["fast route, times the ICU route", spread(ratios, 1), "", ""],
    ]


def build_rows(pairs):
    ratios = [baseline / ours for baseline, ours in pairs]
    return [
        ["baseline build, s", spread([pair[0] for pair in pairs]), "", ""],
        ["`indexer build --threads 2`, s", spread([pair[1] for pair in pairs]), "", ""],
        [
            "build, times faster than the baseline",
            spread(ratios),
            f"at least {BUILD_GOAL}",
            verdict(statistics.median(ratios) >= BUILD_GOAL),
        ],
    ]


def search_rows(folder):
    rows = []
    for path in sorted(folder.glob("search-*.txt")):
        query = path.with_suffix(".query").read_text().strip()
        pairs = read_pairs(path)
        quest = [1000 * pair[0] for pair in pairs]
        ours = [1000 * pair[1] for pair in pairs]
        ratio = statistics.median(ours) / statistics.median(quest)
        rows.append(
            [
                f"`{query}`",
                spread(quest, 1),
                spread(ours, 1),
                f"{ratio:.2f}",
                verdict(ratio <= SEARCH_GOAL),
            ]
        )
    return rows


def render(folder, kind):
    machine = [
        line.split("\t") for line in (folder / "machine.tsv").read_text().splitlines()
    ]
    articles = int((folder / "articles.txt").read_text())
    corpus, baseline, index = map(int, (folder / "sizes.txt").read_text().split())
    analysis = read_analysis(folder / "analysis.txt")
    builds = read_pairs(folder / "build.txt")
    command = "scripts/bench" + (" CORPUS.jsonl" if kind == "given" else "")
    lines = [
        f"`{command}`: {articles} {kind} articles, {corpus / 1e6:.1f} MB of JSONL, "
        f"{len(builds)} pairs of builds.",
        "",
        *[f"- {name}: {value}" for name, value in machine],
        f"- analysed: {analysis['bytes'][0] / 1e6:.1f} MB of text; articles passed "
        f"over because not all ASCII: {int(analysis['passed_over'][0])}",
        f"- size of the baseline {baseline / 1e6:.1f} MB (without texts), of the "
        f"index {index / 1e6:.1f} MB (with them)",
        "",
        *table(
            ["what", "median (least .. most)", "goal", "met"],
            analysis_rows(analysis) + build_rows(builds),
        ),
        *table(
            ["query", "quest, ms", "search, ms", "times", f"at most {SEARCH_GOAL}"],
            search_rows(folder),
        ),
    ]
    return "\n".join(lines)


def main(folder, kind, page):
    text = render(pathlib.Path(folder), kind)
    print(text)
    path = pathlib.Path(page)
    begin, end = f"<!-- begin {kind} -->", f"<!-- end {kind} -->"
    old = path.read_text()
    new, found = re.subn(
        re.escape(begin) + ".*?" + re.escape(end),
        lambda _: f"{begin}\n{text}{end}",
        old,
        flags=re.DOTALL,
    )
    if found != 1:
        sys.exit(f"write_results.py: {page} must have {begin} and {end} once")
    path.write_text(new)


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[2] not in ("invented", "given"):
        sys.exit(__doc__)
    main(*sys.argv[1:])
