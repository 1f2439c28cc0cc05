// SPDX-License-Identifier: GPL-3.0-or-later
// Text -> terms: the one pipeline that the index and the queries share.
//
// Text is cut at ASCII white space into chunks; each distinct chunk is
// analysed once and remembered, so that running text costs one hash lookup a
// chunk. A chunk becomes pieces (by an ASCII scan, or by ICU's word
// boundaries when it has other characters; both give the same), pieces become
// words at consecutive positions plus other forms at the same positions.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace defnews {

// What kind of term stands at a position; a set of bits.
enum TermFlag : uint16_t {
  // The word itself: each position has exactly one of these.
  kPrimary = 1,
  // Parts of a compound written as one (ROK-US -> rokus), at the first part.
  kJoined = 2,
  // kJoined, and it covers the whole compound.
  kWhole = 4,
  // The capitals term of an acronym that is an ordinary word (US).
  kCapital = 8,
  // The family of a sub-designation (F-35A -> f35); never in a query.
  kFamily = 16,
  // Hangul for a hanja, or the number of an ordinal; never in a query.
  kGloss = 32,
  // A pair of Hangul syllables, or a lone one.
  kSyllables = 64,
  // Begins / ends a run of Hangul, that is, the word as typed.
  kRunStart = 128,
  kRunEnd = 256,
  // Goes on a designator (the 35 and the a of F-35A); only in a query.
  kInside = 512,
  // A reading of a Korean name, at the name's first position.
  kName = 1024,
};

// One term of a text. Offsets are bytes of the text given to Analyze(), half
// open. `term` and `word` are ids valid until the analyzer forgets.
struct Occurrence {
  uint32_t term;  // what is indexed: the stem
  uint32_t word;  // as typed, case folded
  uint32_t position;
  uint32_t begin;
  uint32_t end;
  uint16_t flags;  // of TermFlag
  // How many positions it covers; more than one for a kName.
  uint16_t span = 1;
};

// A word, phrase or designation of a query: at each position the primary
// term, and the terms that stand for the whole of it.
struct QueryTerms {
  struct Term {
    std::string term;  // as indexed, without field prefix
    std::string word;  // as typed, case folded
    uint16_t flags = 0;
    uint32_t begin = 0;  // bytes of the text given, half open
    uint32_t end = 0;
  };
  std::vector<Term> sequence;             // consecutive positions
  std::vector<std::string> alternatives;  // each equals the whole sequence

  bool empty() const { return sequence.empty(); }
};

// Not for use by two threads at once; one for each thread.
class Analyzer {
 public:
  enum class Route { kFast, kReference };

  // kReference takes every chunk through ICU and remembers nothing: what the
  // fast route is tested against.
  explicit Analyzer(Route route = Route::kFast);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  // Appends the occurrences of `text` (UTF-8; ill-formed bytes separate
  // words), the first at `position`; returns the position after the last.
  uint32_t Analyze(std::string_view text, uint32_t position,
                   std::vector<Occurrence>* out);

  // The query side of the same: particles are stripped from the last Hangul
  // run of `text` unless `as_typed`, and forms that only an index carries are
  // left out. `text` may hold several words (a phrase).
  QueryTerms AnalyzeQuery(std::string_view text, bool as_typed);

  // The text of an id. Views are valid until the next ForgetIfLarge().
  std::string_view term(uint32_t id) const;
  std::string_view word(uint32_t id) const;

  // Ids are dense: every id is below these.
  uint32_t term_count() const;
  uint32_t word_count() const;

  // Tells the ids of one analyzer from those of another, and from its own
  // after it has forgotten: no two in a process are the same, and none is 0.
  uint64_t vocabulary() const;

  // Whether what is remembered has outgrown its cap (about 64 MiB).
  bool outgrown() const;
  // Frees everything remembered if so. All ids become invalid then, and it
  // returns true. Call between articles.
  bool ForgetIfLarge();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// Changes whenever the terms of some text change. Stored in every index.
inline constexpr int kAnalyzerVersion = 2;

// The version of the ICU in use, for example "72.1".
std::string IcuVersion();

}  // namespace defnews
