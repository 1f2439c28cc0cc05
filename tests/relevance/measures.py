# SPDX-License-Identifier: GPL-3.0-or-later
"""How good a ranking is: the measures of TREC, and how sure a difference is.

Judgements are {query: {document: grade}}, grades above 0 alone; a run is
{query: [document, best first]}. A query without judgements counts nowhere, one
without an answer counts as 0. measures_test.py has cases worked by hand.
"""

import math
import random

MEASURES = ("nDCG@10", "MAP", "P@10", "R@100", "MRR")
DEPTH = 1000


def read_judgements(path):
    """TREC's qrels: query, ignored, document, grade."""
    judgements = {}
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            fields = line.split()
            if not fields:
                continue
            if len(fields) < 4:
                raise ValueError(f"{path}:{number}: four columns, please")
            grade = int(float(fields[3]))
            if grade > 0:
                judgements.setdefault(fields[0], {})[fields[2]] = grade
    return judgements


def read_run(path):
    """TREC's run: query, ignored, document, rank, score, name."""
    ranks = {}
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            fields = line.split()
            if len(fields) < 5:
                raise ValueError(f"{path}:{number}: five columns, please")
            ranks.setdefault(fields[0], []).append((int(fields[3]), fields[2]))
    return {query: [document for _, document in sorted(found)]
            for query, found in ranks.items()}


def measure(grades, ranking):
    """The MEASURES of one query, in their order."""
    ranking = list(dict.fromkeys(ranking))[:DEPTH]
    gain = sum(grades.get(document, 0) / math.log2(place + 2)
               for place, document in enumerate(ranking[:10]))
    ideal = sum(grade / math.log2(place + 2) for place, grade in
                enumerate(sorted(grades.values(), reverse=True)[:10]))
    places = [place for place, document in enumerate(ranking, 1)
              if document in grades]
    precision = sum(count / place for count, place in enumerate(places, 1))
    return (gain / ideal, precision / len(grades),
            sum(place <= 10 for place in places) / 10,
            sum(place <= 100 for place in places) / len(grades),
            1 / places[0] if places else 0.0)


def measure_run(judgements, run):
    """{query: its measures} of all the judged queries."""
    return {query: measure(grades, run.get(query, []))
            for query, grades in judgements.items()}


def means(measured):
    """The mean of each measure over the queries."""
    count = max(len(measured), 1)
    return tuple(sum(values[i] for values in measured.values()) / count
                 for i in range(len(MEASURES)))


def probability(differences, rounds=5000, seed=1):
    """Of a mean at least this far from 0 if the signs were chance: a paired
    randomisation test, two-sided. `differences` are groups of numbers; what is
    tested is the mean of their means (one group: the plain mean)."""
    groups = [group for group in differences if group]
    if not any(any(group) for group in groups):
        return 1.0
    chance = random.Random(seed)

    def of(signed):
        return abs(sum(sum(group) / len(group) for group in signed))

    seen = of(groups) - 1e-12
    beyond = 0
    for _ in range(rounds):
        beyond += of([[value if chance.random() < 0.5 else -value
                       for value in group] for group in groups]) >= seen
    return (beyond + 1) / (rounds + 1)
