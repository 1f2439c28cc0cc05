// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/word_forms.h"

#include <algorithm>

#include "common/index/schema.h"
#include "common/text/analyzer.h"
#include "common/text/capitals.h"
#include "common/text/hangul.h"
#include "common/text/hanja.h"
#include "common/text/parts.h"
#include "common/text/utf8.h"

namespace defnews {
namespace {

constexpr size_t kMaxWholeParts = 4;
constexpr size_t kMaxJoinedBytes = 48;

bool Compounds(Joint joint) {
  return joint == Joint::kHyphen || joint == Joint::kSlash ||
         joint == Joint::kDot || joint == Joint::kAnd;
}

// 9/19 and 9.19 are a day, and then 919 too; 1-2 and 3.5 are not.
bool IsMonthAndDay(std::string_view month, std::string_view day) {
  if (month.empty() || month.size() > 2 || day.size() != 2) return false;
  const int m = std::stoi(std::string(month));
  const int d = std::stoi(std::string(day));
  return m >= 1 && m <= 12 && d >= 10 && d <= 31;
}

bool JoinsTo(const Part& left, const Part& right) {
  if (left.kind != right.kind || left.kind == Piece::Kind::kOther) return false;
  if (left.digits && right.digits) {
    return (Compounds(right.joint) || right.joint == Joint::kPeriod) &&
           IsMonthAndDay(left.text, right.text);
  }
  return Compounds(right.joint) &&
         left.text.size() + right.text.size() <= kMaxJoinedBytes;
}

std::string Bounded(std::string word) {
  if (word.size() <= schema::kMaxWordBytes) return word;
  size_t end = schema::kMaxWordBytes;
  while (end > 0 && !IsLeadByte(word[end])) --end;
  word.resize(end);
  return word;
}

class FormMaker {
 public:
  explicit FormMaker(const FormOptions& options) : options_(options) {}

  WordForms Make(std::vector<Part> parts) {
    if (options_.query) JoinHangul(&parts);
    if (options_.strip_particle) StripLastParticle(&parts);
    for (const Part& part : parts) AddPart(part);
    for (size_t i = 0; i + 1 < parts.size(); ++i) AddPair(parts, i);
    AddHanjaReadings(parts);
    AddWholes(parts);
    result_.one_compound = IsOneCompound(parts);
    std::stable_sort(result_.forms.begin(), result_.forms.end(),
                     [](const WordForm& a, const WordForm& b) {
                       return a.position < b.position;
                     });
    return std::move(result_);
  }

 private:
  // A query for 한·미 asks for the run 한미, which both spellings carry.
  static void JoinHangul(std::vector<Part>* parts) {
    std::vector<Part> joined;
    for (Part& part : *parts) {
      if (!joined.empty() && JoinsTo(joined.back(), part) &&
          part.kind == Piece::Kind::kHangul) {
        joined.back().text += part.text;
        joined.back().atoms = {{joined.back().text,
                                joined.back().atoms[0].begin,
                                part.atoms[0].end}};
      } else {
        joined.push_back(std::move(part));
      }
    }
    *parts = std::move(joined);
  }

  static void StripLastParticle(std::vector<Part>* parts) {
    if (parts->empty() || parts->back().kind != Piece::Kind::kHangul) return;
    Part& last = parts->back();
    last.text = std::string(StripParticle(last.text));
    last.atoms[0].text = last.text;
  }

  void Add(std::string word, uint32_t position, uint32_t begin, uint32_t end,
           int flags) {
    result_.forms.push_back({Bounded(std::move(word)), position, begin, end,
                             static_cast<uint16_t>(flags)});
    result_.positions = std::max(result_.positions, position + 1);
  }

  // The syllable pairs of a run, from `position` on.
  void AddRun(std::string_view run, uint32_t position, uint32_t begin,
              uint32_t end, int flags) {
    const std::vector<size_t> at = SyllableOffsets(run);
    const size_t syllables = at.size() - 1;
    const size_t pairs = syllables > 1 ? syllables - 1 : 1;
    // Offsets inside the run are known only where it stands as it is.
    const bool verbatim = end - begin >= run.size();
    for (size_t i = 0; i < pairs; ++i) {
      const size_t last = std::min(i + 2, syllables);
      const int border =
          (i == 0 ? kRunStart : 0) | (i + 1 == pairs ? kRunEnd : 0);
      Add(std::string(run.substr(at[i], at[last] - at[i])),
          position + static_cast<uint32_t>(i),
          verbatim ? begin + static_cast<uint32_t>(at[i]) : begin,
          verbatim ? begin + static_cast<uint32_t>(at[last]) : end,
          flags | kSyllables | border);
    }
  }

  void AddPart(const Part& part) {
    starts_.push_back(result_.positions);
    for (const Atom& atom : part.atoms) {
      const uint32_t position = result_.positions;
      if (part.kind == Piece::Kind::kHangul) {
        AddRun(atom.text, position, atom.begin, atom.end, kPrimary);
        continue;
      }
      const bool inside = options_.query && part.kind == Piece::Kind::kLatin &&
                          &atom != &part.atoms.front();
      Add(atom.text, position, atom.begin, atom.end,
          kPrimary | (inside ? kInside : 0));
      if (part.kind == Piece::Kind::kOther) AddHanjaGloss(atom, position);
    }
    AddOtherForms(part);
  }

  void AddHanjaGloss(const Atom& atom, uint32_t position) {
    if (options_.query) return;
    size_t at = 0;
    const std::string_view gloss = HanjaGloss(NextCodePoint(atom.text, &at));
    if (gloss.empty() || at != atom.text.size()) return;
    AddRun(gloss, position, atom.begin, atom.end, kGloss);
  }

  void AddOtherForms(const Part& part) {
    const uint32_t position = starts_.back();
    const uint32_t begin = part.atoms.front().begin;
    const uint32_t end = part.atoms.back().end;
    if (part.capitals && IsCapitalWord(part.text)) {
      Add(std::string(schema::kCapital) + part.text, position, begin, end,
          kCapital);
    }
    if (part.designator && Compounded(part)) {
      Add(part.text, position, begin, end, kJoined);
    }
    if (options_.query) return;
    if (!part.gloss.empty()) Add(part.gloss, position, begin, end, kGloss);
    if (part.designator && !part.family.empty() && part.family != part.text &&
        Compounded(part)) {
      Add(part.family, position, begin, end, kFamily);
    }
  }

  // Whether the part is a designator by itself (K9, not the 35A of F-35A).
  static bool Compounded(const Part& part) {
    return part.atoms.size() > 1 && !part.atoms[0].text.empty() &&
           (part.atoms[0].text[0] < '0' || part.atoms[0].text[0] > '9');
  }

  void AddPair(const std::vector<Part>& parts, size_t left) {
    const Part& a = parts[left];
    const Part& b = parts[left + 1];
    if (!JoinsTo(a, b)) return;
    const uint32_t position = starts_[left];
    const uint32_t begin = a.atoms.front().begin;
    const uint32_t end = b.atoms.back().end;
    if (a.kind == Piece::Kind::kHangul) {
      if (options_.query) return;
      AddJoinedRun(a, b, position);
      // 한·미 takes two positions and 한미 one: the word after it must find
      // the pair right before itself, as the one before finds it behind.
      if (OneSyllable(a) && OneSyllable(b)) AddJoinedRun(a, b, position + 1);
      return;
    }
    Add(a.text + b.text, position, begin, end, kJoined);
    if (!options_.query && !b.family.empty()) {
      Add(a.text + b.family, position, begin, end, kFamily);
    }
  }

  // The offsets leave out what stands between the parts, as in 한·미.
  void AddJoinedRun(const Part& a, const Part& b, uint32_t position) {
    const uint32_t begin = a.atoms.front().begin;
    const uint32_t joint = begin + static_cast<uint32_t>(a.text.size());
    const uint32_t gap = b.atoms.front().begin - joint;
    const size_t first = result_.forms.size();
    AddRun(a.text + b.text, position, begin, b.atoms.back().end, kJoined);
    for (size_t i = first; i < result_.forms.size(); ++i) {
      WordForm& form = result_.forms[i];
      if (form.begin >= joint) form.begin += gap;
      if (form.end > joint) form.end += gap;
    }
  }

  static bool OneSyllable(const Part& part) {
    return SyllableOffsets(part.text).size() == 2;
  }

  // Hanja side by side are also read: 韓美 as 한미, 韓美훈련 as 한미훈련. One
  // alone is not read into the word after it: 北미사일 has nothing of 북미.
  void AddHanjaReadings(const std::vector<Part>& parts) {
    if (options_.query) return;
    for (size_t first = 0; first < parts.size(); ++first) {
      std::string run = Reading(parts[first]);
      if (run.empty()) continue;
      size_t end = first + 1;
      for (; end < parts.size() && parts[end].joint == Joint::kNothing; ++end) {
        const std::string more = Reading(parts[end]);
        if (more.empty()) break;
        run += more;
      }
      if (SyllableOffsets(run).size() > 2) AddReading(parts, first, end, run);
      first = end - 1;
    }
  }

  // The syllables of a part of headline hanja, else nothing.
  static std::string Reading(const Part& part) {
    std::string run;
    if (part.kind != Piece::Kind::kOther) return run;
    for (size_t at = 0; at < part.text.size();) {
      const std::string_view reading =
          HanjaReading(NextCodePoint(part.text, &at));
      if (reading.empty()) return {};
      run += reading;
    }
    return run;
  }

  void AddReading(const std::vector<Part>& parts, size_t first, size_t end,
                  const std::string& run) {
    const uint32_t position = starts_[first];
    const uint32_t begin = parts[first].atoms.front().begin;
    uint32_t last = parts[end - 1].atoms.back().end;
    // As for 한·미: next to the word after, and to the one before.
    AddRun(run, position + 1, begin, last, kGloss);
    std::string whole = run;
    if (end < parts.size() && parts[end].joint == Joint::kNothing &&
        parts[end].kind == Piece::Kind::kHangul) {
      const std::vector<size_t> at = SyllableOffsets(parts[end].text);
      whole += parts[end].text.substr(0, at[1]);
      last = parts[end].atoms.front().begin + static_cast<uint32_t>(at[1]);
    }
    AddRun(whole, position, begin, last, kGloss);
  }

  // Runs of three or four parts, also written as one.
  void AddWholes(const std::vector<Part>& parts) {
    for (size_t first = 0; first < parts.size();) {
      size_t last = first;
      std::string whole = parts[first].text;
      while (last + 1 < parts.size() && JoinsTo(parts[last], parts[last + 1]) &&
             parts[first].kind == Piece::Kind::kLatin) {
        whole += parts[++last].text;
      }
      const size_t count = last - first + 1;
      if (count > 2 && count <= kMaxWholeParts &&
          whole.size() <= kMaxJoinedBytes) {
        Add(whole, starts_[first], parts[first].atoms.front().begin,
            parts[last].atoms.back().end, kJoined);
      }
      first = last + 1;
    }
  }

  bool IsOneCompound(const std::vector<Part>& parts) {
    if (parts.empty()) return false;
    for (size_t i = 0; i + 1 < parts.size(); ++i) {
      if (!JoinsTo(parts[i], parts[i + 1])) return false;
    }
    std::string whole;
    for (const Part& part : parts) whole += part.text;
    for (WordForm& form : result_.forms) {
      if ((form.flags & kJoined) != 0 && form.word == whole)
        form.flags |= kWhole;
    }
    return true;
  }

  FormOptions options_;
  WordForms result_;
  std::vector<uint32_t> starts_;
};

}  // namespace

WordForms MakeWordForms(std::string_view text, const std::vector<Piece>& pieces,
                        const FormOptions& options) {
  return FormMaker(options).Make(MakeParts(text, pieces));
}

}  // namespace defnews
