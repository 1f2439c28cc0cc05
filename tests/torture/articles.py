# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles without end, the same for the same seed: news of this and that.

Every article has the word "tortoise", so that one query finds all of an index,
and says in its title which version it is.
"""
import datetime
import json
import random

FIRST_DAY = datetime.date(2019, 1, 1)
SYLLABLES = ("ka lo mi ren tor san yu pak chon gil hae won jin sok dae nam bu "
             "ri mo ter ex sta vol dra quin zel han gang do su bom").split()


def vocabulary(size=8000, seed=7):
    chance = random.Random(seed)
    words = set()
    while len(words) < size:
        words.add("".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))))
    return sorted(words)


VOCABULARY = vocabulary()
WEIGHTS = [1 / (rank + 3) for rank in range(len(VOCABULARY))]
TOTALS = []
for weight in WEIGHTS:
    TOTALS.append(weight + (TOTALS[-1] if TOTALS else 0))


def article(number, version=1, day=None, words=None):
    """The article of a number; its version changes title and body."""
    chance = random.Random(number * 1000 + version)
    count = words or int(min(max(chance.lognormvariate(5.3, 0.6), 30), 1500))
    drawn = chance.choices(VOCABULARY, cum_weights=TOTALS, k=count)
    for at in range(12, count, 17):
        drawn[at] += "."
    drawn[-1] = "tortoise."
    if day is None:
        day = FIRST_DAY + datetime.timedelta(days=number * 7 % 1800)
    return {"id": f"a{number:07d}", "title": f"Report {number} edition {version}",
            "body": " ".join(drawn), "published": day.isoformat(),
            "source": f"outlet{number % 7}", "lang": "en"}


def write(path, articles):
    with open(path, "w", encoding="utf-8") as out:
        for one in articles:
            out.write(json.dumps(one, ensure_ascii=False) + "\n")


def read(path):
    """Articles of a corpus of one's own, one JSON record a line."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
