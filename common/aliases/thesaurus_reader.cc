// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/aliases/thesaurus_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "common/aliases/thesaurus_split.h"
#include "common/article/clean_text.h"

namespace defnews {
namespace {

constexpr size_t kMaxLineBytes = 8192;
constexpr size_t kMaxFormBytes = 200;
constexpr size_t kMaxFormsOfARow = 400;
constexpr size_t kMaxOptionalSpaces = 3;
constexpr size_t kFirstForms = 2;  // the columns before are kind and rule
constexpr size_t kColumns = 6;

constexpr std::array<std::string_view, 17> kKinds = {
    "concept", "country", "doc",    "event", "exercise", "meeting",
    "org",     "outlet",  "person", "place", "program",  "ship",
    "system",  "title",   "treaty", "unit",  "weapon"};

std::string Quoted(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

// The forms that one written form stands for.
class FormWriter {
 public:
  FormWriter(const std::vector<CountryPair>& pairs, ThesaurusRow* row)
      : pairs_(pairs), row_(row) {}

  // What is wrong with it, or nothing.
  std::optional<std::string> Add(std::string_view written) {
    ThesaurusForm form;
    std::string_view rest = written;
    if (auto wrong = TakeMarks(&rest, &form)) return wrong;
    form.text = std::string(TrimSpaces(rest));
    if (form.text.empty()) {
      return "an empty form: remove the extra | or write the form";
    }
    if (form.text.size() > kMaxFormBytes) {
      return "the form " + Quoted(form.text.substr(0, 20)) +
             "... has more than " + std::to_string(kMaxFormBytes) + " bytes";
    }
    return AddCompounds(std::move(form));
  }

 private:
  static std::optional<std::string> TakeMarks(std::string_view* rest,
                                              ThesaurusForm* form) {
    constexpr std::string_view kMarks = "><~";
    constexpr std::array<FormRole, 3> kRoles = {
        FormRole::kAsked, FormRole::kFound, FormRole::kLoose};
    for (*rest = TrimSpaces(*rest); !rest->empty(); rest->remove_prefix(1)) {
      const size_t mark = kMarks.find(rest->front());
      if (mark == std::string_view::npos && rest->front() != '^') break;
      if (rest->front() == '^') {
        form->capitals = true;
      } else if (form->role != FormRole::kBoth) {
        return "two marks before " + Quoted(*rest) + ": keep one of > < ~";
      } else {
        form->role = kRoles[mark];
      }
    }
    return std::nullopt;
  }

  std::optional<std::string> AddCompounds(ThesaurusForm form) {
    const size_t open = form.text.find('{');
    if (open == std::string::npos) return AddSpacings(std::move(form));
    const size_t close = form.text.find('}', open);
    if (close == std::string::npos) {
      return "no } after { in " + Quoted(form.text);
    }
    const std::string name = form.text.substr(open + 1, close - open - 1);
    const auto pair =
        std::find_if(pairs_.begin(), pairs_.end(),
                     [&](const CountryPair& p) { return p.name == name; });
    if (pair == pairs_.end()) {
      return "no pair of countries is called " + Quoted(name) +
             ": write the forms out";
    }
    for (const ThesaurusForm& compound : pair->compounds) {
      ThesaurusForm whole = form;
      whole.text.replace(open, close - open + 1, compound.text);
      if (whole.role == FormRole::kBoth) whole.role = compound.role;
      if (auto wrong = AddSpacings(std::move(whole))) return wrong;
    }
    return std::nullopt;
  }

  std::optional<std::string> AddSpacings(ThesaurusForm form) {
    const size_t marks = static_cast<size_t>(
        std::count(form.text.begin(), form.text.end(), '_'));
    if (marks > kMaxOptionalSpaces) {
      return "more than " + std::to_string(kMaxOptionalSpaces) + " _ in " +
             Quoted(form.text);
    }
    for (size_t choice = 0; choice < (size_t{1} << marks); ++choice) {
      ThesaurusForm spaced = form;
      spaced.text.clear();
      size_t mark = 0;
      for (const char c : form.text) {
        if (c != '_') {
          spaced.text += c;
        } else if ((choice >> mark++ & 1) != 0) {
          spaced.text += ' ';
        }
      }
      AddSpellings(std::move(spaced));
    }
    if (row_->forms.size() > kMaxFormsOfARow) {
      return "more than " + std::to_string(kMaxFormsOfARow) +
             " forms in one row: split it";
    }
    return std::nullopt;
  }

  // American and British.
  void AddSpellings(ThesaurusForm form) {
    ThesaurusForm british = form;
    for (size_t at = 0;
         (at = british.text.find("efense", at)) != std::string::npos; ++at) {
      british.text[at + 4] = 'c';
    }
    const bool differs = british.text != form.text;
    row_->forms.push_back(std::move(form));
    if (differs) row_->forms.push_back(std::move(british));
  }

  const std::vector<CountryPair>& pairs_;
  ThesaurusRow* row_;
};

std::optional<std::string> ReadRow(std::string_view line,
                                   const std::vector<CountryPair>& pairs,
                                   ThesaurusRow* row) {
  if (line.size() > kMaxLineBytes) {
    return "the line has more than " + std::to_string(kMaxLineBytes) +
           " bytes: split the row";
  }
  if (!IsValidUtf8(line)) return "the line is not UTF-8: convert the file";
  const std::vector<std::string_view> columns = SplitAt(line, '\t');
  if (columns.size() <= kFirstForms || columns.size() > kColumns) {
    return std::to_string(columns.size()) +
           " columns: write kind, rule, canonical name, acronym, Korean, "
           "others, with one tab between";
  }
  const std::string_view kind = TrimSpaces(columns[0]);
  if (std::find(kKinds.begin(), kKinds.end(), kind) == kKinds.end()) {
    std::string known;
    for (const std::string_view k : kKinds) known += " " + std::string(k);
    return "no kind is called " + Quoted(kind) + ": write one of" + known;
  }
  const std::string_view rule = TrimSpaces(columns[1]);
  if (rule != "eq" && rule != "rel") {
    return "no rule is called " + Quoted(rule) +
           ": write eq (the forms say the same) or rel (only suggested)";
  }
  row->kind = std::string(kind);
  row->related = rule == "rel";
  FormWriter writer(pairs, row);
  for (size_t i = kFirstForms; i < columns.size(); ++i) {
    if (TrimSpaces(columns[i]).empty() && i != kFirstForms) continue;
    for (const std::string_view form : SplitAt(columns[i], '|')) {
      if (auto wrong = writer.Add(form)) return wrong;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string LineName(std::string_view name, size_t line) {
  return std::string(name) + ":" + std::to_string(line);
}

absl::Status ThesaurusError(const std::string& where,
                            const std::string& message) {
  return absl::InvalidArgumentError(where + ": " + message);
}

absl::StatusOr<std::vector<ThesaurusRow>> ReadThesaurus(
    std::string_view text, std::string_view name,
    const std::vector<CountryPair>& pairs) {
  if (text.size() > kMaxThesaurusBytes) {
    return absl::InvalidArgumentError(std::string(name) +
                                      ": a thesaurus has at most 4 MiB");
  }
  std::vector<ThesaurusRow> rows;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  size_t number = 0;
  for (std::string_view line : SplitAt(text, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (TrimSpaces(line).empty() || line.starts_with('#')) continue;
    ThesaurusRow row;
    row.where = LineName(name, number);
    if (const auto wrong = ReadRow(line, pairs, &row)) {
      return ThesaurusError(row.where, *wrong);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace defnews
