// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are a thesaurus or are refused by a message that names the place;
// what is read can be looked up at every position of any text.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "common/aliases/thesaurus.h"

namespace {

void Check(bool holds) {
  if (!holds) std::abort();
}

void CheckFind(const defnews::Thesaurus& thesaurus, std::string_view text) {
  defnews::Analyzer analyzer;
  const auto terms = analyzer.AnalyzeQuery(text.substr(0, 512), false).sequence;
  for (size_t at = 0; at < terms.size(); ++at) {
    const auto match = thesaurus.Find(terms, at);
    if (!match) continue;
    Check(match->length > 0 && at + match->length <= terms.size());
    Check(!match->forms.empty() || !match->related.empty());
    for (const std::string& form : match->forms) {
      Check(!analyzer.AnalyzeQuery(form, false).empty());
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto thesaurus = defnews::Thesaurus::WithUserText(text, "fuzz.tsv");
  if (thesaurus.ok()) {
    CheckFind(*thesaurus, text);
  } else {
    Check(thesaurus.status().message().find("fuzz.tsv:") == 0);
  }
  CheckFind(defnews::Thesaurus::BuiltIn(), text);
  return 0;
}
