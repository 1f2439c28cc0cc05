# SPDX-License-Identifier: GPL-3.0-or-later
"""An independent reader of WARC files: one gzip member, one record."""
import base64
import hashlib
import pathlib
import zlib


def members(data):
    """The contents of the whole gzip members; a torn last one is left out."""
    while data:
        inflate = zlib.decompressobj(31)
        plain = inflate.decompress(data) + inflate.flush()
        if not inflate.eof:
            return
        yield plain
        data = inflate.unused_data


def records(path):
    """Yields (fields, block) of each record, and checks its form."""
    for plain in members(pathlib.Path(path).read_bytes()):
        head, block = plain.split(b"\r\n\r\n", 1)
        lines = head.decode("utf-8").split("\r\n")
        assert lines[0] == "WARC/1.1", lines[0]
        fields = dict(line.split(": ", 1) for line in lines[1:])
        length = int(fields["Content-Length"])
        assert block[length:] == b"\r\n\r\n", "the record's end"
        block = block[:length]
        for name in ("WARC-Type", "WARC-Record-ID", "WARC-Date"):
            assert name in fields, name
        digest = fields.get("WARC-Block-Digest")
        if digest:
            sha1 = base64.b32encode(hashlib.sha1(block).digest()).decode()
            assert digest == "sha1:" + sha1, digest
        yield fields, block


def store_records(store):
    """The records of all files of a store, in order."""
    for path in sorted(pathlib.Path(store, "warc").glob("*.warc.gz")):
        yield from records(path)
