// SPDX-License-Identifier: GPL-3.0-or-later
// Running readers over strings.
#pragma once

#include <zlib.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/readers/article_reader.h"
#include "corpus/readers/byte_source.h"

namespace defnews {

struct ReadResult {
  std::vector<Article> articles;
  std::vector<std::string> refused;
  std::vector<std::string> notes;
};

inline ProblemSink SinkInto(ReadResult* result) {
  return [result](const InputProblem& problem) {
    const bool refused = problem.kind == InputProblem::Kind::kRefused;
    (refused ? result->refused : result->notes).push_back(ProblemText(problem));
  };
}

inline void Drain(ArticleReader* reader, ReadResult* result) {
  Article article;
  while (reader->Next(&article)) result->articles.push_back(article);
}

inline std::unique_ptr<ByteStream> StreamOf(std::string_view bytes) {
  return DecodedStream(MemorySource(std::string(bytes)));
}

inline std::string Gzip(std::string_view bytes) {
  constexpr int kGzip = 15 + 16;
  z_stream zlib = {};
  deflateInit2(&zlib, 6, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&zlib, bytes.size()) + 32, '\0');
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  zlib.avail_in = static_cast<uInt>(bytes.size());
  zlib.next_out = reinterpret_cast<Bytef*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  deflate(&zlib, Z_FINISH);
  out.resize(zlib.total_out);
  deflateEnd(&zlib);
  return out;
}

}  // namespace defnews
