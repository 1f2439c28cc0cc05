// SPDX-License-Identifier: GPL-3.0-or-later
#include <zlib.h>

#include "searcher/glass/table.h"

namespace defnews::glass_reader {

// Raw deflate. Unlike libxapian's own loop this goes on while output is
// pending, however much of the input is used up.
bool Cursor::Inflate() {
  z_stream stream = {};
  if (inflateInit2(&stream, -15) != Z_OK) return Damage();
  const std::string deflated(item_.value);
  inflated_.clear();
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(deflated.data()));
  stream.avail_in = static_cast<uInt>(deflated.size());
  int status = Z_OK;
  while (status == Z_OK) {
    char piece[1 << 13];
    stream.next_out = reinterpret_cast<Bytef*>(piece);
    stream.avail_out = sizeof(piece);
    status = inflate(&stream, Z_NO_FLUSH);
    inflated_.append(piece, sizeof(piece) - stream.avail_out);
  }
  inflateEnd(&stream);
  if (status != Z_STREAM_END) return Damage();
  item_.value = inflated_;
  item_.deflated = false;
  return true;
}

}  // namespace defnews::glass_reader
