# SPDX-License-Identifier: GPL-3.0-or-later
"""A year of nightly updates, held against a fresh build of the same articles."""
import datetime
import itertools
import json
import os
import subprocess

import articles
from index import Index, Wrong, titles_of

QUERIES = 40


def processor_seconds():
    times = os.times()
    return times.children_user + times.children_system


def invented(base, nights, a_night):
    """An archive, then the articles of each night."""
    for number in range(base):
        yield articles.article(number)
    first = articles.FIRST_DAY + datetime.timedelta(days=1800)
    for number in range(nights * a_night):
        yield articles.article(base + number,
                               day=first + datetime.timedelta(
                                   days=number // a_night))


def bytes_of(index):
    stats = json.loads(index.run("stats", "--json").stdout)
    return (sum(one["bytes"] for one in stats["partitions"]),
            stats["articles"], len(stats["partitions"]), stats["hidden"])


def queries(path, records):
    """Words of articles: alone, in pairs, as phrases."""
    with open(path, "w", encoding="utf-8") as out:
        for number, one in enumerate(itertools.islice(records, QUERIES)):
            words = [word.strip(".,") for word in one["body"].split()[3:]]
            words = [word for word in words if word.isalpha()] or ["report"]
            if number % 4 == 0:
                out.write(words[0] + "\n")
            elif number % 4 == 1:
                out.write(" OR ".join(words[:4]).lower().replace(" or ", " OR ")
                          + "\n")
            elif number % 4 == 2:
                out.write(f'"{" ".join(words[:2])}"\n')
            else:
                out.write(" ".join(words[:2]) + "\n")


def asked(load, index, path):
    """Microseconds and best hits of each query."""
    done = subprocess.run([load, str(index.path), "1", str(path)],
                          capture_output=True, text=True, check=True)
    answers = []
    for line in done.stdout.splitlines():
        kind, number, text = line.split("\t", 2)
        if kind == "query":
            answers.append((float(number), text, []))
        else:
            answers[-1][2].append((text, number))
    return answers


def compare(load, aged, fresh, path, name):
    """Prints size and latency against the fresh index, and how they rank."""
    old, articles_of, parts, hidden = bytes_of(aged)
    new, _, fresh_parts, _ = bytes_of(fresh)
    ours = asked(load, aged, path)
    theirs = asked(load, fresh, path)
    # Again, the other way round: the machine may have been busy.
    ours2 = asked(load, aged, path)
    ratio = sum(min(a[0], b[0]) for a, b in zip(ours, ours2)) / sum(
        one[0] for one in theirs)
    same_ids = sum([hit[0] for hit in a[2]] == [hit[0] for hit in b[2]]
                   for a, b in zip(ours, theirs))
    same = sum(a[2] == b[2] for a, b in zip(ours, theirs))
    print(f"{name}: {old / articles_of:.0f} bytes an article, "
          f"{old / new:.3f} of a fresh build; {parts} partitions and not "
          f"{fresh_parts}, {hidden} hidden; {ratio:.2f} of its processor time "
          f"a query; of {len(ours)} queries {same_ids} have the same best 50 "
          f"in the same order, {same} with the same scores", flush=True)
    return old / new, ratio, same == len(ours)


def fresh_of(index, bin_dir, folder):
    path = folder / "all.jsonl"
    path.write_text(index.run("export").stdout, encoding="utf-8")
    fresh = Index(bin_dir, folder / "fresh")
    fresh.run("build", "--force", path)
    return fresh


def run(bin_dir, load, folder, base, nights, a_night, replaced, corpus):
    records = (articles.read(corpus) if corpus
               else invented(base, nights, a_night))
    records = iter(records)
    aged = Index(bin_dir, folder / "aged")
    archive = list(itertools.islice(records, base))
    aged.run("build", aged.input(archive))
    path = folder / "queries"
    queries(path, archive[::max(len(archive) // QUERIES, 1)])
    titles = titles_of(archive)
    worst = total = 0.0
    for night in range(nights):
        tonight = list(itertools.islice(records, a_night))
        for turn in range(replaced):
            old = dict(archive[(night * 7919 + turn * 104729) % len(archive)])
            old["title"] += f" (corrected {night})"
            tonight.append(old)
        before = processor_seconds()
        aged.run("update", "--threads", "1", aged.input(tonight))
        took = processor_seconds() - before
        worst = max(worst, took)
        total += took
        titles.update(titles_of(tonight))
        if night % 30 == 29:
            aged.run("prune", "--keep", 3)
            _, count, parts, hidden = bytes_of(aged)
            print(f"night {night + 1}: {count} articles, {parts} partitions, "
                  f"{hidden} hidden, {total / (night + 1):.3f} s of processor "
                  f"time a night, {worst:.3f} s the longest", flush=True)
    if len(titles) != bytes_of(aged)[1]:
        raise Wrong("articles were lost")
    fresh = fresh_of(aged, bin_dir, folder)
    before = processor_seconds()
    fresh.run("build", "--threads", "1", folder / "all.jsonl")
    print(f"the fresh build takes {processor_seconds() - before:.3f} s; the "
          f"longest night took {worst:.3f} s")
    size, ratio, _ = compare(load, aged, fresh, path, "after the nights")
    aged.run("rebuild")
    _, _, same = compare(load, aged, fresh, path, "once folded")
    if not same:
        raise Wrong("a folded index ranks in another way than a fresh one")
    if size > 1.15 or ratio > 1.3:
        raise Wrong("the index has bloated or slowed")
