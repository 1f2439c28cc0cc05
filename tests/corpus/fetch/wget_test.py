# SPDX-License-Identifier: GPL-3.0-or-later
"""wget_test.py CORPUS: archives that wget writes are read.

Exit status 77 (skipped) if there is no wget.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from local_site import Site


def check(corpus, site, folder, compressed):
    name = str(pathlib.Path(folder, "site"))
    options = [] if compressed else ["--no-warc-compression"]
    subprocess.run(
        ["wget", "--quiet", "--no-config", f"--warc-file={name}",
         "--delete-after", *options, f"{site.url}/story/1",
         f"{site.url}/old", f"{site.url}/story/2"],
        cwd=folder, check=True)
    path = name + (".warc.gz" if compressed else ".warc")
    run = subprocess.run([corpus, "import", path], stdout=subprocess.PIPE,
                         check=True)
    articles = [json.loads(line) for line in run.stdout.splitlines()]
    urls = [article["url"] for article in articles]
    wanted = [f"{site.url}/story/{n}" for n in (1, 0, 2)]
    assert urls == wanted, urls
    assert "left the port of Busan" in articles[0]["body"], articles[0]
    assert all("collected" in article for article in articles)


def main(corpus):
    if not shutil.which("wget"):
        print("skipped: no wget")
        return 77
    site = Site(3)
    for compressed in (True, False):
        with tempfile.TemporaryDirectory() as folder:
            check(corpus, site, folder, compressed)
    site.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
