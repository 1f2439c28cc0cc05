// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/parts.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "common/text/char_class.h"
#include "common/text/folding.h"
#include "common/text/hangul.h"
#include "common/text/hanja.h"
#include "common/text/utf8.h"

namespace defnews {
namespace {

constexpr size_t kMaxLetters = 12;  // of a designator: Pukguksong-2
constexpr size_t kMaxDigits = 4;
constexpr size_t kMaxSuffix = 2;

bool AllDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsDigit);
}
bool AllLetters(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsLetter);
}
bool AllUpper(std::string_view text) {
  return text.size() > 1 && std::all_of(text.begin(), text.end(), IsUpper);
}

int ToNumber(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// letters? digits letters?, the parts of a designator.
struct Designator {
  std::string_view letters;
  std::string_view digits;
  std::string_view suffix;
};

size_t CountWhile(std::string_view text, bool (*test)(char)) {
  size_t n = 0;
  while (n < text.size() && test(text[n])) ++n;
  return n;
}

bool ParseDesignator(std::string_view word, Designator* out) {
  const size_t letters = CountWhile(word, IsLetter);
  const std::string_view rest = word.substr(letters);
  const size_t digits = CountWhile(rest, IsDigit);
  std::string_view suffix = rest.substr(digits);
  if (letters > kMaxLetters || digits == 0 || digits > kMaxDigits) return false;
  if (suffix.size() > kMaxSuffix || !(suffix.empty() || AllLetters(suffix))) {
    return false;
  }
  // A plural: F-35As, K-9s.
  if (!suffix.empty() && (suffix.back() == 's')) suffix.remove_suffix(1);
  *out = {word.substr(0, letters), rest.substr(0, digits), suffix};
  return true;
}

bool IsOrdinal(std::string_view word) {
  if (word.size() < 3) return false;
  const std::string_view tail = word.substr(word.size() - 2);
  return AllDigits(word.substr(0, word.size() - 2)) &&
         (tail == "st" || tail == "nd" || tail == "rd" || tail == "th");
}

// Walks the pieces of one chunk.
class PartMaker {
 public:
  PartMaker(std::string_view text, const std::vector<Piece>& pieces)
      : text_(text), pieces_(pieces) {
    SplitGluedDigits();
  }

  std::vector<Part> Make() {
    while (next_ < pieces_.size()) {
      const Joint joint = JointBefore(pieces_[next_].begin);
      Part part;
      if (!TakeAcronym(&part) && !TakeDate(&part) && !TakeThousands(&part)) {
        TakePiece(&part);
      }
      part.joint = parts_.empty() ? Joint::kBreak : joint;
      Finish(std::move(part));
    }
    return std::move(parts_);
  }

 private:
  std::string_view Text(size_t index) const {
    return text_.substr(pieces_[index].begin,
                        pieces_[index].end - pieces_[index].begin);
  }

  std::string_view Between(size_t index) const {  // index and the one after
    return text_.substr(pieces_[index].end,
                        pieces_[index + 1].begin - pieces_[index].end);
  }

  bool IsInitial(size_t index) const {
    return index < pieces_.size() && Text(index).size() == 1 &&
           IsLetter(Text(index)[0]);
  }

  bool InitialFollows(size_t index) const {
    return IsInitial(index + 1) && Between(index) == ".";
  }

  // "News 1Minister" and "News 1U.S.": a caption's end and the text after it.
  void SplitGluedDigits() {
    std::vector<Piece> split;
    for (size_t i = 0; i < pieces_.size(); ++i) {
      const std::string_view word = Text(i);
      const size_t digits = CountWhile(word, IsDigit);
      const std::string_view rest = word.substr(digits);
      const bool name = rest.size() > 2 && IsUpper(rest[0]) &&
                        IsLower(rest[1]) && IsLower(rest[2]);
      const bool initial =
          rest.size() == 1 && IsUpper(rest[0]) && InitialFollows(i);
      Piece piece = pieces_[i];
      if (digits > 0 && (name || initial)) {
        Piece number = piece;
        number.end = piece.begin + static_cast<uint32_t>(digits);
        piece.begin = number.end;
        split.push_back(number);
      }
      split.push_back(piece);
    }
    pieces_ = std::move(split);
  }

  Joint JointBefore(uint32_t begin) const {
    if (parts_.empty()) return Joint::kBreak;
    std::string_view gap = text_.substr(last_end_, begin - last_end_);
    if (last_acronym_ && gap.starts_with('.')) gap.remove_prefix(1);
    if (gap.empty())
      return last_acronym_ && last_end_ != begin ? Joint::kBreak
                                                 : Joint::kNothing;
    if (gap == "-") return Joint::kHyphen;
    if (gap == "/") return Joint::kSlash;
    if (gap == "\xC2\xB7") return Joint::kDot;
    if (gap == ".") return Joint::kPeriod;
    if (gap == "&") return Joint::kAnd;
    return Joint::kBreak;
  }

  // U.S., D.P.R.K.
  bool TakeAcronym(Part* part) {
    size_t last = next_;
    if (!IsInitial(next_)) return false;
    while (InitialFollows(last)) ++last;
    if (last == next_) return false;
    Atom atom{"", pieces_[next_].begin, pieces_[last].end};
    for (size_t i = next_; i <= last; ++i) atom.text += ToLower(Text(i)[0]);
    if (atom.end < text_.size() && text_[atom.end] == '.') ++atom.end;
    part->capitals = true;
    part->atoms.push_back(std::move(atom));
    last_end_ = pieces_[last].end;
    last_acronym_ = true;
    next_ = last + 1;
    return true;
  }

  // 2023.10.31, 2022-5-16: one word, the day in digits.
  bool TakeDate(Part* part) {
    if (next_ + 2 >= pieces_.size()) return false;
    const std::string_view year = Text(next_);
    const std::string_view month = Text(next_ + 1);
    const std::string_view day = Text(next_ + 2);
    const std::string_view gap = Between(next_);
    if (year.size() != 4 || month.size() > 2 || day.size() > 2) return false;
    if (!AllDigits(year) || !AllDigits(month) || !AllDigits(day)) return false;
    if (gap != Between(next_ + 1) || (gap != "." && gap != "-" && gap != "/")) {
      return false;
    }
    const int m = ToNumber(month);
    const int d = ToNumber(day);
    if ((year[0] != '1' && year[0] != '2') || m < 1 || m > 12 || d < 1 ||
        d > 31) {
      return false;
    }
    part->atoms.push_back(
        {absl::StrFormat("%s%02d%02d", std::string(year), m, d),
         pieces_[next_].begin, pieces_[next_ + 2].end});
    TakeUpTo(next_ + 2);
    return true;
  }

  // 3,000 -> 3000
  bool TakeThousands(Part* part) {
    size_t last = next_;
    if (!AllDigits(Text(next_)) || Text(next_).size() > 3) return false;
    std::string number(Text(next_));
    while (last + 1 < pieces_.size() && Between(last) == "," &&
           Text(last + 1).size() == 3 && AllDigits(Text(last + 1))) {
      number += Text(++last);
    }
    if (last == next_) return false;
    part->atoms.push_back({number, pieces_[next_].begin, pieces_[last].end});
    TakeUpTo(last);
    return true;
  }

  void TakePiece(Part* part) {
    const Piece& piece = pieces_[next_];
    part->kind = piece.kind;
    if (piece.kind == Piece::Kind::kLatin) {
      TakeLatin(piece, part);
    } else if (piece.kind == Piece::Kind::kHangul || !TakeHanja(piece, part)) {
      part->atoms.push_back({FoldCase(Text(next_)), piece.begin, piece.end});
    }
    TakeUpTo(next_);
  }

  void TakeLatin(const Piece& piece, Part* part) {
    const std::string_view word = Text(next_);
    const bool after_letters = !parts_.empty() &&
                               JointBefore(piece.begin) == Joint::kHyphen &&
                               AllLetters(parts_.back().text) &&
                               parts_.back().text.size() <= kMaxLetters;
    Designator designator;
    part->capitals = AllUpper(word);
    if (!ParseDesignator(word, &designator) ||
        (designator.letters.empty() && !after_letters) ||
        (designator.letters.empty() && IsOrdinal(FoldCase(word)))) {
      TakeWord(piece, part);
      return;
    }
    uint32_t at = piece.begin;
    for (const std::string_view text :
         {designator.letters, designator.digits, designator.suffix}) {
      const uint32_t end = at + static_cast<uint32_t>(text.size());
      if (!text.empty()) part->atoms.push_back({FoldCase(text), at, end});
      at = end;
    }
    part->atoms.back().end = piece.end;
    part->designator = part->atoms.size() > 1;
    if (!designator.suffix.empty()) {
      part->family =
          FoldCase(designator.letters) + std::string(designator.digits);
    }
  }

  void TakeWord(const Piece& piece, Part* part) {
    std::string word = FoldCase(Text(next_));
    if (word.size() > 2 && word.ends_with("'s")) word.resize(word.size() - 2);
    DropAspiration(&word);
    if (IsOrdinal(word)) part->gloss = word.substr(0, word.size() - 2);
    part->atoms.push_back({std::move(word), piece.begin, piece.end});
  }

  // McCune-Reischauer: P'yongyang, Ch'oe.
  static void DropAspiration(std::string* word) {
    for (size_t at = word->find('\''); at != std::string::npos;
         at = word->find('\'', at + 1)) {
      const std::string_view before = std::string_view(*word).substr(0, at);
      const bool aspirated = before.ends_with('p') || before.ends_with('t') ||
                             before.ends_with('k') || before.ends_with("ch");
      const char after = at + 1 < word->size() ? (*word)[at + 1] : '\0';
      if (aspirated &&
          std::string_view("aeiouyw").find(after) != std::string::npos) {
        word->erase(at, 1);
      }
    }
  }

  // Headline hanja, each a word of its own; false if there are others.
  bool TakeHanja(const Piece& piece, Part* part) {
    const std::string_view word = Text(next_);
    for (size_t at = 0; at < word.size();) {
      if (HanjaGloss(NextCodePoint(word, &at)).empty()) return false;
    }
    for (size_t at = 0; at < word.size();) {
      const size_t begin = at;
      NextCodePoint(word, &at);
      part->atoms.push_back({std::string(word.substr(begin, at - begin)),
                             piece.begin + static_cast<uint32_t>(begin),
                             piece.begin + static_cast<uint32_t>(at)});
    }
    return true;
  }

  void TakeUpTo(size_t last) {
    last_end_ = pieces_[last].end;
    last_acronym_ = false;
    next_ = last + 1;
  }

  void Finish(Part part) {
    for (const Atom& atom : part.atoms) part.text += atom.text;
    part.digits = AllDigits(part.text);
    // F-35A가: the particle after a Latin word is not a word.
    if (part.kind == Piece::Kind::kHangul && part.joint == Joint::kNothing &&
        !parts_.empty() && parts_.back().kind == Piece::Kind::kLatin &&
        !parts_.back().digits && IsOneSyllableParticle(part.text)) {
      return;
    }
    parts_.push_back(std::move(part));
  }

  std::string_view text_;
  std::vector<Piece> pieces_;
  std::vector<Part> parts_;
  size_t next_ = 0;
  uint32_t last_end_ = 0;
  bool last_acronym_ = false;
};

}  // namespace

std::vector<Part> MakeParts(std::string_view text,
                            const std::vector<Piece>& pieces) {
  return PartMaker(text, pieces).Make();
}

}  // namespace defnews
