# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants offences in a small clean tree; check-layering must name each."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLEAN = {
    "common/article.h": "#pragma once\n#include <string>\n",
    "common/index/schema.h": '#define ID(d) d.add_boolean_term("Qid")\n',
    "common/CMakeLists.txt": "add_library(defnews_common article.cc)\n",
    "corpus/reader.cc": '#include "corpus/reader.h"\n',
    "corpus/reader.h": '#include "common/article.h"\n',
    "indexer/writer.cc": '#include "corpus/reader.h"\n',
    "indexer/CMakeLists.txt": "target_link_libraries(x defnews_corpus)\n",
    "indexer/index_main.cc": "int main() {}\n" * 60,
    "searcher/include/defnews/result.h": "#include <vector>\n",
    "searcher/include/defnews/searcher.h":
        '#include "defnews/result.h"\n#include <optional>\n'
        "// Answers as Xapian::Database would.\n",
    "searcher/searcher.cc": '#include "common/article.h"\n'
                            "#include <defnews/searcher.h>\n"
                            "#include <xapian.h>\n"
                            '// #include "indexer/writer.h"\n',
}


class CheckLayeringTest(unittest.TestCase):
    def offences(self, changes):
        """The report over the clean tree with the changed files, and status."""
        with tempfile.TemporaryDirectory() as folder:
            for path, text in {**CLEAN, **changes}.items():
                file = pathlib.Path(folder, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8")
            done = subprocess.run(
                [sys.executable, ROOT / "scripts/check-layering", folder],
                capture_output=True, text=True, check=False)
        self.assertEqual(done.stderr, "")
        return done.stdout.splitlines(), done.returncode

    def assert_offence(self, path, text, line, *words):
        lines, status = self.offences({path: text})
        self.assertEqual(status, 1)
        self.assertEqual(len(lines), 1, lines)
        self.assertTrue(lines[0].startswith(f"{path}:{line}: "), lines[0])
        for word in words:
            self.assertIn(word, lines[0])

    def test_clean_tree_passes_in_silence(self):
        self.assertEqual(self.offences({}), ([], 0))

    def test_every_forbidden_arrow_is_named(self):
        headers = {"corpus": "corpus/reader.h", "indexer": "indexer/writer.h",
                   "searcher": "searcher/query.h", "tests": "tests/x.h"}
        forbidden = {"common": ["corpus", "indexer", "searcher", "tests"],
                     "corpus": ["indexer", "searcher", "tests"],
                     "indexer": ["searcher", "tests"],
                     "searcher": ["corpus", "indexer", "tests"]}
        for layer, others in forbidden.items():
            for other in others:
                with self.subTest(layer=layer, other=other):
                    self.assert_offence(
                        f"{layer}/new.cc",
                        f'#include <map>\n#include "{headers[other]}"\n', 2,
                        f"{layer} must not see {other}")

    def test_public_header_counts_as_searcher(self):
        self.assert_offence("indexer/new.cc", "#include <defnews/searcher.h>\n",
                            1, "indexer must not see searcher")

    def test_include_after_a_comment_is_seen(self):
        self.assert_offence("common/new.h",
                            '/* why\n */\n#include "corpus/reader.h"\n', 3)

    def test_link_against_the_arrows_is_named(self):
        self.assert_offence("searcher/CMakeLists.txt",
                            "\ntarget_link_libraries(d defnews_corpus)\n", 2,
                            "defnews_corpus")

    def test_include_beside_the_file_is_named(self):
        self.assert_offence("corpus/reader.cc", '#include "reader.h"\n', 1,
                            "path from the root")

    def test_circle_of_headers_is_named(self):
        self.assert_offence("common/article.h", '#include "common/article.h"\n',
                            1, "circle")
        lines, status = self.offences({
            "common/a.h": '#include "common/b.h"\n',
            "common/b.h": '#include "common/c.h"\n',
            "common/c.h": '#include "common/a.h"\n'})
        self.assertEqual(status, 1)
        self.assertEqual(lines, [
            "common/c.h:1: includes in a circle: common/a.h -> common/b.h -> "
            "common/c.h -> common/a.h"])

    def test_public_header_shows_standard_types_only(self):
        public = "searcher/include/defnews/searcher.h"
        for name in ("<xapian.h>", "<absl/status/status.h>",
                     "<unicode/unistr.h>", '"common/article.h"'):
            with self.subTest(name=name):
                self.assert_offence(public, f"#include {name}\n", 1,
                                    "a public header includes")
        self.assert_offence(public, "Xapian::Query Raw();\n", 1,
                            "another library")

    def test_long_main_is_named(self):
        self.assert_offence("indexer/index_main.cc", "int main() {}\n" * 61,
                            61, "a main of 61 lines")

    def test_schema_literal_outside_the_schema_is_named(self):
        for code in ('d.add_boolean_term("Q" + id);', "d.add_value(3, x);",
                     'db.set_metadata("stop", x);', "d.get_value( 1);"):
            with self.subTest(code=code):
                self.assert_offence("indexer/writer.cc", code + "\n", 1,
                                    "index schema")


if __name__ == "__main__":
    unittest.main()
