# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong around an index: disks, folders, clocks, signals, others."""
import os
import pathlib
import signal
import subprocess
import time

import articles
from index import Index, Wrong, titles_of


class Skip(Exception):
    """Cannot be tried here, and why."""


def expect(done, status, text=""):
    if done.returncode != status or text not in done.stderr:
        raise Wrong(f"exit {done.returncode} and not {status}, or no "
                    f"\"{text}\" in: {done.stderr.strip()}")


def made(bin_dir, folder, count=200):
    index = Index(bin_dir, folder)
    records = [articles.article(number) for number in range(count)]
    index.run("build", index.input(records))
    index.holds(titles_of(records))
    return index


def night(index, first, count=20):
    """Updates, with articles that are new."""
    records = [articles.article(number) for number in range(first, first + count)]
    after = {**index.truth[index.generation()], **titles_of(records)}
    index.run("update", index.input(records))
    index.holds(after)
    index.verify(whole=True)


def mount(folder, options):
    if os.geteuid() != 0:
        raise Skip("needs root for a small file system")
    folder.mkdir(parents=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs",
                           str(folder)], capture_output=True, text=True,
                          check=False)
    if done.returncode != 0:
        raise Skip(f"no small file system: {done.stderr.strip()}")


def unmount(folder):
    subprocess.run(["umount", "-l", str(folder)], check=False)


def full_disk(bin_dir, folder):
    """Found out before, with --force while writing; then there is room again."""
    disk = folder / "disk"
    mount(disk, "size=24m")
    try:
        index = made(bin_dir, disk / "news")
        big = folder / "big.jsonl"
        articles.write(big, (articles.article(n, words=900)
                             for n in range(1000, 3000)))
        expect(index.run("update", big, ok=()), 2, "bytes are needed and ")
        expect(index.run("build", big, ok=()), 2, "bytes are needed and ")
        index.verify(whole=True)
        filler = disk / "filler"
        free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
        tried = 0
        for left in range(0, 1_000_000, 40_000):
            filler.write_bytes(bytes(max(free - left, 0)))
            small = folder / "small.jsonl"
            records = [articles.article(n) for n in range(500, 540)]
            articles.write(small, records)
            done = index.run("update", "--force", small, ok=(0, 2))
            if done.returncode == 0:
                index.holds({**index.truth[index.generation() - 1],
                             **titles_of(records)})
                break
            tried += 1
            if "space" not in done.stderr and "disk" not in done.stderr:
                raise Wrong(f"a full disk is not named: {done.stderr.strip()}")
            index.verify(whole=True)
        if not tried:
            raise Wrong("the disk was never full")
        filler.unlink()
        night(index, 600)
    finally:
        unmount(disk)


def no_inodes(bin_dir, folder):
    disk = folder / "disk"
    mount(disk, "size=64m,nr_inodes=200")
    try:
        index = made(bin_dir, disk / "news")
        fillers = disk / "fillers"
        fillers.mkdir()
        free = os.statvfs(disk).f_favail
        for number in range(free - 2):
            (fillers / str(number)).touch()
        path = folder / "in.jsonl"
        articles.write(path, [articles.article(n) for n in range(300, 320)])
        expect(index.run("update", path, ok=()), 2, "too few inodes")
        expect(index.run("update", "--force", path, ok=()), 2)
        index.verify(whole=True)
        for one in fillers.iterdir():
            one.unlink()
        night(index, 300)
    finally:
        unmount(disk)


def read_only(bin_dir, folder):
    disk = folder / "disk"
    mount(disk, "size=64m")
    try:
        index = made(bin_dir, disk / "news")
        path = folder / "in.jsonl"
        articles.write(path, [articles.article(n) for n in range(300, 320)])
        remount = ["mount", "-o", "remount,ro", str(disk)]
        if subprocess.run(remount, capture_output=True, check=False).returncode:
            raise Skip("cannot be remounted")
        for operation, arguments in (("update", [path]), ("build", [path]),
                                     ("rollback", []), ("prune", []),
                                     ("remove", ["a0000001"])):
            expect(index.run(operation, *arguments, ok=()), 2, "ead-only")
        index.verify(whole=True)
    finally:
        unmount(disk)


def vanished_input(bin_dir, folder):
    index = made(bin_dir, folder)
    expect(index.run("update", folder / "gone", ok=()), 2, "no such file")
    here = index.input([articles.article(900)])
    expect(index.run("update", folder / "gone", here, ok=()), 1, "no such file")
    index.holds({**index.truth[1], **titles_of([articles.article(900)])})
    index.verify(whole=True)
    empty = folder / "empty"
    empty.mkdir()
    expect(index.run("update", empty, ok=()), 0)
    if index.generation() != 2:
        raise Wrong("an update with nothing published something")


def clock_set_back(bin_dir, folder):
    index = Index(bin_dir, folder)
    held = {}
    for number, year in enumerate((2030, 2000, 2031, 1970, 2026)):
        records = [articles.article(number * 20 + i) for i in range(20)]
        held.update(titles_of(records))
        environment = dict(os.environ, DEFNEWS_NOW=f"{year}-01-01T00:00:00Z")
        index.run("update", index.input(records), environment=environment)
        index.holds(held)
        index.verify(whole=True)
        if index.generation() != number + 1:
            raise Wrong("generations are not numbered in turn")
    index.run("rollback")
    index.verify()
    if index.generation() != 4:
        raise Wrong("rolled back to another than the one before")
    index.run("rollback", "--to", 5)
    index.run("prune", "--keep", 2)
    if [one["generation"] for one in index.list()] != [4, 5]:
        raise Wrong("pruned others than the oldest")
    index.verify(whole=True)


def terminated(bin_dir, folder):
    """SIGTERM at sixty instants of an update: 143 and nothing, or all of it."""
    index = made(bin_dir, folder, 400)
    records = [articles.article(number) for number in range(1000, 1400)]
    path = index.input(records)
    begun = time.monotonic()
    index.run("update", path)
    took = time.monotonic() - begun
    index.run("rollback", "--to", 1)
    ended = 0
    for step in range(60):
        before = index.generation()
        with subprocess.Popen(index.command("update", path),
                              stderr=subprocess.PIPE) as process:
            try:
                process.wait(took * step / 50)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGTERM)
            status = process.wait()
        if status == 0:
            index.holds({**index.truth[before], **titles_of(records)})
            index.verify()
            index.run("rollback", "--to", 1)
        elif status in (143, -15):
            # -15: before it could catch anything.
            ended += status == 143
            if index.generation() != before:
                raise Wrong("terminated, and published all the same")
        else:
            raise Wrong(f"SIGTERM gives {status}")
        index.verify(whole=step % 10 == 0)
    if not ended:
        raise Wrong("no update was ended")


def two_updates(bin_dir, folder):
    index = made(bin_dir, folder)
    first = subprocess.Popen(index.command("update", "-"),
                             stdin=subprocess.PIPE)
    while not (index.path / "tmp" / "1").exists():
        pass
    path = index.input([articles.article(500)])
    for operation, arguments in (("update", [path]), ("build", [path]),
                                 ("rollback", []), ("prune", []),
                                 ("rebuild", []), ("remove", ["a0000001"])):
        expect(index.run(operation, *arguments, ok=()), 75, "another run")
    waiting = subprocess.Popen(index.command("update", "--lock-wait", 60, path))
    more = articles.article(501)
    first.communicate(pathlib.Path(index.input([more])).read_bytes())
    if first.returncode != 0 or waiting.wait() != 0:
        raise Wrong("one of the two updates failed")
    index.holds({**index.truth[1],
                 **titles_of([more, articles.article(500)])})
    index.verify(whole=True)


def update_during_prune(bin_dir, folder):
    """Prunes and updates side by side, each waiting for the other."""
    index = made(bin_dir, folder)
    held = dict(index.truth[1])
    for turn in range(30):
        records = [articles.article(1000 + turn * 5 + i) for i in range(5)]
        held.update(titles_of(records))
        runs = [subprocess.Popen(index.command(*command)) for command in (
            ("prune", "--keep", 2, "--lock-wait", 60),
            ("update", "--lock-wait", 60, index.input(records)),
            ("prune", "--keep", 2, "--lock-wait", 60))]
        if any(run.wait() != 0 for run in runs):
            raise Wrong("a prune or an update failed")
        index.holds(held)
        index.verify(whole=turn % 10 == 0)


ALL = (full_disk, no_inodes, read_only, vanished_input, clock_set_back,
       terminated, two_updates, update_during_prune)


def run(bin_dir, folder):
    for fault in ALL:
        place = pathlib.Path(folder) / fault.__name__
        place.mkdir(parents=True)
        try:
            fault(bin_dir, place)
            print(f"{fault.__name__}: as it must be")
        except Skip as skip:
            print(f"{fault.__name__}: skipped, {skip}")
