# SPDX-License-Identifier: GPL-3.0-or-later
"""Tortures an index; see scripts/torture, which builds what this needs."""
import argparse
import pathlib
import random
import shutil
import sys
import tempfile

import faults
import kills
import nights
import readers
from index import Wrong


def options():
    parser = argparse.ArgumentParser(prog="scripts/torture")
    parser.add_argument("--bin", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--load", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--seed", type=int, help="of all that is random")
    parser.add_argument("--folder", help="where to work, for a disk of choice")
    parts = parser.add_subparsers(dest="part", required=True)
    part = parts.add_parser("kills", help="kill -9 at random instants")
    part.add_argument("--kills", type=int, default=500)
    parts.add_parser("faults", help="disks, folders, clocks, signals, rivals")
    part = parts.add_parser("readers", help="60 readers while publishing")
    part.add_argument("--publishes", type=int, default=200)
    part.add_argument("--seconds", type=float, default=0,
                      help="go on for so long at least")
    part = parts.add_parser("nights", help="a year of nightly updates")
    part.add_argument("--base", type=int, default=20_000)
    part.add_argument("--nights", type=int, default=365)
    part.add_argument("--articles", type=int, default=50, help="a night")
    part.add_argument("--replaced", type=int, default=2,
                      help="of the archive, a night")
    part.add_argument("--corpus", help="JSON Lines to take instead of "
                                       "invented ones, in their order")
    return parser.parse_args()


def main():
    chosen = options()
    seed = chosen.seed
    if seed is None:
        seed = random.SystemRandom().randrange(1_000_000)
    print(f"seed {seed}", flush=True)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="torture.",
                                           dir=chosen.folder))
    try:
        if chosen.part == "kills":
            kills.run(chosen.bin, folder, seed, chosen.kills)
        elif chosen.part == "faults":
            faults.run(chosen.bin, folder)
        elif chosen.part == "readers":
            readers.run(chosen.bin, chosen.load, folder, chosen.publishes,
                        chosen.seconds)
        else:
            nights.run(chosen.bin, chosen.load, folder, chosen.base,
                       chosen.nights, chosen.articles, chosen.replaced,
                       chosen.corpus)
    except Wrong as wrong:
        sys.exit(f"torture (seed {seed}): {wrong}; left in {folder}")
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
