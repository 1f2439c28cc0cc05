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
  std::vector<ThesaurusForm> in_compounds;
  std::vector<ThesaurusForm> in_full;
};

using Names = std::vector<ThesaurusForm>;

// The forms of a list, each with at most one mark.
Names Forms(std::string_view list) {
  Names forms;
  for (std::string_view text : SplitAt(list, '|')) {
    text = TrimSpaces(text);
    if (text.empty()) continue;
    ThesaurusForm form;
    if (text.front() == '>') form.role = FormRole::kAsked;
    if (text.front() == '<') form.role = FormRole::kFound;
    if (text.front() == '~') form.role = FormRole::kLoose;
    if (form.role != FormRole::kBoth) text.remove_prefix(1);
    form.text = std::string(text);
    forms.push_back(std::move(form));
  }
  return forms;
}

bool IsCapitals(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Every choice of one name of each country, in the order of the countries.
std::vector<Names> Choices(const std::vector<const Country*>& countries,
                           Names Country::*names) {
  std::vector<Names> choices = {{}};
  for (const Country* country : countries) {
    const Names& all = country->*names;
    const size_t count =
        countries.size() < 3 ? all.size() : std::min(all.size(), kNamesOfThree);
    std::vector<Names> longer;
    for (const Names& choice : choices) {
      for (size_t i = 0; i < count; ++i) {
        longer.push_back(choice);
        longer.back().push_back(all[i]);
      }
    }
    choices = std::move(longer);
  }
  return choices;
}

// The names as one form; with a rare name it is rare.
ThesaurusForm Joined(const Names& names, std::string_view between,
                     std::string_view last) {
  ThesaurusForm form = names[0];
  for (size_t i = 1; i < names.size(); ++i) {
    form.text += i + 1 == names.size() ? last : between;
    form.text += names[i].text;
    if (names[i].role == FormRole::kAsked) form.role = FormRole::kAsked;
  }
  return form;
}

class PairWriter {
 public:
  PairWriter(std::vector<const Country*> countries, std::string name)
      : countries_(std::move(countries)) {
    pair_.name = std::move(name);
    pair_.row.kind = "country";
  }

  CountryPair Write(const Names& besides, std::string where) {
    pair_.row.where = std::move(where);
    const std::vector<std::vector<const Country*>> orders = Orders();
    for (const auto& countries : orders) {
      for (const Names& names : Choices(countries, &Country::in_compounds)) {
        pair_.compounds.push_back(Joined(names, "-", "-"));
      }
    }
    // The commonest compound leads; then what is written in the file.
    Names* forms = &pair_.row.forms;
    forms->push_back(pair_.compounds[0]);
    forms->insert(forms->end(), besides.begin(), besides.end());
    for (const ThesaurusForm& compound : pair_.compounds) {
      forms->push_back(compound);
      forms->back().role = FormRole::kBoth;
    }
    for (const auto& countries : orders) AddInFull(countries);
    for (const ThesaurusForm& form : besides) {
      if (IsCapitals(form.text)) pair_.compounds.push_back(form);
    }
    return std::move(pair_);
  }

 private:
  std::vector<std::vector<const Country*>> Orders() const {
    std::vector<size_t> order;
    for (size_t i = 0; i < countries_.size(); ++i) order.push_back(i);
    std::vector<std::vector<const Country*>> orders;
    do {
      orders.emplace_back();
      for (const size_t i : order) orders.back().push_back(countries_[i]);
    } while (std::next_permutation(order.begin(), order.end()));
    return orders;
  }

  // They are understood and not looked for: phrases of "and" and "the" cost
  // many times what the compounds do, and speak of the two countries, not
  // always of what they do together.
  void AddInFull(const std::vector<const Country*>& countries) {
    for (const Names& names : Choices(countries, &Country::in_full)) {
      pair_.row.forms.push_back(Joined(names, ", ", " and "));
      pair_.row.forms.back().role = FormRole::kAsked;
    }
  }

  std::vector<const Country*> countries_;
  CountryPair pair_;
};

class PairReader {
 public:
  // What is wrong with the line, or nothing.
  std::optional<std::string> Read(std::string_view line,
                                  const std::string& where) {
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
                          Forms(columns[2]), Forms(columns[3])});
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
        PairWriter(countries, name).Write(Forms(columns[2]), where));
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
