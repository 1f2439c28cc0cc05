// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/analyzer.h"

#include <unicode/uversion.h>

#include <algorithm>
#include <deque>
#include <optional>
#include <random>
#include <utility>

#include "common/index/schema.h"
#include "common/names/name_scan.h"
#include "common/text/char_class.h"
#include "common/text/chunk_reader.h"
#include "common/text/chunk_table.h"
#include "common/text/folding.h"
#include "common/text/text_map.h"
#include "common/text/vocabulary.h"

namespace defnews {
namespace {

// Chunks longer than this are not remembered: they hardly ever come back.
constexpr size_t kMaxRemembered = 64;
constexpr size_t kMaxRememberedBytes = size_t{64} << 20;
// What one remembered chunk costs beside its text, roughly.
constexpr size_t kEntryBytes = 96;

}  // namespace

class Analyzer::Impl {
 public:
  explicit Impl(Route route)
      : route_(route),
        reader_(route),
        short_chunks_((uint64_t{std::random_device()()} << 32) |
                      std::random_device()()) {}

  uint32_t Analyze(std::string_view text, uint32_t position,
                   std::vector<Occurrence>* out) {
    may_name_.clear();
    Progress progress{text, position, kNoCapital, out->size(), out};
    size_t at = 0;
    while (at < text.size()) {
      at = route_ == Route::kFast ? AddShortChunks(at, &progress)
                                  : PassBlanks(text, at);
      if (at < text.size()) at = AddLongChunk(at, &progress);
    }
    AddNames(text, out);
    return progress.position;
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
      const WordForms forms = reader_.Read(chunk, options, &folded);
      if (forms.positions == 0) continue;
      one_compound = ++chunks == 1 && forms.one_compound;
      AddQueryForms(forms, folded, offset, as_typed, &terms);
    }
    if (!one_compound || terms.sequence.size() < 2) terms.alternatives.clear();
    return terms;
  }

  const TermStore& vocabulary() const { return vocabulary_; }

  bool outgrown() const {
    return bytes_ + vocabulary_.bytes() >= kMaxRememberedBytes;
  }

  bool ForgetIfLarge() {
    if (!outgrown()) return false;
    short_chunks_.Clear();
    chunks_.clear();
    remembered_.clear();
    keys_.clear();
    bytes_ = 0;
    vocabulary_.Clear();
    return true;
  }

 private:
  // A chunk's occurrences, relative to its first byte and position.
  struct Chunk {
    uint32_t first = 0;  // in remembered_
    uint32_t count = 0;
    uint32_t positions = 0;
    uint8_t names = ChunkEntry::kMayName;  // as in a ChunkEntry
  };

  // How far a text has been analysed.
  struct Progress {
    std::string_view text;
    uint32_t position;
    size_t last_capital;  // see NameScan::Scan()
    size_t chunk;         // in `out`, where the last chunk begins
    std::vector<Occurrence>* out;
  };

  // A chunk in which a name may begin, or end that began in the one before.
  struct MayName {
    size_t begin;
    size_t end;
    size_t last_capital;
    size_t occurrence;  // the first of the chunk before
  };

  static size_t ChunkSize(std::string_view text) {
    size_t end = 0;
    while (end < text.size() && !IsBlank(text[end])) ++end;
    return WindowSize(text.substr(0, end));
  }

  static size_t PassBlanks(std::string_view text, size_t at) {
    while (at < text.size() && IsBlank(text[at])) ++at;
    return at;
  }

  // A few chunks ahead, so that their entries are there when it is their turn.
  struct ShortChunk {
    ChunkKey key;
    size_t hash;
    size_t at;
    size_t size;
  };
  static constexpr size_t kAhead = 16;

  // The chunks from `at` on that fit a key; returns where the first that does
  // not begins, or the end of the text.
  size_t AddShortChunks(size_t at, Progress* progress) {
    const std::string_view text = progress->text;
    ShortChunk ahead[kAhead];
    while (true) {
      size_t count = 0;
      bool is_long = false;
      while (count < kAhead && at < text.size()) {
        const ChunkScan scan(text, at);
        is_long = scan.size() > ChunkKey::kMaxBytes;
        if (is_long) break;
        if (scan.size() > 0) {
          const size_t hash = short_chunks_.Prefetch(scan.key());
          ahead[count++] = {scan.key(), hash, at, scan.size()};
        }
        at += scan.size() + 1;  // past the blank after it, or this one
      }
      for (size_t i = 0; i < count; ++i) AddShortChunk(ahead[i], progress);
      if (is_long || at >= text.size()) return std::min(at, text.size());
    }
  }

  void AddShortChunk(const ShortChunk& chunk, Progress* progress) {
    const ChunkEntry* entry = &short_chunks_.Find(chunk.key, chunk.hash);
    ChunkEntry learnt;
    if (entry->kind == ChunkEntry::kUnused) {
      learnt =
          LearnShort(chunk.key, progress->text.substr(chunk.at, chunk.size));
      entry = &learnt;
    }
    NoteChunk(chunk.at, chunk.size, entry->names, progress);
    const auto offset = static_cast<uint32_t>(chunk.at);
    if (entry->kind == ChunkEntry::kOneWord) {
      progress->out->push_back({entry->term, entry->word, progress->position++,
                                offset + entry->begin, offset + entry->end,
                                entry->flags});
    } else {
      Replay({entry->term, entry->word, entry->flags}, offset, progress);
    }
  }

  // Returns where the chunk at `at` ends.
  size_t AddLongChunk(size_t at, Progress* progress) {
    const std::string_view text = progress->text;
    size_t end = at + 1;
    while (end < text.size() && !IsBlank(text[end])) ++end;
    while (at < end) {
      const size_t size = WindowSize(text.substr(at, end - at));
      AddWindow(at, size, progress);
      at += size;
    }
    return end;
  }

  void AddWindow(size_t at, size_t size, Progress* progress) {
    const std::string_view chunk = progress->text.substr(at, size);
    const bool remember = route_ == Route::kFast && size <= kMaxRemembered;
    const auto offset = static_cast<uint32_t>(at);
    const auto known = remember ? chunks_.find(chunk) : chunks_.end();
    const bool fresh = known == chunks_.end();
    const Chunk entry = fresh ? Learn(chunk) : known->second;
    NoteChunk(at, size, entry.names, progress);
    Replay(entry, offset, progress);
    if (!fresh) return;
    if (!remember) return remembered_.resize(entry.first);
    keys_.emplace_back(chunk);
    chunks_.emplace(keys_.back(), entry);
    bytes_ += size + kEntryBytes + entry.count * sizeof(Occurrence);
  }

  Chunk Learn(std::string_view chunk) {
    FoldedText folded;
    const WordForms forms = reader_.Read(chunk, &folded);
    Chunk entry{static_cast<uint32_t>(remembered_.size()),
                static_cast<uint32_t>(forms.forms.size()), forms.positions,
                NamesOf(chunk)};
    for (const WordForm& form : forms.forms) {
      const uint32_t word = vocabulary_.InternWord(form.word, form.flags);
      remembered_.push_back({vocabulary_.term_of(word), word, form.position,
                             folded.SourceOffset(form.begin),
                             folded.SourceOffset(form.end), form.flags});
    }
    return entry;
  }

  ChunkEntry LearnShort(const ChunkKey& key, std::string_view chunk) {
    const Chunk learnt = Learn(chunk);
    ChunkEntry entry;
    entry.key = key;
    entry.names = learnt.names;
    if (learnt.count == 1 && learnt.positions == 1) {
      const Occurrence& only = remembered_[learnt.first];
      entry.kind = ChunkEntry::kOneWord;
      entry.term = only.term;
      entry.word = only.word;
      entry.flags = only.flags;
      entry.begin = static_cast<uint8_t>(only.begin);
      entry.end = static_cast<uint8_t>(only.end);
      remembered_.resize(learnt.first);
    } else {
      entry.kind = ChunkEntry::kList;
      entry.term = learnt.first;
      entry.word = learnt.count;
      entry.flags = static_cast<uint16_t>(learnt.positions);
      bytes_ += learnt.count * sizeof(Occurrence);
    }
    short_chunks_.Insert(entry);
    bytes_ += 3 * sizeof(ChunkEntry);
    return entry;
  }

  uint8_t NamesOf(std::string_view chunk) const {
    if (route_ == Route::kReference || chunk.size() > kMaxRemembered) {
      return ChunkEntry::kMayName;
    }
    const std::optional<size_t> capital = LastCapitalIfNameless(chunk);
    if (!capital.has_value()) return ChunkEntry::kMayName;
    return *capital == kNoCapital ? ChunkEntry::kNameless
                                  : static_cast<uint8_t>(*capital);
  }

  // To be called before the occurrences of the chunk are added.
  void NoteChunk(size_t at, size_t size, uint8_t names, Progress* progress) {
    const size_t before = progress->chunk;
    progress->chunk = progress->out->size();
    if (names == ChunkEntry::kNameless) return;
    if (names != ChunkEntry::kMayName) {
      progress->last_capital = at + names;
      return;
    }
    may_name_.push_back({at, at + size, progress->last_capital, before});
    progress->last_capital = kNoCapital;
  }

  // Adds the readings of the Korean names in `text`, each over all positions
  // of its name.
  void AddNames(std::string_view text, std::vector<Occurrence>* out) {
    NameScan names(text, &mentions_);
    const size_t end = out->size();
    size_t at = 0;
    for (const MayName& chunk : may_name_) {
      mentions_.clear();
      names.Scan(chunk.begin, chunk.end, chunk.last_capital);
      at = std::max(at, chunk.occurrence);
      for (const NameMention& mention : mentions_) {
        at = AddName(mention, at, end, out);
      }
    }
  }

  // Its words are among the occurrences [at, end). Returns the first of them.
  size_t AddName(const NameMention& mention, size_t at, size_t end,
                 std::vector<Occurrence>* out) {
    const auto is_before = [&](const Occurrence& occurrence) {
      return (occurrence.flags & kPrimary) == 0 ||
             occurrence.begin < mention.begin;
    };
    while (at < end && is_before((*out)[at])) ++at;
    if (at == end || (*out)[at].begin >= mention.end) return at;
    const uint32_t position = (*out)[at].position;
    uint32_t last = position;
    for (size_t i = at; i < end && (*out)[i].begin < mention.end; ++i) {
      if ((*out)[i].flags & kPrimary) last = (*out)[i].position;
    }
    for (const NameReading& reading : mention.readings) {
      name_.clear();
      name_ += schema::kName;
      name_ += reading.hangul;
      const uint32_t word = vocabulary_.InternWord(name_, kName);
      out->push_back({vocabulary_.term_of(word), word, position,
                      static_cast<uint32_t>(mention.begin),
                      static_cast<uint32_t>(mention.end), kName,
                      static_cast<uint16_t>(last - position + 1)});
    }
    return at;
  }

  void Replay(const Chunk& chunk, uint32_t offset, Progress* progress) const {
    for (uint32_t i = chunk.first; i < chunk.first + chunk.count; ++i) {
      Occurrence occurrence = remembered_[i];
      occurrence.position += progress->position;
      occurrence.begin += offset;
      occurrence.end += offset;
      progress->out->push_back(occurrence);
    }
    progress->position += chunk.positions;
  }

  void AddQueryForms(const WordForms& forms, const FoldedText& folded,
                     uint32_t offset, bool as_typed, QueryTerms* out) {
    const size_t base = out->sequence.size();
    for (const WordForm& form : forms.forms) {
      const std::string term = vocabulary_.TermOf(form.word, form.flags);
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

  Route route_;
  ChunkReader reader_;
  TermStore vocabulary_;
  ChunkTable short_chunks_;
  TextMap<Chunk> chunks_;  // those too long for a key
  std::deque<std::string> keys_;
  std::vector<Occurrence> remembered_;
  std::vector<MayName> may_name_;  // of the present text
  std::vector<NameMention> mentions_;
  std::string name_;
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
std::string_view Analyzer::term(uint32_t id) const {
  return impl_->vocabulary().term(id);
}
std::string_view Analyzer::word(uint32_t id) const {
  return impl_->vocabulary().word(id);
}
uint32_t Analyzer::term_count() const {
  return impl_->vocabulary().term_count();
}
uint32_t Analyzer::word_count() const {
  return impl_->vocabulary().word_count();
}
uint64_t Analyzer::vocabulary() const { return impl_->vocabulary().id(); }
bool Analyzer::outgrown() const { return impl_->outgrown(); }
bool Analyzer::ForgetIfLarge() { return impl_->ForgetIfLarge(); }

std::string IcuVersion() {
  UVersionInfo version;
  u_getVersion(version);
  char text[U_MAX_VERSION_STRING_LENGTH];
  u_versionToString(version, text);
  return text;
}

}  // namespace defnews
