# SPDX-License-Identifier: GPL-3.0-or-later
"""scripts/evaluate, after the build: indexes the collections, asks their
queries, and says how good the answers are, beside the accepted figures.

    evaluate.py BUILD [--set NAME]... [--ranking NAME]... [--against RUN]...
                [--accept] [--floor]

BUILD is a build folder; indexes and runs go to BUILD/relevance. A ranking is
"default" or options of run_queries without their dashes: no-expand,rerank.
"""

import argparse
import pathlib
import subprocess
import sys

import collection
import measures

HERE = collection.HERE
ACCEPTED = HERE / "accepted"
FLOORS = HERE / "floors.tsv"


class Evaluation:
    def __init__(self, build):
        self.build = pathlib.Path(build)
        self.work = self.build / "relevance"
        self.work.mkdir(parents=True, exist_ok=True)
        self.indexed = set()

    def index(self, found):
        path = self.work / f"{found.name}.index"
        if found.name not in self.indexed:
            tool = self.build / "bin" / "indexer"
            done = subprocess.run(
                [tool, "build", "--quiet", "--force", "--index", path,
                 *found.inputs],
                capture_output=True, text=True, check=False)
            # 1: some input was refused, as an empty document is.
            if done.returncode not in (0, 1):
                sys.exit(f"{found.name}: {done.stderr}")
            self.indexed.add(found.name)
        return path

    def run(self, found, ranking):
        """(what was measured of each query, CPU ms a query)"""
        path = self.work / f"{found.name}.{ranking}.run"
        options = ["--" + option for option in ranking.split(",")
                   if option != "default"]
        with open(path, "w", encoding="utf-8") as out:
            done = subprocess.run(
                [self.build / "tests" / "run_queries", self.index(found),
                 found.queries, *options],
                stdout=out, stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"{found.name}: {done.stderr}")
        cost = done.stderr.split(",")[-1].split()[0]
        judgements = measures.read_judgements(found.judgements)
        return measures.measure_run(judgements, measures.read_run(path)), cost


def read_accepted(name):
    """{query: measures}; empty if nothing has been accepted."""
    path = ACCEPTED / f"{name}.tsv"
    if not path.is_file():
        return {}
    accepted = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            query, *values = line.split("\t")
            accepted[query] = tuple(map(float, values))
    return accepted


def write_accepted(name, measured):
    ACCEPTED.mkdir(exist_ok=True)
    lines = ["# query\t" + "\t".join(measures.MEASURES)]
    lines += ["\t".join([query, *(f"{value:.4f}" for value in values)])
              for query, values in measured.items()]
    (ACCEPTED / f"{name}.tsv").write_text("\n".join(lines) + "\n",
                                          encoding="utf-8")


def differences(measured, other, measure):
    """Of each query; what was rounded when accepted does not count."""
    gaps = [values[measure] - other[query][measure]
            for query, values in measured.items() if query in other]
    return [gap if abs(gap) > 0.00006 else 0.0 for gap in gaps]


def row(name, values, notes=()):
    print("  ".join([f"{name:<12}", *(f"{value:7.4f}" for value in values),
                     *notes]))


def compared(groups):
    """Two notes, on nDCG@10 and MAP, from [(measured, other)] of each set."""
    notes = []
    for measure in (0, 1):
        gaps = [differences(measured, other, measure)
                for measured, other in groups]
        gaps = [group for group in gaps if group]
        if not gaps:
            return ["     -", "     -"]
        mean = sum(sum(group) / len(group) for group in gaps) / len(gaps)
        notes.append(f"{mean:+.4f} (p {measures.probability(gaps):.4f})")
    return notes


def read_floors():
    lines = FLOORS.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def check_floors(ranking, results):
    """What fell below its floor. `results` is {set: means}."""
    fallen = []
    for name, of_ranking, measure, floor, reason in read_floors():
        if of_ranking != ranking or name not in results:
            continue
        value = results[name][measures.MEASURES.index(measure)]
        print(f"floor: {name} {ranking} {measure} {value:.4f}, "
              f"at least {floor}")
        if value < float(floor):
            fallen.append(
                f"{name}: {measure} of the ranking \"{ranking}\" is "
                f"{value:.4f}, below {floor}: {reason}. See RELEVANCE.md; "
                f"scripts/evaluate says which queries lost.")
    return fallen


def check_accepted(name, ranking, measured, accepted):
    """Whether it fell below what was accepted, beyond chance: small sets have
    floors that leave room for it, and would hide what a boost was worth."""
    fallen = []
    for at, measure in ((0, "nDCG@10"), (1, "MAP")):
        gaps = differences(measured, accepted, at)
        chance = measures.probability([gaps]) if gaps else 1
        if sum(gaps) < 0 and chance < 0.05:
            fallen.append(
                f"{name}: {measure} of the ranking \"{ranking}\" is "
                f"{-sum(gaps) / len(gaps):.4f} below what was accepted "
                f"(p {chance:.4f}). If that is wanted, scripts/evaluate "
                f"--accept and say why in RELEVANCE.md.")
    return fallen


def losers(measured, accepted, count=5):
    gaps = sorted((values[0] - accepted[query][0], query)
                  for query, values in measured.items() if query in accepted)
    return " ".join(f"{query} {gap:+.2f}" for gap, query in gaps[:count]
                    if gap < -0.005)


def show_against(found, measured, other):
    """Whether nDCG@10 is above that of another run, beyond chance."""
    judgements = measures.read_judgements(found.judgements)
    against = measures.measure_run(judgements, measures.read_run(other))
    row(f"- {pathlib.Path(other).stem}", measures.means(against),
        compared([(measured, against)]))
    gaps = differences(measured, against, 0)
    return sum(gaps) > 0 and measures.probability([gaps]) < 0.05


def evaluate(evaluation, chosen, ranking, arguments):
    """Prints the table of one ranking; returns {set: means} and what is wrong
    with them."""
    print(f"\nranking: {ranking}")
    print("  ".join([f"{'':<12}", *(f"{name:>7}" for name in measures.MEASURES),
                     "nDCG@10 and MAP against what was accepted, CPU ms"]))
    results, groups, fallen = {}, [], []
    for found in chosen:
        measured, cost = evaluation.run(found, ranking)
        name = f"{found.name}.{ranking}"
        accepted = read_accepted(name)
        results[found.name] = measures.means(measured)
        notes = compared([(measured, accepted)])
        row(found.name, results[found.name], [*notes, cost])
        if lost := losers(measured, accepted):
            print(f"{'':<14}lost most: {lost}")
        if found.name in collection.OTHERS:
            groups.append((measured, accepted))
        fallen += check_accepted(found.name, ranking, measured, accepted)
        if arguments.accept:
            write_accepted(name, measured)
        # Other programs' runs over the judged news are kept.
        kept = sorted(collection.JUDGED.glob("runs/*.run"))
        for other in [*arguments.against,
                      *(kept if found.name == "news" else ())]:
            lead = show_against(found, measured, other)
            if found.name == "news" and not lead:
                fallen.append(f"news: the ranking \"{ranking}\" is not above "
                              f"{other} in nDCG@10 with p < .05")
    if len(groups) == len(collection.OTHERS):
        each = [results[name] for name in collection.OTHERS]
        results["macro"] = tuple(sum(values) / len(each)
                                 for values in zip(*each))
        row("macro", results["macro"], compared(groups))
    return results, fallen


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build")
    parser.add_argument("--set", action="append", dest="sets")
    parser.add_argument("--ranking", action="append", dest="rankings")
    parser.add_argument("--against", action="append", default=[])
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("--floor", action="store_true")
    arguments = parser.parse_args()
    evaluation = Evaluation(arguments.build)
    chosen = []
    for name in arguments.sets or collection.names():
        found = collection.find(name, evaluation.work)
        if found is None:
            print(f"{name}: absent from {collection.data_folder()}, skipped")
        else:
            chosen.append(found)
    fallen = []
    for ranking in arguments.rankings or ["default"]:
        results, behind = evaluate(evaluation, chosen, ranking, arguments)
        if arguments.floor:
            fallen += behind + check_floors(ranking, results)
    for message in fallen:
        print(message, file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
