# SPDX-License-Identifier: GPL-3.0-or-later
"""The test collections: articles, queries, and which article answers which.

Those of other hands stand in the data folder and may be absent; `samples` and
`news` are judged by us (README.md), `samples` always there.
"""

import gzip
import json
import os
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
SAMPLES = SOURCE / "tests" / "data" / "samples"
JUDGED = HERE / "judged"
OTHERS = ("cranfield", "cacm", "cisi", "kcna_known")


def data_folder():
    shared = os.environ.get("DEFNEWS_SHARED", SOURCE.parent / "shared")
    return pathlib.Path(shared) / "data"


class Collection:
    """`inputs` is what the indexer is given; queries and judgements are
    files."""

    def __init__(self, name, inputs, queries, judgements):
        self.name = name
        self.inputs = inputs
        self.queries = queries
        self.judgements = judgements


def first_of_copies(archive, work):
    """Of equal stories the first alone, so that no ranking gains by many."""
    kept = work / "stories.jsonl"
    seen = set()
    with gzip.open(archive, "rt", encoding="utf-8") as lines, \
            open(kept, "w", encoding="utf-8") as out:
        for line in lines:
            story = json.loads(line)
            group = story.get("dup_group") or story["id"]
            if group not in seen:
                seen.add(group)
                out.write(line)
    return kept


def of_samples(work):
    """The judged set, as far as the samples answer it."""
    judgements = work / "samples.qrels"
    lines = (JUDGED / "qrels.txt").read_text(encoding="utf-8").splitlines()
    judgements.write_text("".join(
        line + "\n" for line in lines
        if not line.split()[2].startswith("kcnaall-")), encoding="utf-8")
    return Collection("samples", [SAMPLES], JUDGED / "queries.tsv", judgements)


def find(name, work):
    """The collection, or None if its data are absent."""
    if name == "samples":
        return of_samples(work)
    if name == "news":
        archive = data_folder() / "kcna2024_all.jsonl.gz"
        if not archive.is_file():
            return None
        return Collection(name, [SAMPLES, first_of_copies(archive, work)],
                          JUDGED / "queries.tsv", JUDGED / "qrels.txt")
    folder = data_folder() / "ir" / name
    if not (folder / "docs.jsonl.gz").is_file():
        return None
    return Collection(name, [folder / "docs.jsonl.gz"],
                      folder / "queries.tsv", folder / "qrels.txt")


def names():
    """All there may be: our own, those of the recipe, then whatever else the
    data folder has."""
    known = ["samples", "news", *OTHERS]
    folder = data_folder() / "ir"
    if folder.is_dir():
        known += sorted(entry.name for entry in folder.iterdir()
                        if entry.name not in known)
    return known
