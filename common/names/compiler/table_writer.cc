// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/names/compiler/table_writer.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <sstream>

#include "common/names/name_tables.h"

namespace defnews::names {
namespace {

struct Reading {
  std::u16string hangul;
  int percent;
  bool frequent;
};

// All that is known of one word.
struct Word {
  std::vector<Reading> syllables;
  std::vector<Reading> surnames;
  const std::vector<Listed>* listed = nullptr;
  uint8_t flags = 0;
};

std::map<std::string, Word> WordsOf(const NameData& data) {
  std::map<std::string, Word> words;
  for (const auto& [hangul, spellings] : data.syllables) {
    for (const auto& [letters, percent] : spellings) {
      words[letters].syllables.push_back(
          {std::u16string(1, hangul), percent, true});
    }
  }
  for (const Surname& surname : data.surnames) {
    for (const auto& [letters, percent] : surname.spellings) {
      words[letters].surnames.push_back(
          {surname.hangul, percent, surname.frequent});
    }
  }
  for (const auto& [key, listed] : data.lexicon) words[key].listed = &listed;
  for (const auto& [word, flags] : data.flags) words[word].flags = flags;
  for (auto& [key, word] : words) {
    for (auto* readings : {&word.syllables, &word.surnames}) {
      std::stable_sort(readings->begin(), readings->end(),
                       [](const Reading& a, const Reading& b) {
                         return a.percent > b.percent;
                       });
    }
  }
  return words;
}

class Writer {
 public:
  explicit Writer(std::vector<std::string>* errors) : errors_(errors) {}

  void Add(const std::string& key, const Word& word) {
    const bool odd = word.listed != nullptr && word.listed->front().odd;
    const size_t listed = word.listed == nullptr ? 0 : word.listed->size();
    if (key.size() > 255 || word.syllables.size() > 255 || listed > 255 ||
        word.surnames.size() > 255) {
      errors_->push_back("'" + key + "' has more than a table can hold");
    }
    entries_ << "{" << TextAt(key) << "," << syllables_ << "," << surnames_
             << "," << listed_ << "," << key.size() << "," << int{word.flags}
             << "," << word.syllables.size() << "," << word.surnames.size()
             << "," << listed << "," << (odd ? "true" : "false") << "},\n";
    for (const Reading& reading : word.syllables) {
      syllable_rows_ << "{" << int{reading.hangul[0]} << ","
                     << Weight(reading.percent) << "},\n";
    }
    for (const Reading& reading : word.surnames) {
      surname_rows_ << SurnameRow(reading);
    }
    for (size_t i = 0; i < listed; ++i) {
      const Listed& name = (*word.listed)[i];
      listed_rows_ << "{" << TextAt(name.hangul) << "," << name.hangul.size()
                   << "," << int{name.kind} << "},\n";
    }
    if (!word.syllables.empty() || !word.surnames.empty() || listed > 0 ||
        (word.flags & kStartsListed) != 0) {
      const auto letter = [&key](size_t at) {
        return at < key.size() ? static_cast<uint8_t>(key[at]) : 0u;
      };
      const size_t bit = StartBit(letter(0), letter(1), letter(2));
      starts_[bit / 64] |= uint64_t{1} << (bit % 64);
    }
    syllables_ += word.syllables.size();
    surnames_ += word.surnames.size();
    listed_ += listed;
    keys_.push_back(key);
  }

  std::string Finish(const NameData& data) {
    const size_t count = 4 * keys_.size();
    size_t slots = 1;
    while (slots < count) slots *= 2;
    if (keys_.size() > 0xFFFE || syllables_ > 0xFFFF) {
      errors_->push_back("more words or readings than 16 bits can number");
    }
    std::ostringstream out;
    out << "// Made by names_compiler; do not edit.\n"
           "#include \"common/names/name_tables.h\"\n\n"
           "namespace defnews::names {\nnamespace {\n\n"
        << "constexpr char kWordText[] =\n"
        << Quoted() << ";\nconstexpr WordEntry kWords[] = {\n"
        << entries_.str() << "};\nconstexpr uint32_t kSlots[] = {\n"
        << Slots(slots) << "};\nconstexpr uint64_t kStarts[] = {\n"
        << Starts() << "};\nconstexpr SyllableReading kSyllables[] = {\n"
        << syllable_rows_.str()
        << "};\nconstexpr SurnameReading kSurnames[] = {\n"
        << surname_rows_.str() << "};\nconstexpr ListedReading kListed[] = {\n"
        << listed_rows_.str()
        << "};\nconstexpr SyllableReading kInventory[] = {\n";
    for (const auto& [hangul, spellings] : data.syllables) {
      const bool frequent = data.frequent.count(hangul) != 0;
      out << "{" << int{hangul} << "," << (frequent ? kFrequentSyllable : 1)
          << "},\n";
    }
    out << "};\nconstexpr SurnameReading kSurnameList[] = {\n";
    for (const Surname& surname : data.surnames) {
      out << SurnameRow({surname.hangul, 100, surname.frequent});
    }
    out << "};\nconstexpr NameTables kTables = {kWordText, kWords, kSlots, "
        << slots - 1
        << ", kStarts, kSyllables, kSurnames, kListed, kSurnameList, "
        << data.surnames.size() << ", kInventory, " << data.syllables.size()
        << "};\n\n}  // namespace\n\n"
           "const NameTables& Tables() { return kTables; }\n\n"
           "}  // namespace defnews::names\n";
    return out.str();
  }

 private:
  static std::string SurnameRow(const Reading& reading) {
    std::ostringstream out;
    out << "{{" << int{reading.hangul[0]} << ","
        << (reading.hangul.size() > 1 ? int{reading.hangul[1]} : 0) << "},"
        << Weight(reading.percent) << ","
        << (reading.frequent ? "true" : "false") << "},\n";
    return out.str();
  }

  // In 1..255.
  static int Weight(int percent) { return std::max(1, percent * 255 / 100); }

  size_t TextAt(const std::string& text) {
    const auto [found, added] = places_.emplace(text, text_.size());
    if (added) text_ += text;
    return found->second;
  }

  std::string Quoted() const {
    std::string out;
    char escape[8];
    for (size_t at = 0; at < text_.size(); at += 16) {
      out += '"';
      for (const char c : text_.substr(at, 16)) {
        std::snprintf(escape, sizeof(escape), "\\%03o",
                      static_cast<unsigned>(static_cast<uint8_t>(c)));
        out += escape;
      }
      out += "\"\n";
    }
    return out;
  }

  std::string Starts() const {
    std::ostringstream out;
    for (const uint64_t bits : starts_) out << bits << "u,\n";
    return out.str();
  }

  std::string Slots(size_t count) const {
    std::vector<uint32_t> slots(count, 0);
    for (size_t i = 0; i < keys_.size(); ++i) {
      const uint32_t hash = HashOf(keys_[i]);
      size_t slot = SlotOf(hash, count - 1);
      while (slots[slot] != 0) slot = (slot + 1) & (count - 1);
      slots[slot] = (hash & 0xFFFF0000u) | static_cast<uint32_t>(i + 1);
    }
    std::ostringstream out;
    for (const uint32_t slot : slots) out << slot << "u,\n";
    return out.str();
  }

  std::vector<std::string>* const errors_;
  std::vector<std::string> keys_;
  std::string text_;
  std::map<std::string, size_t> places_;
  std::vector<uint64_t> starts_ = std::vector<uint64_t>(kStartBits / 64);
  size_t syllables_ = 0;
  size_t surnames_ = 0;
  size_t listed_ = 0;
  std::ostringstream entries_, syllable_rows_, surname_rows_, listed_rows_;
};

}  // namespace

std::string WriteTables(const NameData& data,
                        std::vector<std::string>* errors) {
  Writer writer(errors);
  for (const auto& [key, word] : WordsOf(data)) writer.Add(key, word);
  return writer.Finish(data);
}

}  // namespace defnews::names
