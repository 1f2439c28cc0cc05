// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes through both routes of the analysis: they agree, offsets lie
// inside the text, and the query side takes the same bytes.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "common/text/analyzer.h"

namespace {

using defnews::Analyzer;
using defnews::Occurrence;

void Require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static Analyzer fast;
  static Analyzer reference(Analyzer::Route::kReference);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  fast.ForgetIfLarge();
  reference.ForgetIfLarge();
  std::vector<Occurrence> a;
  std::vector<Occurrence> b;
  const uint32_t next = fast.Analyze(text, 1, &a);
  Require(reference.Analyze(text, 1, &b) == next && a.size() == b.size());
  for (size_t i = 0; i < a.size(); ++i) {
    Require(a[i].begin <= a[i].end && a[i].end <= size && a[i].position < next);
    Require(a[i].position == b[i].position && a[i].begin == b[i].begin &&
            a[i].end == b[i].end && a[i].flags == b[i].flags);
    Require(fast.term(a[i].term) == reference.term(b[i].term));
    Require(!fast.term(a[i].term).empty() &&
            fast.term(a[i].term).size() <= 120);
  }
  for (const bool as_typed : {false, true}) {
    for (const auto& term : fast.AnalyzeQuery(text, as_typed).sequence) {
      Require(!term.term.empty());
    }
  }
  return 0;
}
