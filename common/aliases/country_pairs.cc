// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/aliases/country_pairs.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/aliases/thesaurus_reader.h"
#include "common/aliases/thesaurus_split.h"

namespace defnews {
namespace {

// Of three countries together, only the commonest names of each.
constexpr size_t kNamesOfThree = 3;

struct Country {
  std::string name;
  std::vector<std::string> in_compounds;
  std::vector<std::string> in_full;
};

std::vector<std::string> Texts(std::string_view list) {
  std::vector<std::string> texts;
  for (const std::string_view text : SplitAt(list, '|')) {
    if (!TrimSpaces(text).empty()) texts.emplace_back(TrimSpaces(text));
  }
  return texts;
}

// Every choice of one name of each country, in the order of the countries.
std::vector<std::vector<std::string>> Choices(
    const std::vector<const Country*>& countries,
    std::vector<std::string> Country::*names) {
  std::vector<std::vector<std::string>> choices = {{}};
  for (const Country* country : countries) {
    const std::vector<std::string>& all = country->*names;
    const size_t count = countries.size() < 3
                             ? all.size()
                             : std::min(all.size(), kNamesOfThree);
    std::vector<std::vector<std::string>> longer;
    for (const auto& choice : choices) {
      for (size_t i = 0; i < count; ++i) {
        longer.push_back(choice);
        longer.back().push_back(all[i]);
      }
    }
    choices = std::move(longer);
  }
  return choices;
}

std::string Joined(const std::vector<std::string>& names,
                   std::string_view between, std::string_view last) {
  std::string text = names[0];
  for (size_t i = 1; i < names.size(); ++i) {
    text += i + 1 == names.size() ? last : between;
    text += names[i];
  }
  return text;
}

class PairWriter {
 public:
  PairWriter(std::vector<const Country*> countries, std::string name)
      : countries_(std::move(countries)) {
    pair_.name = std::move(name);
    pair_.row.kind = "country";
  }

  CountryPair Write(const std::vector<std::string>& extras,
                    std::string where) {
    pair_.row.where = std::move(where);
    std::vector<size_t> order;
    for (size_t i = 0; i < countries_.size(); ++i) order.push_back(i);
    std::vector<std::vector<const Country*>> orders;
    do {
      orders.emplace_back();
      for (const size_t i : order) orders.back().push_back(countries_[i]);
    } while (std::next_permutation(order.begin(), order.end()));

    for (const auto& countries : orders) AddCompounds(countries);
    AddExtras(extras);
    for (const std::string& compound : pair_.compounds) {
      AddForm(compound, FormRole::kBoth);
    }
    for (const auto& countries : orders) AddInFull(countries);
    return std::move(pair_);
  }

 private:
  void AddForm(std::string text, FormRole role) {
    pair_.row.forms.push_back({std::move(text), role, false});
  }

  void AddCompounds(const std::vector<const Country*>& countries) {
    for (const auto& names : Choices(countries, &Country::in_compounds)) {
      pair_.compounds.push_back(Joined(names, "-", "-"));
    }
  }

  // The commonest compound leads; then what is written in the file.
  void AddExtras(const std::vector<std::string>& extras) {
    AddForm(pair_.compounds[0], FormRole::kBoth);
    for (const std::string& extra : extras) {
      FormRole role = FormRole::kBoth;
      std::string_view text = extra;
      if (text.starts_with('>')) role = FormRole::kAsked;
      if (text.starts_with('<')) role = FormRole::kFound;
      if (text.starts_with('~')) role = FormRole::kLoose;
      if (role != FormRole::kBoth) text.remove_prefix(1);
      AddForm(std::string(text), role);
      const bool word = std::all_of(text.begin(), text.end(),
                                    [](char c) { return c >= 'A' && c <= 'Z'; });
      if (word && role == FormRole::kBoth) {
        pair_.compounds.emplace_back(text);
      }
    }
  }

  // All lists of three are understood; few are worth looking for.
  void AddInFull(const std::vector<const Country*>& countries) {
    const FormRole role =
        countries.size() < 3 ? FormRole::kBoth : FormRole::kAsked;
    for (const auto& names : Choices(countries, &Country::in_full)) {
      AddForm(Joined(names, ", ", " and "), role);
    }
  }

  std::vector<const Country*> countries_;
  CountryPair pair_;
};

class PairReader {
 public:
  // What is wrong with the line, or nothing.
  std::optional<std::string> Read(std::string_view line, const std::string& where) {
    const std::vector<std::string_view> columns = SplitAt(line, '\t');
    if (columns[0] == "country" && columns.size() == 4) {
      return ReadCountry(columns);
    }
    if (columns[0] == "pair" && columns.size() == 3) {
      return ReadPair(columns, where);
    }
    return "neither a country (4 columns) nor a pair (3 columns)";
  }

  std::vector<CountryPair> Take() { return std::move(pairs_); }

 private:
  std::optional<std::string> ReadCountry(
      const std::vector<std::string_view>& columns) {
    countries_.push_back({std::string(TrimSpaces(columns[1])),
                          Texts(columns[2]), Texts(columns[3])});
    if (countries_.back().in_compounds.empty() ||
        countries_.back().in_full.empty()) {
      return "a country without names: write them in columns 3 and 4";
    }
    return std::nullopt;
  }

  std::optional<std::string> ReadPair(
      const std::vector<std::string_view>& columns, const std::string& where) {
    const std::string name(TrimSpaces(columns[1]));
    std::vector<const Country*> countries;
    for (const std::string_view part : SplitAt(name, '-')) {
      const auto country =
          std::find_if(countries_.begin(), countries_.end(),
                       [&](const Country& c) { return c.name == part; });
      if (country == countries_.end()) {
        return "no country is called \"" + std::string(part) +
               "\": add its line above";
      }
      countries.push_back(&*country);
    }
    if (countries.size() < 2 || countries.size() > 3) {
      return "\"" + name + "\" is not two or three countries joined by -";
    }
    pairs_.push_back(
        PairWriter(countries, name).Write(Texts(columns[2]), where));
    return std::nullopt;
  }

  std::vector<Country> countries_;
  std::vector<CountryPair> pairs_;
};

}  // namespace

absl::StatusOr<std::vector<CountryPair>> ReadCountryPairs(
    std::string_view text, std::string_view name) {
  PairReader reader;
  size_t number = 0;
  for (const std::string_view line : SplitAt(text, '\n')) {
    ++number;
    if (TrimSpaces(line).empty() || line.starts_with('#')) continue;
    const std::string where = LineName(name, number);
    if (const auto wrong = reader.Read(line, where)) {
      return ThesaurusError(where, *wrong);
    }
  }
  return reader.Take();
}

}  // namespace defnews
