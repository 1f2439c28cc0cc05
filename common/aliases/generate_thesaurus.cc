// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/aliases/generate_thesaurus.h"

#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include "common/aliases/country_pairs.h"
#include "common/aliases/table_writer.h"
#include "common/aliases/thesaurus_reader.h"
#include "common/aliases/thesaurus_tables.h"
#include "common/status/status_macros.h"
#include "common/text/capitals.h"

namespace defnews {
namespace {

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)),
                   std::istreambuf_iterator<char>());
  if (!in) return absl::NotFoundError(path + ": cannot be read");
  return text;
}

// The list of the analysis and the marks of the thesaurus are the same.
absl::Status CheckCapitals(const std::vector<ThesaurusRow>& rows,
                           std::string_view name) {
  std::set<std::string> marked;
  for (const ThesaurusRow& row : rows) {
    for (const ThesaurusForm& form : row.forms) {
      if (form.capitals) marked.insert(form.text);
    }
  }
  for (const std::string_view word : CapitalWords()) {
    std::string upper(word);
    for (char& c : upper) c = static_cast<char>(c - ('a' - 'A'));
    if (marked.contains(upper)) continue;
    return absl::InvalidArgumentError(
        std::string(name) + ": no row has ^" + upper +
        ", which counts only in capitals: add it, or take it out of "
        "common/text/capitals.cc");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<ThesaurusRow>> BuiltInRows(
    std::string_view countries, std::string_view countries_name,
    std::string_view thesaurus, std::string_view thesaurus_name) {
  ASSIGN_OR_RETURN(std::vector<CountryPair> pairs,
                   ReadCountryPairs(countries, countries_name));
  ASSIGN_OR_RETURN(std::vector<ThesaurusRow> rows,
                   ReadThesaurus(thesaurus, thesaurus_name, pairs));
  for (CountryPair& pair : pairs) rows.push_back(std::move(pair.row));
  RETURN_IF_ERROR(CheckCapitals(rows, thesaurus_name));
  return rows;
}

absl::Status GenerateThesaurus(const std::string& countries,
                               const std::string& thesaurus,
                               const std::string& output) {
  ASSIGN_OR_RETURN(const std::string country_text, ReadFile(countries));
  ASSIGN_OR_RETURN(const std::string thesaurus_text, ReadFile(thesaurus));
  ASSIGN_OR_RETURN(
      const std::vector<ThesaurusRow> rows,
      BuiltInRows(country_text, countries, thesaurus_text, thesaurus));
  ASSIGN_OR_RETURN(const ThesaurusTables tables, BuildThesaurusTables(rows));
  std::ofstream out(output, std::ios::binary);
  out << ThesaurusSource(tables);
  out.close();
  if (!out) return absl::DataLossError(output + ": cannot be written");
  return absl::OkStatus();
}

}  // namespace defnews
