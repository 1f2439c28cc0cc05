# SPDX-License-Identifier: GPL-3.0-or-later
"""exported_symbols.py LIBRARY HEADERS: names every symbol that the shared
library exports beyond the classes and functions its public headers declare."""
import pathlib
import re
import subprocess
import sys

COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
# What the compiler adds for a class of ours.
PREFIX = re.compile(r"^(?:typeinfo (?:name )?for |vtable for |"
                    r"guard variable for )")
OURS = re.compile(r"^defnews::(?:operator|([A-Za-z_]\w*))")
# Marks that the linker itself may leave.
LINKER = {"_init", "_fini", "_edata", "_end", "__bss_start"}


def exported(library):
    """(kind, demangled name) of each symbol others can link to."""
    listed = subprocess.run(
        ["nm", "-D", "--defined-only", "--demangle", library],
        capture_output=True, text=True, check=True).stdout
    for line in listed.splitlines():
        _, kind, name = line.split(" ", 2)
        yield kind, name


def declared_words(headers):
    words = set()
    for header in pathlib.Path(headers).rglob("*.h"):
        words.update(re.findall(
            r"[A-Za-z_]\w*", COMMENT.sub(" ", header.read_text("utf-8"))))
    return words


def main(library, headers):
    words = declared_words(headers)
    symbols = list(exported(library))
    ours = stray = 0
    for kind, name in symbols:
        match = OURS.match(PREFIX.sub("", name))
        if match and (match.group(1) is None or match.group(1) in words):
            ours += 1
        elif name not in LINKER:
            stray += 1
            print(f"exported, but in no public header: {kind} {name}")
    if not any("defnews::Searcher::" in name for _, name in symbols):
        stray += 1
        print("defnews::Searcher is not exported")
    print(f"{ours} symbols as declared, {stray} at fault")
    return 1 if stray else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
