# SPDX-License-Identifier: GPL-3.0-or-later
"""atom_check.py FEED: whether it is a valid Atom 1.0 feed by the rules of
RFC 4287, read by Python's own XML parser. Prints the entries as JSON Lines."""
import datetime
import json
import re
import sys
import xml.etree.ElementTree as tree

ATOM = "{http://www.w3.org/2005/Atom}"
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9/._-]+$")


def one(parent, name):
    found = parent.findall(ATOM + name)
    assert len(found) == 1, f"{len(found)} of {name}"
    return found[0]


def time(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def check_id(parent):
    text = one(parent, "id").text
    assert TAG.match(text), text
    return text


def check_person(person):
    assert one(person, "name").text


def check_entry(entry):
    identity = check_id(entry)
    assert time(one(entry, "updated").text).tzinfo
    for published in entry.findall(ATOM + "published"):
        assert time(published.text).tzinfo
    for author in entry.findall(ATOM + "author"):
        check_person(author)
    links = [link for link in entry.findall(ATOM + "link")
             if link.get("rel", "alternate") == "alternate"]
    assert len(links) <= 1 and all(link.get("href") for link in links)
    content = one(entry, "content")  # what stands for a link
    assert content.get("type") == "text" and len(content) == 0
    return {"id": identity, "title": one(entry, "title").text,
            "updated": one(entry, "updated").text,
            "url": links[0].get("href") if links else "",
            "content": content.text or "",
            "searches": [category.attrib["term"] for category in
                         entry.findall(ATOM + "category")]}


feed = tree.parse(sys.argv[1]).getroot()
assert feed.tag == ATOM + "feed"
check_id(feed)
assert one(feed, "title").text and time(one(feed, "updated").text).tzinfo
check_person(one(feed, "author"))  # for entries that have none
entries = [check_entry(entry) for entry in feed.findall(ATOM + "entry")]
assert len({entry["id"] for entry in entries}) == len(entries)
for entry in entries:
    print(json.dumps(entry, ensure_ascii=False))
