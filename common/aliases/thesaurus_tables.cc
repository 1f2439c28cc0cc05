// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/aliases/thesaurus_tables.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "common/aliases/thesaurus_reader.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "common/text/capitals.h"

namespace defnews {
namespace {

using Terms = std::vector<std::string>;

constexpr size_t kMaxTerms = 16;  // of a form
constexpr size_t kMaxRows = 20000;

std::string Quoted(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

Terms Sequence(const QueryTerms& query) {
  Terms terms;
  for (const QueryTerms::Term& term : query.sequence) {
    terms.push_back(term.term);
  }
  return terms;
}

bool IsUpperWord(std::string_view text) {
  return text.size() > 1 && std::all_of(text.begin(), text.end(), [](char c) {
           return c >= 'A' && c <= 'Z';
         });
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return lower;
}

// A form of a row, analysed.
struct Analysed {
  std::string text;
  FormRole role;
  Terms terms;
  bool joined;
  std::set<Terms> typed;  // every run of terms that it may be typed as
};

class TableBuilder {
 public:
  absl::StatusOr<ThesaurusTables> Build(const std::vector<ThesaurusRow>& rows) {
    if (rows.size() > kMaxRows) {
      return ThesaurusError(rows[kMaxRows].where,
                            "more than 20000 rows: keep the rest out");
    }
    for (const ThesaurusRow& row : rows) RETURN_IF_ERROR(AddRow(row));
    if (term_ids_.size() > std::numeric_limits<uint16_t>::max()) {
      return ThesaurusError(rows.back().where,
                            "more than 65535 different words by here: split "
                            "the file");
    }
    WriteTerms();
    WriteKeys();
    WriteRows();
    return std::move(tables_);
  }

 private:
  absl::Status AddRow(const ThesaurusRow& row) {
    std::vector<Analysed> forms;
    for (const ThesaurusForm& form : row.forms) {
      ASSIGN_OR_RETURN(Analysed analysed, Analyse(form, row));
      if (auto wrong = Merge(std::move(analysed), &forms)) {
        return ThesaurusError(row.where, *wrong);
      }
    }
    if (!JoinsSomething(row, forms)) {
      return ThesaurusError(row.where,
                            "the forms of " + Quoted(row.forms[0].text) +
                                " are all one and the same, or none of them "
                                "may be asked or found: add another form");
    }
    RETURN_IF_ERROR(Claim(row, forms));
    rows_.push_back({row.related, std::move(forms)});
    return absl::OkStatus();
  }

  absl::StatusOr<Analysed> Analyse(const ThesaurusForm& form,
                                   const ThesaurusRow& row) {
    const QueryTerms query = analyzer_.AnalyzeQuery(form.text, false);
    Analysed analysed{
        form.text, form.role, Sequence(query), !query.alternatives.empty(), {}};
    if (analysed.terms.empty() || analysed.terms.size() > kMaxTerms) {
      return ThesaurusError(row.where,
                            "the form " + Quoted(form.text) + " has " +
                                std::to_string(analysed.terms.size()) +
                                " searchable words: write 1 to 16");
    }
    const bool known =
        IsUpperWord(form.text) && IsCapitalWord(Lower(form.text));
    if (known != form.capitals) {
      return ThesaurusError(
          row.where,
          known ? Quoted(form.text) +
                      " in small letters is another word: write ^" + form.text
                : "^ before " + Quoted(form.text) +
                      ": it is not among the acronyms that count only in "
                      "capitals; leave ^ out");
    }
    // Inside a longer phrase no particle is stripped.
    analysed.typed = {analysed.terms,
                      Sequence(analyzer_.AnalyzeQuery(form.text, true))};
    for (const std::string& whole : query.alternatives) {
      analysed.typed.insert(Terms{whole});
    }
    return analysed;
  }

  // Adds a form, or joins it to one of the same terms. Returns what is wrong.
  static std::optional<std::string> Merge(Analysed form,
                                          std::vector<Analysed>* forms) {
    const auto same =
        std::find_if(forms->begin(), forms->end(),
                     [&](const Analysed& f) { return f.terms == form.terms; });
    if (same == forms->end()) {
      forms->push_back(std::move(form));
      return std::nullopt;
    }
    if ((same->role == FormRole::kLoose) != (form.role == FormRole::kLoose)) {
      return Quoted(same->text) + " and " + Quoted(form.text) +
             " are the same words with and without ~: keep one";
    }
    same->typed.insert(form.typed.begin(), form.typed.end());
    if (form.joined && !same->joined) {
      same->text = std::move(form.text);
      same->joined = true;
    }
    const bool asks = Asks(same->role) || Asks(form.role);
    const bool answers = Answers(same->role) || Answers(form.role);
    if (asks && answers) same->role = FormRole::kBoth;
    return std::nullopt;
  }

  static bool JoinsSomething(const ThesaurusRow& row,
                             const std::vector<Analysed>& forms) {
    if (row.related) return forms.size() > 1;
    const bool asks = std::any_of(forms.begin(), forms.end(),
                                  [](const auto& f) { return Asks(f.role); });
    const bool answers =
        std::any_of(forms.begin(), forms.end(),
                    [](const auto& f) { return Answers(f.role); });
    return forms.size() > 1 && asks && answers;
  }

  // No two rows may claim the same words both ways: they would be one row.
  absl::Status Claim(const ThesaurusRow& row,
                     const std::vector<Analysed>& forms) {
    for (const Analysed& form : forms) {
      if (row.related || form.role != FormRole::kBoth) continue;
      for (const Terms& terms : form.typed) {
        const auto [owner, fresh] = owners_.emplace(terms, row.where);
        if (fresh || owner->second == row.where) continue;
        return ThesaurusError(
            row.where,
            Quoted(form.text) + " also stands in " + owner->second +
                ", both ways: join the rows, or mark it > < or ~ in one");
      }
    }
    return absl::OkStatus();
  }

  struct BuiltRow {
    bool related;
    std::vector<Analysed> forms;
  };

  void WriteTerms() {
    for (const BuiltRow& row : rows_) {
      for (const Analysed& form : row.forms) {
        for (const Terms& terms : form.typed) {
          for (const std::string& term : terms) term_ids_.emplace(term, 0);
        }
      }
    }
    uint16_t next = 0;
    for (auto& [term, id] : term_ids_) {
      id = next++;
      tables_.terms.push_back(Size(tables_.term_text));
      tables_.term_text += term;
    }
    tables_.terms.push_back(Size(tables_.term_text));
  }

  void WriteKeys() {
    for (size_t i = 0; i < rows_.size(); ++i) {
      for (const Analysed& form : rows_[i].forms) {
        for (const Terms& terms : form.typed) {
          uses_[Ids(terms)].push_back({static_cast<uint16_t>(i), form.role});
        }
      }
    }
    for (auto& [ids, uses] : uses_) {
      key_ids_.emplace(ids, Size(tables_.keys));
      tables_.keys.push_back({Size(tables_.sequences), Size(tables_.uses)});
      tables_.sequences.insert(tables_.sequences.end(), ids.begin(), ids.end());
      tables_.uses.insert(tables_.uses.end(), uses.begin(), uses.end());
    }
    tables_.keys.push_back({Size(tables_.sequences), Size(tables_.uses)});
  }

  void WriteRows() {
    for (const BuiltRow& row : rows_) {
      tables_.rows.push_back({Size(tables_.forms), row.related});
      for (const Analysed& form : row.forms) {
        tables_.forms.push_back({Size(tables_.form_text),
                                 key_ids_.at(Ids(form.terms)), form.role,
                                 form.joined});
        tables_.form_text += form.text;
      }
    }
    tables_.rows.push_back({Size(tables_.forms), false});
    tables_.forms.push_back(
        {Size(tables_.form_text), 0, FormRole::kLoose, false});
  }

  std::vector<uint16_t> Ids(const Terms& terms) const {
    std::vector<uint16_t> ids;
    for (const std::string& term : terms) ids.push_back(term_ids_.at(term));
    return ids;
  }

  template <typename Container>
  static uint32_t Size(const Container& container) {
    return static_cast<uint32_t>(container.size());
  }

  Analyzer analyzer_;
  std::vector<BuiltRow> rows_;
  std::map<Terms, std::string> owners_;
  std::map<std::string, uint16_t> term_ids_;
  std::map<std::vector<uint16_t>, std::vector<ThesaurusView::Use>> uses_;
  std::map<std::vector<uint16_t>, uint32_t> key_ids_;
  ThesaurusTables tables_;
};

}  // namespace

ThesaurusView ThesaurusTables::View() const {
  return {term_text, form_text, terms, sequences, keys, uses, rows, forms};
}

absl::StatusOr<ThesaurusTables> BuildThesaurusTables(
    const std::vector<ThesaurusRow>& rows) {
  return TableBuilder().Build(rows);
}

}  // namespace defnews
