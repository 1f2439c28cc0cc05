// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/spelling.h"

#include <string>
#include <string_view>
#include <utility>

#include "searcher/suggest/correction.h"
#include "searcher/suggest/letter_runs.h"
#include "searcher/suggest/source_names.h"
#include "searcher/suggest/speller.h"

namespace defnews {
namespace {

// Words of one query that are corrected; a text of nonsense has no more.
constexpr size_t kMostWords = 8;
constexpr size_t kMostQueries = 12;

class Spelling {
 public:
  Spelling(Engine* engine, bool far, Analyzer* analyzer)
      : engine_(engine), speller_(engine, far, analyzer) {}

  std::vector<Correction> Corrections(const Node& root) {
    const std::vector<const Node*> leaves = CorrectableLeaves(root);
    for (size_t i = 0; i < leaves.size(); ++i) {
      if (leaves[i]->kind == Node::Kind::kSource) {
        CorrectSource(i, leaves[i]->text);
      } else {
        CorrectWords(i, *leaves[i]);
      }
    }
    return std::move(corrections_);
  }

 private:
  void CorrectSource(size_t leaf, const std::string& name) {
    if (corrections_.size() == kMostWords) return;
    if (HasSource(engine_, name)) return;
    corrections_.push_back(
        {leaf, {0, name.size(), false}, NearestSources(engine_, name)});
  }

  void CorrectWords(size_t leaf, const Node& node) {
    for (const LetterRun& run : CorrectableRuns(node.text)) {
      if (corrections_.size() == kMostWords) return;
      const std::string_view word =
          std::string_view(node.text).substr(run.begin, run.end - run.begin);
      const WordUse use = {node.field, node.exact, run.hangul};
      if (!speller_.IsMissing(word, use)) continue;
      corrections_.push_back({leaf, run, speller_.Corrections(word, use)});
    }
  }

  Engine* const engine_;
  const Speller speller_;
  std::vector<Correction> corrections_;
};

}  // namespace

std::vector<Candidate> SpellingCandidates(const Node& root, Engine* engine,
                                          bool far, Analyzer* analyzer) {
  return CorrectedQueries(
      root, Spelling(engine, far, analyzer).Corrections(root), kMostQueries);
}

}  // namespace defnews
