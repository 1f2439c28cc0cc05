// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/analyzer.h"

#include <unicode/uversion.h>
#include <xapian.h>

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

#include "common/index/schema.h"
#include "common/names/korean_name.h"
#include "common/text/char_class.h"
#include "common/text/folding.h"
#include "common/text/segmenter.h"
#include "common/text/text_map.h"
#include "common/text/utf8.h"
#include "common/text/word_forms.h"

namespace defnews {
namespace {

// Chunks longer than this are analysed in windows, so that hostile input
// costs linear time and bounded memory.
constexpr size_t kMaxChunk = 4096;
// Chunks longer than this are not remembered: they hardly ever come back.
constexpr size_t kMaxRemembered = 64;
constexpr size_t kMaxRememberedBytes = size_t{64} << 20;
// What one remembered chunk or word costs beside its text, roughly.
constexpr size_t kEntryBytes = 96;

bool IsAsciiText(std::string_view text) {
  return std::all_of(text.begin(), text.end(), IsAscii);
}

// Where to cut a chunk that is too long: after its last separator, else at a
// character.
size_t WindowEnd(std::string_view chunk) {
  if (chunk.size() <= kMaxChunk) return chunk.size();
  for (size_t at = kMaxChunk; at > kMaxChunk / 2; --at) {
    if (IsAscii(chunk[at - 1]) && !IsAlnum(chunk[at - 1])) return at;
  }
  size_t end = kMaxChunk;
  while (end > kMaxChunk - 4 && !IsLeadByte(chunk[end])) --end;
  return end;
}

// A word of ASCII letters with at most punctuation around it, which has one
// form and no other; most chunks are that. Capitals may be an acronym.
bool IsPlainWord(std::string_view chunk, WordForms* forms) {
  size_t begin = 0;
  while (begin < chunk.size() && IsAscii(chunk[begin]) &&
         !IsAlnum(chunk[begin])) {
    ++begin;
  }
  size_t end = begin;
  bool small = false;
  for (; end < chunk.size() && IsLetter(chunk[end]); ++end) {
    small = small || IsLower(chunk[end]);
  }
  if (!small || end - begin > schema::kMaxWordBytes) return false;
  for (size_t at = end; at < chunk.size(); ++at) {
    if (!IsAscii(chunk[at]) || IsAlnum(chunk[at])) return false;
  }
  std::string word(chunk.substr(begin, end - begin));
  for (char& c : word) c = ToLower(c);
  forms->forms.push_back({std::move(word), 0, static_cast<uint32_t>(begin),
                          static_cast<uint32_t>(end), kPrimary});
  forms->positions = 1;
  return true;
}

}  // namespace

class Analyzer::Impl {
 public:
  explicit Impl(Route route) : route_(route), stem_("english") {}

  uint32_t Analyze(std::string_view text, uint32_t position,
                   std::vector<Occurrence>* out) {
    const size_t first = out->size();
    size_t at = 0;
    while (at < text.size()) {
      if (IsBlank(text[at])) {
        ++at;
        continue;
      }
      size_t end = at + 1;
      while (end < text.size() && !IsBlank(text[end])) ++end;
      while (at < end) {
        const size_t size = WindowEnd(text.substr(at, end - at));
        position = AddChunk(text.substr(at, size), static_cast<uint32_t>(at),
                            position, out);
        at += size;
      }
    }
    AddNames(text, first, out);
    return position;
  }

  QueryTerms AnalyzeQuery(std::string_view text, bool as_typed) {
    QueryTerms terms;
    size_t chunks = 0;
    bool one_compound = false;
    std::string_view rest = text;
    while (!rest.empty()) {
      const size_t size = ChunkSize(rest);
      const std::string_view chunk = rest.substr(0, size);
      const auto offset = static_cast<uint32_t>(text.size() - rest.size());
      rest.remove_prefix(size);
      while (!rest.empty() && IsBlank(rest[0])) rest.remove_prefix(1);
      if (chunk.empty()) continue;
      const FormOptions options{true, rest.empty() && !as_typed};
      FoldedText folded;
      const WordForms forms = Forms(chunk, options, &folded);
      if (forms.positions == 0) continue;
      one_compound = ++chunks == 1 && forms.one_compound;
      AddQueryForms(forms, folded, offset, as_typed, &terms);
    }
    if (!one_compound || terms.sequence.size() < 2) terms.alternatives.clear();
    return terms;
  }

  std::string_view term(uint32_t id) const { return terms_[id]; }
  std::string_view word(uint32_t id) const { return words_[id].text; }
  uint32_t term_count() const { return static_cast<uint32_t>(terms_.size()); }
  uint32_t word_count() const { return static_cast<uint32_t>(words_.size()); }

  bool ForgetIfLarge() {
    if (bytes_ < kMaxRememberedBytes) return false;
    chunks_.clear();
    word_ids_.clear();
    term_ids_.clear();
    remembered_.clear();
    keys_.clear();
    words_.clear();
    terms_.clear();
    bytes_ = 0;
    return true;
  }

 private:
  struct Word {
    std::string text;
    uint32_t term;
  };

  // A chunk's occurrences, relative to its first byte and position.
  struct Chunk {
    uint32_t first;  // in remembered_
    uint32_t count;
    uint32_t positions;
  };

  static size_t ChunkSize(std::string_view text) {
    size_t end = 0;
    while (end < text.size() && !IsBlank(text[end])) ++end;
    return WindowEnd(text.substr(0, end));
  }

  uint32_t AddChunk(std::string_view chunk, uint32_t offset, uint32_t position,
                    std::vector<Occurrence>* out) {
    if (route_ == Route::kFast) {
      const auto known = chunks_.find(chunk);
      if (known != chunks_.end()) {
        return Replay(known->second, offset, position, out);
      }
    }
    FoldedText folded;
    WordForms forms;
    if (route_ == Route::kReference || !IsPlainWord(chunk, &forms)) {
      forms = Forms(chunk, {}, &folded);
    }
    Chunk entry{static_cast<uint32_t>(remembered_.size()),
                static_cast<uint32_t>(forms.forms.size()), forms.positions};
    for (const WordForm& form : forms.forms) {
      const uint32_t word = InternWord(form.word, form.flags);
      remembered_.push_back({words_[word].term, word, form.position,
                             folded.SourceOffset(form.begin),
                             folded.SourceOffset(form.end), form.flags});
    }
    position = Replay(entry, offset, position, out);
    if (route_ == Route::kFast && chunk.size() <= kMaxRemembered) {
      keys_.emplace_back(chunk);
      chunks_.emplace(keys_.back(), entry);
      bytes_ += chunk.size() + kEntryBytes + entry.count * sizeof(Occurrence);
    } else {
      remembered_.resize(entry.first);
    }
    return position;
  }

  // Adds the readings of the Korean names in `text`, whose words are the
  // occurrences from `first` on, each over all positions of its name.
  void AddNames(std::string_view text, size_t first,
                std::vector<Occurrence>* out) {
    mentions_.clear();
    FindNames(text, &mentions_);
    const size_t end = out->size();
    size_t at = first;
    for (const NameMention& mention : mentions_) {
      const auto is_before = [&](const Occurrence& occurrence) {
        return (occurrence.flags & kPrimary) == 0 ||
               occurrence.begin < mention.begin;
      };
      while (at < end && is_before((*out)[at])) ++at;
      if (at == end || (*out)[at].begin >= mention.end) continue;
      const uint32_t position = (*out)[at].position;
      uint32_t last = position;
      for (size_t i = at; i < end && (*out)[i].begin < mention.end; ++i) {
        if ((*out)[i].flags & kPrimary) last = (*out)[i].position;
      }
      for (const NameReading& reading : mention.readings) {
        const uint32_t word =
            InternWord(std::string(schema::kName) + reading.hangul, kName);
        out->push_back({words_[word].term, word, position,
                        static_cast<uint32_t>(mention.begin),
                        static_cast<uint32_t>(mention.end), kName,
                        static_cast<uint16_t>(last - position + 1)});
      }
    }
  }

  uint32_t Replay(const Chunk& chunk, uint32_t offset, uint32_t position,
                  std::vector<Occurrence>* out) const {
    for (uint32_t i = chunk.first; i < chunk.first + chunk.count; ++i) {
      Occurrence occurrence = remembered_[i];
      occurrence.position += position;
      occurrence.begin += offset;
      occurrence.end += offset;
      out->push_back(occurrence);
    }
    return position + chunk.positions;
  }

  WordForms Forms(std::string_view chunk, const FormOptions& options,
                  FoldedText* folded) {
    std::vector<Piece> pieces;
    if (IsAsciiText(chunk)) {
      folded->text = std::string(chunk);
    } else {
      *folded = FoldChunk(chunk);
    }
    if (route_ == Route::kFast && IsAsciiText(folded->text)) {
      SegmentAscii(folded->text, &pieces);
    } else {
      if (!icu_) icu_.emplace();
      icu_->Segment(folded->text, &pieces);
    }
    return MakeWordForms(folded->text, pieces, options);
  }

  void AddQueryForms(const WordForms& forms, const FoldedText& folded,
                     uint32_t offset, bool as_typed, QueryTerms* out) {
    const size_t base = out->sequence.size();
    for (const WordForm& form : forms.forms) {
      const std::string term = TermOf(form.word, form.flags);
      if ((form.flags & kPrimary) != 0) {
        out->sequence.push_back({term, form.word, form.flags,
                                 offset + folded.SourceOffset(form.begin),
                                 offset + folded.SourceOffset(form.end)});
      } else if ((form.flags & kWhole) != 0) {
        out->alternatives.push_back(as_typed ? form.word : term);
      }
    }
    // Forms come in order of position, so sequence[base + p] is position p.
    for (const WordForm& form : forms.forms) {
      const size_t index = base + form.position;
      if ((form.flags & kCapital) == 0 || index >= out->sequence.size())
        continue;
      out->sequence[index].term = form.word;
      out->sequence[index].flags |= kCapital;
    }
  }

  // English Snowball for words of ASCII letters; all else stays as it is.
  std::string TermOf(const std::string& word, uint16_t flags) {
    if ((flags & (kCapital | kSyllables | kName)) != 0) return word;
    const bool stemmed = std::all_of(word.begin(), word.end(), [](char c) {
      return IsLetter(c) || c == '\'';
    });
    return stemmed ? stem_(word) : word;
  }

  uint32_t InternWord(const std::string& word, uint16_t flags) {
    const auto known = word_ids_.find(word);
    if (known != word_ids_.end()) return known->second;
    const uint32_t term = InternTerm(TermOf(word, flags));
    const uint32_t id = word_count();
    words_.push_back({word, term});
    word_ids_.emplace(words_.back().text, id);
    bytes_ += word.size() + kEntryBytes;
    return id;
  }

  uint32_t InternTerm(std::string term) {
    const auto known = term_ids_.find(term);
    if (known != term_ids_.end()) return known->second;
    const uint32_t id = term_count();
    bytes_ += term.size() + kEntryBytes;
    terms_.push_back(std::move(term));
    term_ids_.emplace(terms_.back(), id);
    return id;
  }

  Route route_;
  Xapian::Stem stem_;
  std::optional<IcuSegmenter> icu_;
  TextMap<Chunk> chunks_;
  std::deque<std::string> keys_;
  std::vector<Occurrence> remembered_;
  std::vector<NameMention> mentions_;  // kept for its memory
  TextMap<uint32_t> word_ids_;
  TextMap<uint32_t> term_ids_;
  std::deque<Word> words_;
  std::deque<std::string> terms_;
  size_t bytes_ = 0;
};

Analyzer::Analyzer(Route route) : impl_(std::make_unique<Impl>(route)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

uint32_t Analyzer::Analyze(std::string_view text, uint32_t position,
                           std::vector<Occurrence>* out) {
  return impl_->Analyze(text, position, out);
}
QueryTerms Analyzer::AnalyzeQuery(std::string_view text, bool as_typed) {
  return impl_->AnalyzeQuery(text, as_typed);
}
std::string_view Analyzer::term(uint32_t id) const { return impl_->term(id); }
std::string_view Analyzer::word(uint32_t id) const { return impl_->word(id); }
uint32_t Analyzer::term_count() const { return impl_->term_count(); }
uint32_t Analyzer::word_count() const { return impl_->word_count(); }
bool Analyzer::ForgetIfLarge() { return impl_->ForgetIfLarge(); }

std::string IcuVersion() {
  UVersionInfo version;
  u_getVersion(version);
  char text[U_MAX_VERSION_STRING_LENGTH];
  u_versionToString(version, text);
  return text;
}

}  // namespace defnews
