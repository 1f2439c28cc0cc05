# SPDX-License-Identifier: GPL-3.0-or-later
"""nightly_test.py NIGHTLY BIN CLOCK: nights of scripts/nightly on a site that
grows, under the bare environment that cron gives. Each night is a day later by
CLOCK (see shifted_clock.cc). Prints what each test is about; fails with what
was not so.
"""
import contextlib
import datetime
import fcntl
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import unittest

from news_site import NewsSite

NIGHTLY, BIN, CLOCK = sys.argv[1:4]
DAY = 86400


class Night:
    """What came of one run."""

    def __init__(self, done, report, text):
        self.status = done.returncode
        self.stdout = done.stdout
        self.stderr = done.stderr
        self.report = report
        self.text = text

    def step(self, name):
        """The tool's own report of a step; None if there was no such step."""
        for step in self.report["steps"]:
            if step["step"] == name:
                return step["report"]
        return None

    def steps(self):
        return [step["step"] for step in self.report["steps"]]


class NightlyTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name) / "a folder"
        self.folder.mkdir()
        self.site = NewsSite(6)
        self.addCleanup(self.close_site)
        self.night = 0
        self.put("sources", self.site.sources())
        self.put("inbox/one.jsonl",
                 '{"id":"inbox-1","title":"By hand","body":"A clipping."}\n')
        self.settings()

    def close_site(self):
        with contextlib.suppress(OSError):
            self.site.close()

    def put(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def settings(self, **more):
        lines = {"index": "index", "store": "store", "state": "state",
                 "sources": "sources", "inputs": "inbox", "budget": "2s",
                 "allow_private": "yes", **more}
        self.put("nightly.conf", "# of the test\n" + "".join(
            f"{key} = {value}\n" for key, value in lines.items() if value))

    def environment(self):
        return {"LD_PRELOAD": CLOCK, "CLOCK_SHIFT": str(self.night * DAY),
                "DEFNEWS_BIN": BIN}

    def command(self, *options):
        return [NIGHTLY, "--config", str(self.folder / "nightly.conf"),
                *options]

    def run_night(self, *options):
        """Runs the next night, and reads its report if there is one."""
        self.night += 1
        before = set(self.reports())
        done = subprocess.run(
            self.command(*options), env=self.environment(), cwd="/",
            stdin=subprocess.DEVNULL, capture_output=True, text=True,
            check=False)
        return self.told(done, before)

    def reports(self):
        return sorted((self.folder / "state/reports").glob("*.json"))

    def told(self, done, before=()):
        new = set(self.reports()) - set(before)
        if not new:
            return Night(done, None, None)
        path = new.pop()
        return Night(done, json.loads(path.read_text()),
                     path.with_suffix(".txt").read_text())

    def good_night(self, *options):
        night = self.run_night(*options)
        self.assertEqual((night.status, night.stdout, night.stderr),
                         (0, "", ""))
        self.assertEqual(night.report["outcome"], "done", night.text)
        return night

    def bad_night(self, status=2):
        night = self.run_night()
        self.assertEqual(night.status, status, night.stderr)
        self.assertEqual(night.stdout, "")
        return night

    def now(self):
        """The time of the next night."""
        return (datetime.datetime.now(datetime.timezone.utc) +
                datetime.timedelta(days=self.night + 1))

    def publish(self, new, changed=0):
        self.site.publish(new, self.now() - datetime.timedelta(hours=1),
                          changed)

    def tool(self, name, *arguments):
        return subprocess.run([f"{BIN}/{name}", *arguments],
                              capture_output=True, text=True, check=False)

    def indexer(self, operation, *arguments):
        return self.tool("indexer", operation, "--index",
                         str(self.folder / "index"), *arguments)

    def articles(self):
        """By id, what the index has."""
        done = self.indexer("export")
        self.assertEqual(done.returncode, 0, done.stderr)
        lines = map(json.loads, done.stdout.splitlines())
        return {line["id"]: line for line in lines}

    def assert_index_is_the_site(self):
        pages = {article["url"]: article
                 for article in self.articles().values() if "url" in article}
        self.assertEqual(sorted(pages), sorted(
            self.site.url + path for path in self.site.by_path))
        for path, story in self.site.by_path.items():
            article = pages[self.site.url + path]
            self.assertEqual(article["title"], story.title)
            self.assertEqual("Corrected" in article["body"],
                             story.version > 0)

    def test_three_nights_with_a_failed_one(self):
        night = self.good_night()
        self.assertEqual(night.steps(),
                         ["fetch", "extract", "update", "check", "prune"])
        self.assertEqual(night.step("extract")["articles"], 6)
        self.assertEqual(night.step("update")["added"], 7)
        self.assert_index_is_the_site()
        first = self.articles()

        self.site.close()
        night = self.bad_night()
        self.assertIn("FAILED fetch: no server answered", night.stderr)
        self.assertIn("to be tried again", night.stderr)
        self.assertEqual(night.report["outcome"], "failed")
        self.assertEqual(night.report["status"], 2)
        self.assertEqual(self.articles(), first)

        self.site.open()
        self.publish(3, changed=1)
        self.site.visits.clear()
        night = self.good_night()
        self.assertEqual(night.step("fetch")["fetched"], 5)
        self.assertEqual(len([visit for visit in self.site.visits
                              if visit.startswith("/2024")]), 4)
        self.assertEqual(night.step("extract")["articles"], 4)
        self.assertEqual(night.step("update")["added"], 3)
        self.assertEqual(night.step("update")["changed"], 1)
        self.assert_index_is_the_site()

        night = self.good_night()
        self.assertEqual(night.step("fetch")["unchanged"], 1)
        self.assertEqual(night.step("extract")["articles"], 0)
        self.assertEqual(night.step("update")["added"], 0)
        self.assert_index_is_the_site()

    def test_a_damaged_index_is_told_and_the_next_night_catches_up(self):
        self.good_night()
        table = max((self.folder / "index/parts").rglob("postlist.*"))
        whole = table.read_bytes()
        table.write_bytes(whole[:len(whole) // 2])
        self.publish(2)
        night = self.bad_night()
        self.assertIn(str(table.parent.name), night.stderr)
        self.assertNotIn("prune", night.steps())
        table.write_bytes(whole)
        self.good_night()
        self.assert_index_is_the_site()

    def test_what_a_rollback_took_out_comes_back(self):
        self.good_night()
        self.publish(2)
        self.good_night()
        self.assertEqual(self.indexer("rollback").returncode, 0)
        night = self.good_night()
        self.assertEqual(night.step("extract")["articles"], 8)
        self.assertEqual(night.step("update")["added"], 2)
        self.assert_index_is_the_site()

    def test_saved_searches_tell_each_story_once_when_it_is_delivered(self):
        self.put("searches/all.query", "ministry OR military OR headquarters\n")
        self.settings(saved="searches", deliver="cat >>delivered; exit 1")
        self.good_night()  # what was there before is no news
        self.publish(2)
        night = self.bad_night()
        self.assertIn("FAILED searches: ", night.stderr)
        delivered = self.folder / "state/reports/searches/delivered"
        self.settings(saved="searches", deliver=f"cat >'{delivered}'")
        night = self.good_night()
        self.assertIn("searches  2 new stories and 0 changed", night.text)
        told = delivered.read_text()
        for number in (6, 7):
            self.assertEqual(told.count(self.site.stories[number].title), 1)
        self.assertNotIn(self.site.stories[5].title, told)
        delivered.unlink()
        self.assertIn("searches  nothing new", self.good_night().text)
        self.assertFalse(delivered.exists())

    def test_refused_searches_stand_in_the_report(self):
        self.put("searches/good.query", "ministry\n")
        self.put("searches/bad.query", "ministry\nAND \"open\n")
        self.settings(saved="searches")
        night = self.good_night()
        self.assertIn("searches  nothing new, 1 refused\n", night.text)
        self.assertIn("bad.query:2: ", night.text)
        refused = night.step("searches")["refused"]
        self.assertEqual(len(refused), 1)
        self.assertIn("bad.query:2: ", refused[0]["message"])
        self.assertIn("prune", night.steps())
        self.put("searches/bad.query", "ministry\n")
        self.assertEqual(self.good_night().step("searches"),
                         {"outcome": "nothing new", "refused": []})

    def test_a_folder_without_a_search_is_nothing_to_do(self):
        (self.folder / "searches").mkdir()
        self.settings(saved="searches")
        night = self.good_night()
        self.assertIn(f"searches  none in {self.folder}/searches\n", night.text)
        self.assertEqual(night.step("searches")["outcome"],
                         f"none in {self.folder}/searches")
        self.assertEqual(night.steps()[-1], "prune")
        (self.folder / "searches").rmdir()
        self.assertIn("FAILED searches: ", self.bad_night().stderr)

    def test_refused_input_is_success_and_stands_in_the_report(self):
        self.put("inbox/bad.jsonl", "no json\n")
        night = self.good_night()
        self.assertIn("bad.jsonl:1: ", night.text)
        self.assertIn("1 refused", night.text)
        self.assertEqual(self.run_night("--verbose").stdout.count("refused"),
                         1)

    def test_an_input_that_vanished_is_told_and_the_others_are_read(self):
        self.put("mounted/two.jsonl",
                 '{"id":"inbox-2","title":"Another","body":"A clipping."}\n')
        self.settings(sources="", inputs="inbox\ninputs = mounted")
        self.assertEqual(self.good_night().step("update")["added"], 2)
        (self.folder / "mounted").rename(self.folder / "away")
        self.put("inbox/three.jsonl",
                 '{"id":"inbox-3","title":"Third","body":"A clipping."}\n')
        night = self.bad_night()
        self.assertIn(f"FAILED inputs: {self.folder}/mounted is not there",
                      night.stderr)
        self.assertEqual(night.report["outcome"], "failed")
        self.assertEqual(night.step("update")["added"], 1)
        self.assertEqual(night.steps(), ["update", "check", "prune"])
        (self.folder / "inbox").rename(self.folder / "inbox away")
        night = self.bad_night()  # nothing is left to read
        self.assertEqual(len(night.report["failures"]), 2)
        self.assertEqual(len(self.articles()), 3)
        (self.folder / "inbox away").rename(self.folder / "inbox")
        (self.folder / "away").rename(self.folder / "mounted")
        self.good_night()

    def test_inputs_alone_and_an_empty_night(self):
        self.settings(sources="")
        self.assertEqual(self.good_night().steps(),
                         ["update", "check", "prune"])
        self.settings(inputs="")
        self.site.stories.clear()
        self.site.by_path.clear()
        self.assertEqual(self.good_night().steps(),
                         ["fetch", "extract", "check", "prune"])

    def test_one_run_at_a_time_and_a_message_only_when_it_repeats(self):
        self.good_night()
        with open(self.folder / "state/lock", "ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            night = self.run_night()
            self.assertEqual((night.status, night.stderr), (75, ""))
            night = self.run_night()
            self.assertEqual(night.status, 75)
            self.assertIn("another run is still at work", night.stderr)
        self.good_night()
        # Of the index, to which somebody else may hold the lock too.
        self.settings(lock_wait="0")
        with open(self.folder / "index/lock", "ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            night = self.bad_night(75)
            self.assertIn("FAILED update: another run is at work",
                          night.stderr)
        self.good_night()

    def interrupted_night(self, interrupt):
        """A night told of by `interrupt` while a server keeps it waiting."""
        asked, go_on = threading.Event(), threading.Event()
        answer = self.site.answer

        def hang(path):
            asked.set()
            go_on.wait()
            return answer(path)

        self.site.answer = hang
        self.settings(budget="1h")
        self.night += 1
        run = subprocess.Popen(
            self.command(), env=self.environment(), stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, start_new_session=True)
        asked.wait()
        interrupt(run)
        stdout, stderr = run.communicate()
        go_on.set()
        self.site.answer = answer
        self.assertEqual(stdout, "")
        return run.returncode, stderr

    def test_a_signal_ends_the_night_and_the_next_one_goes_on(self):
        status, stderr = self.interrupted_night(
            lambda run: run.send_signal(signal.SIGTERM))
        self.assertEqual(status, 143)
        self.assertIn("stopped by a signal", stderr)
        self.good_night()
        self.assert_index_is_the_site()

    def test_a_killed_night_is_made_up_for(self):
        status, _ = self.interrupted_night(
            lambda run: os.killpg(run.pid, signal.SIGKILL))
        self.assertEqual(status, -signal.SIGKILL)
        self.good_night()
        self.assert_index_is_the_site()

    def test_logs_and_reports_of_old_nights_go(self):
        self.settings(sources="", nights="2")
        for _ in range(4):
            self.good_night()
        for kind, suffix in (("logs", "log"), ("reports", "json"),
                             ("reports", "txt")):
            files = sorted((self.folder / "state" / kind).glob(f"*.{suffix}"))
            days = [file.name[:10] for file in files]
            expected = [(self.now() - datetime.timedelta(days=back)).date()
                        for back in (2, 1)]
            self.assertEqual(days, [str(day) for day in expected])

    def test_faults_of_the_settings_are_named_by_line(self):
        for line, message in (
                ("colour = red", "nightly.conf:2: `colour` is unknown"),
                ("keep = few", "`keep` \"few\" is no number"),
                ("budget = soon", "`budget` \"soon\" is no duration"),
                ("index", "\"index\" is no `key = value`"),
                ("index =", "`index` has no value"),
                ("index = x", "name what to read")):
            self.put("nightly.conf", f"# first\n{line}\n")
            night = self.run_night()
            self.assertEqual(night.status, 2, line)
            self.assertIn(message, night.stderr)
        (self.folder / "nightly.conf").unlink()
        self.assertIn("no settings to read", self.run_night().stderr)

    def test_the_crontab_line_runs_as_it_stands(self):
        done = subprocess.run(self.command("--print-crontab"), check=True,
                              env=self.environment(), capture_output=True,
                              text=True)
        line = [line for line in done.stdout.splitlines()
                if line[0].isdigit()][0]
        self.settings(sources="")
        done = subprocess.run(["/bin/sh", "-c", line.split(None, 5)[5]],
                              env=self.environment(), check=False,
                              capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(len(self.articles()), 1)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[4:], verbosity=2)
