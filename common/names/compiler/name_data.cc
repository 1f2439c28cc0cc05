// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/names/compiler/name_data.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <string_view>

#include "common/names/compiler/tsv.h"
#include "common/names/korean_name.h"
#include "common/names/latin_letters.h"
#include "common/names/name_tables.h"

namespace defnews::names {
namespace {

// What a seldom syllable's readings weigh beside a frequent one's.
constexpr int kSeldom = 70;

class Reader {
 public:
  Reader(std::string folder, std::vector<std::string>* errors)
      : folder_(std::move(folder)), errors_(errors) {}

  NameData Read() {
    ForEachRow("syllables.tsv", 2, [this](const Row& row) { Syllable(row); });
    ForEachRow("surnames.tsv", 3, [this](const Row& row) { SurnameRow(row); });
    ForEachRow("words.tsv", 2, [this](const Row& row) { Words(row); });
    ForEachRow("lexicon.tsv", 4, [this](const Row& row) { Lexicon(row); });
    return std::move(data_);
  }

 private:
  void ForEachRow(const char* name, size_t columns,
                  const std::function<void(const Row&)>& take) {
    std::vector<Row> rows;
    ReadTsv(folder_ + "/" + name, &rows, errors_);
    for (const Row& row : rows) {
      if (row.columns.size() < columns) {
        Error(row, "has too few columns");
      } else {
        take(row);
      }
    }
  }

  void Error(const Row& row, const std::string& what) {
    errors_->push_back(row.place + ": " + what);
  }

  // "spelling:percent ..." into `spellings`.
  void ReadSpellings(const Row& row, const std::string& list, int scale,
                     Spellings* spellings) {
    std::set<std::string> seen;
    for (const std::string& word : Split(list, ' ')) {
      const size_t colon = word.find(':');
      const std::string letters = word.substr(0, colon);
      const int percent =
          colon == std::string::npos ? 0 : std::atoi(&word[colon + 1]);
      if (percent < 1 || percent > 100) {
        Error(row, "'" + word + "' is not spelling:1..100");
      } else if (KeyOf(letters) != letters || letters.empty()) {
        Error(row, "'" + letters + "' is not in small plain letters");
      } else if (!seen.insert(letters).second) {
        Error(row, "'" + letters + "' stands there twice");
      } else {
        int& best = (*spellings)[letters];
        best = std::max(best, percent * scale / 100);
      }
    }
  }

  bool Frequency(const Row& row, const std::string& letter, bool* frequent) {
    *frequent = letter == "a";
    if (letter == "a" || letter == "b") return true;
    Error(row, "'" + letter + "' is not a or b");
    return false;
  }

  void Syllable(const Row& row) {
    const std::u16string hangul = ToUtf16(row.columns[0]);
    bool frequent = false;
    if (!Frequency(row, row.columns[1], &frequent)) return;
    if (hangul.size() != 1 || !IsSyllable(hangul[0])) {
      return Error(row, "'" + row.columns[0] + "' is not a syllable");
    }
    if (data_.syllables.count(hangul[0]) != 0) {
      return Error(row, row.columns[0] + " stands there twice");
    }
    Spellings& spellings = data_.syllables[hangul[0]];
    if (frequent) data_.frequent.insert(hangul[0]);
    const int scale = frequent ? 100 : kSeldom;
    for (const auto& [letters, percent] : SpellByRule(hangul[0])) {
      spellings[letters] = std::max(1, percent * scale / 100);
    }
    if (row.columns.size() > 2) {
      ReadSpellings(row, row.columns[2], scale, &spellings);
    }
  }

  void SurnameRow(const Row& row) {
    Surname surname;
    surname.hangul = ToUtf16(row.columns[0]);
    if (surname.hangul.empty() || surname.hangul.size() > 2 ||
        !std::all_of(surname.hangul.begin(), surname.hangul.end(),
                     IsSyllable)) {
      return Error(row, "'" + row.columns[0] + "' is not a surname");
    }
    if (!Frequency(row, row.columns[1], &surname.frequent)) return;
    for (const Surname& other : data_.surnames) {
      if (other.hangul == surname.hangul) {
        Error(row, row.columns[0] + " stands there twice");
      }
    }
    ReadSpellings(row, row.columns[2], 100, &surname.spellings);
    data_.surnames.push_back(std::move(surname));
  }

  void Words(const Row& row) {
    static const std::map<std::string, uint8_t> kKinds = {
        {"english", kEnglishWord},
        {"function", kEnglishWord | kFunctionWord},
        {"korean", kKoreanWord},
        {"title", kTitle}};
    const auto kind = kKinds.find(row.columns[0]);
    if (kind == kKinds.end()) {
      return Error(row, "no kind of word is called '" + row.columns[0] + "'");
    }
    for (const std::string& word : Split(row.columns[1], ' ')) {
      uint8_t& flags = data_.flags[word];
      if (KeyOf(word) != word) Error(row, "'" + word + "' is not plain");
      if ((flags & kind->second) == kind->second) {
        Error(row, "'" + word + "' stands there twice");
      }
      flags = static_cast<uint8_t>(flags | kind->second);
    }
  }

  void Lexicon(const Row& row) {
    static constexpr std::array<std::string_view, 5> kKinds = {
        "person", "place", "ship", "weapon", "other"};
    const auto kind = std::find(kKinds.begin(), kKinds.end(), row.columns[0]);
    const std::string& hangul = row.columns[1];
    const std::string& mark = row.columns[2];
    if (kind == kKinds.end()) {
      return Error(row, "no kind of name is called '" + row.columns[0] + "'");
    }
    if (mark != "pin" && mark != "also" && mark != "shared") {
      return Error(row, "'" + mark + "' is not pin, also or shared");
    }
    const std::u16string wide = ToUtf16(hangul);
    if (wide.empty() || !std::all_of(wide.begin(), wide.end(), IsSyllable)) {
      return Error(row, "'" + hangul + "' is not Hangul");
    }
    const auto index = static_cast<uint8_t>(kind - kKinds.begin());
    if (!rows_.insert(row.columns[0] + hangul).second) {
      Error(row, hangul + " has a row already");
    }
    if (index == 0) CheckPerson(row, wide);
    for (const std::string& spelling : Split(row.columns[3], '|')) {
      AddSpelling(row, spelling, {hangul, index, mark == "also"});
    }
    AddSpelling(row, hangul, {hangul, index, mark == "also"});
  }

  void AddSpelling(const Row& row, const std::string& spelling,
                   const Listed& listed) {
    const std::string key = KeyOf(spelling);
    if (key.empty() ||
        spelling.find_first_of("0123456789") != std::string::npos) {
      return Error(row, "'" + spelling + "' has a figure or no letter");
    }
    std::vector<Listed>& names = data_.lexicon[key];
    const bool shared = row.columns[2] == "shared";
    for (const Listed& other : names) {
      if (other.hangul == listed.hangul && other.kind == listed.kind) {
        return Error(row, "'" + spelling + "' stands there twice");
      }
    }
    if (!names.empty() && !(shared && shared_.count(key) != 0)) {
      Error(row, "'" + spelling + "' is " + names[0].hangul + " already; " +
                     "mark both rows `shared` if it is both");
    }
    names.push_back(listed);
    if (shared) shared_.insert(key);
    if (spelling.find(' ') != std::string::npos) {
      data_.flags[key] = static_cast<uint8_t>(data_.flags[key] | kSpaced);
    }
    // `South` and `South Ham` say that more may follow.
    for (size_t end = spelling.find_first_of(" -"); end != std::string::npos;
         end = spelling.find_first_of(" -", end + 1)) {
      uint8_t& flags = data_.flags[KeyOf(spelling.substr(0, end))];
      flags = static_cast<uint8_t>(flags | kStartsListed);
    }
  }

  // Other than a surname and syllables of the inventory no reader would find.
  void CheckPerson(const Row& row, const std::u16string& hangul) {
    for (const Surname& surname : data_.surnames) {
      const size_t length = surname.hangul.size();
      if (hangul.compare(0, length, surname.hangul) != 0) continue;
      const std::u16string given = hangul.substr(length);
      if (!given.empty() && given.size() <= 2 &&
          std::all_of(given.begin(), given.end(), [this](char16_t c) {
            return data_.syllables.count(c) != 0;
          })) {
        return;
      }
    }
    Error(row, row.columns[1] +
                   " is no surname (written the South's way) and one or two "
                   "syllables of syllables.tsv");
  }

  const std::string folder_;
  std::vector<std::string>* const errors_;
  NameData data_;
  std::set<std::string> rows_;
  std::set<std::string> shared_;
};

}  // namespace

std::string KeyOf(const std::string& spelling) {
  std::string key;
  for (size_t at = 0; at < spelling.size();) {
    const Letter letter = LetterAt(spelling, at);
    if (letter.length == 0) {
      const char c = spelling[at++];
      if (static_cast<signed char>(c) < 0) key += c;
      continue;
    }
    letter.AppendTo(&key);
    at += letter.length;
  }
  return key;
}

NameData ReadNameData(const std::string& folder,
                      std::vector<std::string>* errors) {
  return Reader(folder, errors).Read();
}

}  // namespace defnews::names
