# SPDX-License-Identifier: GPL-3.0-or-later
"""A plot of lines with logarithmic axes, as SVG."""

import math

WIDTH, HEIGHT = 440, 360
LEFT, RIGHT, TOP, BOTTOM = 58, 96, 34, 44
COLOURS = (
    "#1b6ca8 #c8553d #3a7d44 #7a4ea3 #b8860b #008080 #a0306b #555555".split()
)
LABEL_GAP = 13


def power_label(power):
    if power >= 6:
        return f"{10 ** (power - 6)}M"
    return f"{10 ** (power - 3)}k" if power >= 3 else f"{10.0**power:g}"


def decades(values):
    least, most = math.log10(min(values)), math.log10(max(values))
    low, high = math.floor(least + 1e-9), math.ceil(most - 1e-9)
    return low, max(high, low + 1)


class Axes:
    """From values to places within a panel."""

    def __init__(self, xs, ys):
        self.x_powers, self.y_powers = decades(xs), decades(ys)

    def x(self, value):
        low, high = self.x_powers
        share = (math.log10(value) - low) / (high - low)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def y(self, value):
        low, high = self.y_powers
        share = (math.log10(value) - low) / (high - low)
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)


def grid(axes):
    parts = []
    bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    for power in range(axes.x_powers[0], axes.x_powers[1] + 1):
        x = axes.x(10.0**power)
        parts.append(f"<path stroke='#ccc' d='M{x:.1f} {TOP}V{bottom}'/>")
        parts.append(
            f"<text x='{x:.1f}' y='{bottom + 18}' text-anchor='middle'>"
            f"{power_label(power)}</text>"
        )
    for power in range(axes.y_powers[0], axes.y_powers[1] + 1):
        y = axes.y(10.0**power)
        parts.append(f"<path stroke='#ccc' d='M{LEFT} {y:.1f}H{right}'/>")
        parts.append(
            f"<text x='{LEFT - 6}' y='{y + 4:.1f}' text-anchor='end'>"
            f"{power_label(power)}</text>"
        )
    return parts


def spread_out(places):
    """Places of labels near those wanted, none over another."""
    placed = []
    for y, name, colour in sorted(places):
        if placed and y < placed[-1][0] + LABEL_GAP:
            y = placed[-1][0] + LABEL_GAP
        placed.append((y, name, colour))
    return placed


def panel(title, x_title, lines):
    """`lines`: name -> [(x, y)], all positive."""
    points = [point for line in lines.values() for point in line]
    axes = Axes([x for x, _ in points], [y for _, y in points])
    parts = [f"<text font-weight='bold' x='{LEFT}' y='20'>{title}</text>", *grid(axes)]
    parts.append(
        f"<text x='{(LEFT + WIDTH - RIGHT) / 2}' y='{HEIGHT - 8}' "
        f"text-anchor='middle'>{x_title}</text>"
    )
    labels = []
    for number, (name, line) in enumerate(lines.items()):
        colour = COLOURS[number % len(COLOURS)]
        path = " ".join(f"{axes.x(x):.1f},{axes.y(y):.1f}" for x, y in line)
        parts.append(f"<polyline points='{path}' fill='none' stroke='{colour}'/>")
        for x, y in line:
            parts.append(
                f"<circle cx='{axes.x(x):.1f}' cy='{axes.y(y):.1f}' r='3' "
                f"fill='{colour}'/>"
            )
        labels.append((axes.y(line[-1][1]), name, colour))
    x = axes.x(max(x for x, _ in points)) + 8
    for y, name, colour in spread_out(labels):
        parts.append(f"<text x='{x:.1f}' y='{y + 4:.1f}' fill='{colour}'>{name}</text>")
    return parts


def plot(panels):
    """The text of an SVG file; `panels`: (title, title of x, lines)."""
    width = WIDTH * len(panels)
    parts = [
        "<!-- SPDX-License-Identifier: GPL-3.0-or-later -->",
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' "
        f"height='{HEIGHT}' viewBox='0 0 {width} {HEIGHT}'>",
        f"<rect width='{width}' height='{HEIGHT}' fill='white'/>",
        "<g font-family='sans-serif' font-size='12' fill='#222'>",
    ]
    for number, content in enumerate(panels):
        parts.append(f"<g transform='translate({number * WIDTH} 0)'>")
        parts.extend(panel(*content))
        parts.append("</g>")
    parts.append("</g></svg>")
    return "\n".join(parts) + "\n"
