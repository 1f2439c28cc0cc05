// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>

#include "corpus/readers/mail_reader.h"
#include "tests/fuzz/article_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace defnews;
  ReaderOptions options;
  options.max_record_bytes = 1 << 16;
  options.now = absl::FromUnixSeconds(1700000000);
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto reader = MailReader(DecodedStream(MemorySource(bytes)), "fuzz",
                                 options, [](const InputProblem& problem) {
                                   Require(!problem.message.empty(),
                                           "a problem says what it is");
                                 });
  Article article;
  while (reader->Next(&article)) CheckArticle(article);
  return 0;
}
