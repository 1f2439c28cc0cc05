# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases worked by hand, and, where it is there, another evaluator's figures."""

import math
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

import measures

SOURCE = pathlib.Path(__file__).resolve().parents[2]


def other_evaluator():
    shared = os.environ.get("DEFNEWS_SHARED", SOURCE.parent / "shared")
    return pathlib.Path(shared) / "tools" / "trec_eval.py"


class MeasureTest(unittest.TestCase):
    def check(self, grades, ranking, expected):
        for name, value, wanted in zip(
                measures.MEASURES, measures.measure(grades, ranking), expected):
            self.assertAlmostEqual(value, wanted, places=5, msg=name)

    def test_equal_grades(self):
        # Ranks 2 and 4 of three: (1/log2 3 + 1/log2 5) over
        # (1 + 1/log2 3 + 1/log2 4); precision (1/2 + 2/4) / 3.
        self.check({"a": 1, "c": 1, "e": 1}, list("badc"),
                   (1.061606 / 2.130930, 1 / 3, 0.2, 2 / 3, 0.5))

    def test_grades_weigh(self):
        # The better one third: (1 + 2/2) over (2 + 1/log2 3).
        self.check({"a": 2, "b": 1}, list("bxa"),
                   (2 / 2.630930, (1 + 2 / 3) / 2, 0.2, 1, 1))

    def test_eleventh_place_counts_for_some(self):
        ranking = [f"x{i}" for i in range(10)] + ["a"]
        self.check({"a": 1}, ranking, (0, 1 / 11, 0, 1, 1 / 11))

    def test_beyond_a_hundred(self):
        ranking = [f"x{i}" for i in range(100)] + ["a"]
        self.check({"a": 1}, ranking, (0, 1 / 101, 0, 0, 1 / 101))

    def test_nothing_found(self):
        self.check({"a": 1}, [], (0, 0, 0, 0, 0))

    def test_document_twice_counts_once(self):
        self.check({"a": 1, "b": 1}, list("aab"), (1, 1, 0.2, 1, 1))

    def test_query_without_answer_counts_as_nothing(self):
        measured = measures.measure_run({"1": {"a": 1}, "2": {"b": 1}},
                                        {"1": ["a"]})
        self.assertEqual(measures.means(measured), (0.5, 0.5, 0.05, 0.5, 0.5))


class ProbabilityTest(unittest.TestCase):
    def test_no_difference(self):
        self.assertEqual(measures.probability([[0.0] * 50]), 1.0)

    def test_all_of_one_sign(self):
        # Two of 2^10 ways to sign ten equal numbers are as far out.
        self.assertAlmostEqual(measures.probability([[0.1] * 10]), 2 / 1024,
                               delta=0.002)

    def test_one_of_three(self):
        # 1, 1, -1: every way of signing them is as far from 0.
        self.assertEqual(measures.probability([[1.0, 1.0, -1.0]]), 1.0)

    def test_groups_weigh_alike(self):
        # The mean of means is 1; two of four signings of the pair reach it
        # whatever the three zeros do.
        self.assertAlmostEqual(
            measures.probability([[1.0, 1.0], [0.0, 0.0, 0.0]]), 0.5,
            delta=0.03)


@unittest.skipUnless(other_evaluator().is_file(), "no trec_eval.py here")
class OtherEvaluatorTest(unittest.TestCase):
    def test_random_runs_measure_the_same(self):
        chance = random.Random(7)
        grades, run = [], []
        for query in range(40):
            documents = [f"d{i}" for i in range(200)]
            chance.shuffle(documents)
            for document in documents[:chance.randrange(1, 30)]:
                grades.append(f"{query} 0 {document} {chance.randrange(4)}")
            chance.shuffle(documents)
            found = documents[:chance.randrange(200)]
            run += [f"{query} Q0 {document} {rank} {math.pi / rank} x"
                    for rank, document in enumerate(found, 1)]
        with tempfile.TemporaryDirectory() as folder:
            qrels = pathlib.Path(folder) / "qrels"
            answers = pathlib.Path(folder) / "run"
            qrels.write_text("\n".join(grades) + "\n")
            answers.write_text("\n".join(run) + "\n")
            out = subprocess.run(
                [sys.executable, other_evaluator(), qrels, answers],
                check=True, capture_output=True, text=True).stdout.split()
            ours = measures.means(measures.measure_run(
                measures.read_judgements(qrels), measures.read_run(answers)))
        for value, other in zip(ours, out[1:5]):
            self.assertAlmostEqual(value, float(other), places=4)


if __name__ == "__main__":
    unittest.main()
