#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_corpus.py COUNT OUTPUT.jsonl INPUT...

Writes COUNT invented news articles for the benchmarks, the same for the same
arguments. Each takes its length and title from an article of the INPUTs
(article JSONL) and its sentences from that article and others. Some words give
way to invented ones, of which there come ever more, a few of them often and
most of them seldom: or else the dictionary of an index would stop growing with
its text. The articles are spread evenly over seventeen years.
"""

import datetime
import json
import math
import random
import re
import sys

FIRST_DAY = datetime.date(2008, 1, 1).toordinal()
DAYS = 17 * 365
OUTLETS = 24
# A word in REPLACED gives way; COINED * words ** GROWTH have been coined after
# so many words of text, the like of what news shows (Heaps' law).
REPLACED = 30
COINED = 9.0
GROWTH = 0.5
# Samples are short; a wire story has at least so many sentences.
SENTENCES = (8, 22)
SYLLABLES = (
    "an bek cho dal eun fer gang hwa il jun kor lim mun nar ok pyo ran seo tae "
    "ul ver won yang zin"
).split()
SENTENCE_END = re.compile(r"(?<=[.!?])[\"']?\s+(?=[\"'A-Z])")
PLAIN = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014", "''\"\"--")


def read_sources(paths):
    """The title and sentences of each article in the ASCII alphabet."""
    sources = []
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                body = record.get("body", "").translate(PLAIN)
                sentences = [
                    sentence
                    for sentence in SENTENCE_END.split(body)
                    if sentence and sentence.isascii()
                ]
                title = record.get("title", "").translate(PLAIN)
                if sentences and title.isascii():
                    sources.append((title or sentences[0][:60], sentences))
    return sources


def coin(chance):
    """A name or a designation."""
    word = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).title()
    kind = chance.random()
    if kind < 0.1:
        return f"{word}-{chance.randint(1, 99)}"
    if kind < 0.15:
        return f"{word}-{chance.randint(1, 99)}{chance.choice('ABC')}"
    return word


class Coinage:
    """The invented words, and how many words of text they are for."""

    def __init__(self, chance):
        self.chance = chance
        self.words = [coin(chance)]
        self.text = 0

    def replace_some(self, sentence):
        words = sentence.split(" ")
        for place in range(len(words)):
            self.text += 1
            if self.chance.randrange(REPLACED) == 0:
                words[place] = self.next()
        return " ".join(words)

    def next(self):
        if len(self.words) < COINED * self.text**GROWTH:
            self.words.append(coin(self.chance))
            return self.words[-1]
        # The logarithm of the rank is uniform: Zipf's law.
        rank = math.exp(self.chance.random() * math.log(len(self.words)))
        return self.words[int(rank) - 1]


def make_article(number, count, sources, coinage, chance):
    title, own = chance.choice(sources)
    other = chance.choice(sources)[1]
    length = max(len(own), chance.randint(*SENTENCES))
    sentences = [
        coinage.replace_some(chance.choice(own if chance.random() < 0.7 else other))
        for _ in range(length)
    ]
    paragraphs = [
        " ".join(sentences[start : start + 3]) for start in range(0, length, 3)
    ]
    day = datetime.date.fromordinal(FIRST_DAY + DAYS * number // count)
    outlet = f"outlet{number % OUTLETS}"
    return {
        "id": f"bench-{number:08}",
        "url": f"https://news.example/{outlet}/{number}",
        "title": coinage.replace_some(title),
        "body": "\n\n".join(paragraphs),
        "published": day.isoformat(),
        "source": outlet,
        "lang": "en",
    }


def main(arguments):
    if len(arguments) < 3 or not arguments[0].isdigit():
        sys.exit(__doc__)
    count = int(arguments[0])
    sources = read_sources(arguments[2:])
    if not sources:
        sys.exit("make_corpus.py: no English article in " + " ".join(arguments[2:]))
    chance = random.Random(2023)
    coinage = Coinage(chance)
    with open(arguments[1], "w", encoding="ascii") as out:
        for number in range(count):
            article = make_article(number, count, sources, coinage, chance)
            out.write(json.dumps(article) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
