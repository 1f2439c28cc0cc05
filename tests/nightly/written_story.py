# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented articles that look as machine-translated Korean defence news does:
menus, share and advertisement lines, captions glued twice, days without a
month, white triangles, curly quotes. Put together by number, always alike."""
import html
import random

SPEAKERS = (
    "The Ministry of National Defense", "The Joint Chiefs of Staff",
    "A senior military official", "The Defense Acquisition Program "
    "Administration", "Army Headquarters", "Navy Headquarters", "Air Force "
    "Headquarters", "The Marine Corps", "The Ground Operations Command",
    "A government source", "The Capital Defense Command",
    "The Agency for Defense Development")
SAID = ("announced on the {day}th", "said on the {day}th",
        "explained to reporters on the {day}th", "made public on the {day}th",
        "told the National Assembly on the {day}th", "reported on the {day}th")
WHO = (
    "our military", "the ROK Navy", "the ROK-US combined staff",
    "the 7th Maneuver Corps", "the Submarine Command", "the Missile Command",
    "an Aegis destroyer of the 7th Task Force", "the Army Aviation Command",
    "the 2nd Marine Division", "the Cyber Operations Command", "the Drone "
    "Operations Command", "the Special Warfare Command", "Hanwha Aerospace",
    "the shipyard in Geoje", "the 17th Fighter Wing", "the coast guard")
DOES = (
    "will deploy", "has finished testing", "plans to buy", "will open to the "
    "public", "is going to replace", "has taken delivery of",
    "will show for the first time", "practised repairing", "lost sight of",
    "is drawing up rules for", "will train 40 crews on", "has moved")
WHAT = (
    "the K2 tank", "Cheongung-II interceptors", "reconnaissance drones",
    "a 3,000-ton submarine", "KF-21 prototypes", "Surion helicopters",
    "Hyunmoo-5 missiles", "unmanned mine hunters", "the K9A2 howitzer",
    "over-the-horizon radar", "a new night-vision sight", "sonar buoys",
    "floating bridges", "loitering munitions", "long-range rocket launchers",
    "a military satellite of its own")
WHERE = (
    "on the western front", "off Pohang", "near Baengnyeong Island",
    "in the waters east of Ulleung", "at the Seosan air base", "in Cheorwon",
    "at the Changwon plant", "around the Seoul metropolitan area", "in Jinhae",
    "at the range in Anheung", "along the Imjin River", "south of Jeju")
WHY = (
    "to answer North Korea’s nuclear and missile threats",
    "as older equipment reaches the end of its life",
    "because of the falling number of conscripts",
    "so that a night attack can be met within minutes",
    "in line with the ‘Defense Innovation 4.0’ plan",
    "before the joint exercise in spring", "to shorten the kill chain",
    "after an inspection found gaps", "to keep up with its neighbours",
    "within the budget set aside for this year")
AGENDA = (
    "sharing of warning information", "maintenance in the field",
    "protection of undersea cables", "pay of sergeants", "export of shells",
    "rotation of strategic assets", "search and rescue at sea",
    "reserve training", "defense of ports", "jamming of satellite signals",
    "hospital ships", "standard parts")
PEOPLE = ("Bae Do-hyun", "Yoo Seong-min", "Noh Ki-tae", "Ma Jae-won",
          "Pyo Eun-ji", "Seol Min-a", "Bang Woo-jin", "Tak Hyun-soo")
OUTLETS = ("Hanbit Daily", "Namsan News", "Dongnae Press")


class Story:
    """Story `number`, published on `day` (a datetime.date), in its version."""

    def __init__(self, number, day, version=0):
        self.number = number
        self.day = day
        self.version = version
        rng = random.Random(f"{number} {version}")
        self.rng = rng
        first = random.Random(number)
        self.what = first.choice(WHAT)
        self.where = first.choice(WHERE)
        who = first.choice(WHO)
        self.title = (f"“{who[0].upper() + who[1:]} {first.choice(DOES)} "
                      f"{self.what}”… {first.choice(AGENDA)} discussed "
                      f"{self.where}, item {number}")
        person = rng.choice(PEOPLE)
        credit = f"{day.year}.{day.month}.{day.day}/Namsan News"
        self.caption = f"Spokesperson {person}.  {credit}"
        # As scrapers leave it: the alternative text and the caption glued.
        self.glued = self.caption + f"Spokesperson {person}. {credit}"
        self.paragraphs = [self._paragraph() for _ in range(rng.randint(6, 9))]
        self.paragraphs.insert(2, self._agenda())
        self.paragraphs[0] += (f" It is the matter of {self.what} "
                               f"{self.where}.")
        if version:
            self.paragraphs.append(
                f"(Corrected, version {version + 1}: the number of crews was "
                f"put right at the request of the ministry.)")

    def _claim(self):
        rng = self.rng
        return (f"{rng.choice(WHO)} {rng.choice(DOES)} {rng.choice(WHAT)} "
                f"{rng.choice(WHERE)} {rng.choice(WHY)}")

    def _paragraph(self):
        rng = self.rng
        said = rng.choice(SAID).format(day=rng.randint(4, 20))
        quote = self._claim()
        return (f"{rng.choice(SPEAKERS)} {said} that {self._claim()}. "
                f"“{quote[0].upper() + quote[1:]},” an official "
                f"{rng.choice(('added', 'stressed', 'explained'))}.")

    def _agenda(self):
        a, b, c = self.rng.sample(AGENDA, 3)
        speaker = self.rng.choice(SPEAKERS)
        return (f"On the table are △{a}, △{b}, and △{c}, "
                f"{speaker[0].lower()}{speaker[1:]} said.")

    def path(self):
        return f"/{self.day:%Y/%m/%d}/story-{self.number}"

    def page(self):
        body = []
        for at, paragraph in enumerate(self.paragraphs):
            body.append(f"<p>{html.escape(paragraph)}</p>")
            if at % 3 == 1:
                body.append('<div class="ad">- Advertisement -</div>')
        body.insert(1, f"<figure><img src='/p.jpg'><figcaption>"
                       f"{html.escape(self.glued)}</figcaption></figure>")
        outlet = OUTLETS[self.number % len(OUTLETS)]
        return (
            f"<!doctype html><html lang='en'><head><meta charset='utf-8'>"
            f"<title>{html.escape(self.title)} - Defence Clippings</title>"
            f"<meta property='article:published_time' "
            f"content='{self.day:%Y-%m-%d}T09:{self.number % 60:02}:00+09:00'>"
            f"</head><body><nav><ul><li>No menu items!</li></ul></nav>"
            f"<article><h1>{html.escape(self.title)}</h1>"
            f"<div class='share'>Share This Post</div>"
            f"<div class='ad'>- Advertisement -</div>"
            f"<div class='article-body'>{''.join(body)}"
            f"<p>Source: {outlet}</p></div></article>"
            f"<aside class='related'><h3>Related Posts</h3><ul><li>"
            f"<a href='/'>More clippings</a></li></ul></aside></body></html>")
