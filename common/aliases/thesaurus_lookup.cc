// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/aliases/thesaurus_lookup.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace defnews {
namespace {

// Of one row; the first are its canonical name, acronym and Korean.
constexpr size_t kMaxSuggested = 6;

std::string_view TermText(const ThesaurusView& view, uint16_t id) {
  return view.term_text.substr(view.terms[id],
                               view.terms[id + 1u] - view.terms[id]);
}

std::optional<uint16_t> TermId(const ThesaurusView& view,
                               std::string_view term) {
  if (view.terms.empty()) return std::nullopt;
  size_t low = 0;
  size_t high = view.terms.size() - 1;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    const int order =
        TermText(view, static_cast<uint16_t>(middle)).compare(term);
    if (order == 0) return static_cast<uint16_t>(middle);
    (order < 0 ? low : high) = order < 0 ? middle + 1 : middle;
  }
  return std::nullopt;
}

size_t KeyCount(const ThesaurusView& view) {
  return view.keys.empty() ? 0 : view.keys.size() - 1;
}

std::span<const uint16_t> KeyIds(const ThesaurusView& view, size_t key) {
  return view.sequences.subspan(
      view.keys[key].sequence,
      view.keys[key + 1].sequence - view.keys[key].sequence);
}

// The first key that is not below `ids`.
size_t LowerBound(const ThesaurusView& view, std::span<const uint16_t> ids) {
  size_t low = 0;
  size_t high = KeyCount(view);
  while (low < high) {
    const size_t middle = (low + high) / 2;
    const std::span<const uint16_t> key = KeyIds(view, middle);
    if (std::lexicographical_compare(key.begin(), key.end(), ids.begin(),
                                     ids.end())) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::span<const ThesaurusView::Use> Uses(const ThesaurusView& view,
                                         size_t key) {
  return view.uses.subspan(view.keys[key].use,
                           view.keys[key + 1].use - view.keys[key].use);
}

}  // namespace

// A key must not end inside a Hangul word or a designator.
bool ThesaurusLookup::EndsAt(size_t length) const {
  const QueryTerms::Term& last = terms_[at_ + length - 1];
  if ((last.flags & kSyllables) != 0 && (last.flags & kRunEnd) == 0) {
    return false;
  }
  return at_ + length == terms_.size() ||
         (terms_[at_ + length].flags & kInside) == 0;
}

void ThesaurusLookup::Add(const ThesaurusView& view) {
  const uint32_t table = tables_++;
  views_[table] = &view;
  if (at_ >= terms_.size()) return;
  const QueryTerms::Term& first = terms_[at_];
  const bool inside_run =
      (first.flags & kSyllables) != 0 && (first.flags & kRunStart) == 0;
  if (inside_run || (first.flags & kInside) != 0) return;

  std::vector<uint16_t> ids;
  size_t low = 0;
  for (size_t length = 1; at_ + length <= terms_.size(); ++length) {
    const auto id = TermId(view, terms_[at_ + length - 1].term);
    if (!id) return;
    ids.push_back(*id);
    low = LowerBound(view, ids);
    if (low == KeyCount(view)) return;
    const std::span<const uint16_t> key = KeyIds(view, low);
    if (key.size() < length ||
        !std::equal(ids.begin(), ids.end(), key.begin())) {
      return;  // no key begins so
    }
    if (key.size() == length && EndsAt(length)) {
      hits_.push_back({length, table, static_cast<uint32_t>(low)});
    }
  }
}

void ThesaurusLookup::AddTo(const ThesaurusView& view, uint32_t form,
                            std::vector<Candidate>* out) const {
  const ThesaurusView::Form& entry = view.forms[form];
  Candidate candidate{view.form_text.substr(
                          entry.text, view.forms[form + 1u].text - entry.text),
                      {},
                      entry.joined};
  for (const uint16_t id : KeyIds(view, entry.key)) {
    candidate.terms.push_back(TermText(view, id));
  }
  for (const Candidate& other : *out) {
    if (other.terms == candidate.terms) return;
  }
  out->push_back(std::move(candidate));
}

void ThesaurusLookup::CollectRow(ThesaurusRowId id, FormRole typed) {
  if (std::find(seen_.begin(), seen_.end(), id) != seen_.end()) return;
  seen_.push_back(id);
  const ThesaurusView& view = *views_[id.table];
  const ThesaurusView::Row& row = view.rows[id.row];
  const bool asks = !row.related && Asks(typed);
  size_t suggested = 0;
  for (uint32_t form = row.form; form < view.rows[id.row + 1u].form; ++form) {
    const FormRole role = view.forms[form].role;
    if (asks && Answers(role)) {
      AddTo(view, form, &forms_);
    } else if (row.related || role == FormRole::kLoose || Answers(role)) {
      if (suggested++ < kMaxSuggested) AddTo(view, form, &related_);
    }
  }
}

void ThesaurusLookup::Collect(size_t length, const ThesaurusGroups* groups) {
  // Rows that are asked first: to others of their group the form may be loose.
  for (const bool asking : {true, false}) {
    for (const Hit& hit : hits_) {
      if (hit.length != length) continue;
      const ThesaurusView& view = *views_[hit.table];
      for (const ThesaurusView::Use& use : Uses(view, hit.key)) {
        const bool asks = Asks(use.role) && !view.rows[use.row].related;
        if (asks != asking) continue;
        const ThesaurusRowId id{hit.table, use.row};
        CollectRow(id, use.role);
        if (groups == nullptr || !asks) continue;
        const auto group = groups->find(id);
        if (group == groups->end()) continue;
        for (const ThesaurusRowId& other : group->second) {
          CollectRow(other, use.role);
        }
      }
    }
  }
}

bool ThesaurusLookup::IsTyped(const Candidate& candidate, size_t length) const {
  if (candidate.terms.size() != length) return false;
  for (size_t i = 0; i < length; ++i) {
    if (candidate.terms[i] != terms_[at_ + i].term) return false;
  }
  return true;
}

// Whether whatever `longer` finds in place of the run, `shorter` finds too:
// what it has more may only be where the run is at an end of the terms.
bool ThesaurusLookup::Covers(const std::vector<std::string_view>& shorter,
                             const Candidate& longer, size_t length) const {
  if (longer.joined || shorter.size() >= longer.terms.size()) return false;
  const size_t more = longer.terms.size() - shorter.size();
  const size_t first = at_ + length == terms_.size() ? 0 : more;
  const size_t last = at_ == 0 ? more : 0;
  for (size_t skip = first; skip <= last; ++skip) {
    if (std::equal(shorter.begin(), shorter.end(),
                   longer.terms.begin() + static_cast<ptrdiff_t>(skip))) {
      return true;
    }
  }
  return false;
}

void ThesaurusLookup::DropCovered(size_t length) {
  std::vector<std::string_view> typed;
  for (size_t i = 0; i < length; ++i) typed.push_back(terms_[at_ + i].term);
  std::vector<Candidate> kept;
  for (const Candidate& form : forms_) {
    const bool covered =
        Covers(typed, form, length) ||
        std::any_of(forms_.begin(), forms_.end(), [&](const Candidate& other) {
          return Covers(other.terms, form, length);
        });
    if (!covered) kept.push_back(form);
  }
  forms_ = std::move(kept);
}

ThesaurusAnswer ThesaurusLookup::Answer(const ThesaurusGroups* groups) {
  std::vector<size_t> lengths;
  for (const Hit& hit : hits_) lengths.push_back(hit.length);
  std::sort(lengths.rbegin(), lengths.rend());
  lengths.erase(std::unique(lengths.begin(), lengths.end()), lengths.end());

  // The longest that asks for something; failing that, that suggests.
  ThesaurusAnswer answer;
  for (const size_t length : lengths) {
    seen_.clear();
    Collect(length, groups);
    if (answer.length == 0) answer.length = length;
    std::erase_if(forms_, [&](const auto& f) { return IsTyped(f, length); });
    std::erase_if(related_, [&](const auto& f) { return IsTyped(f, length); });
    if (forms_.empty()) continue;
    answer.length = length;
    break;
  }
  std::erase_if(related_, [&](const Candidate& loose) {
    return std::any_of(forms_.begin(), forms_.end(), [&](const auto& form) {
      return form.terms == loose.terms;
    });
  });
  DropCovered(answer.length);
  for (const Candidate& form : forms_) answer.forms.emplace_back(form.text);
  for (const Candidate& form : related_) answer.related.emplace_back(form.text);
  return answer;
}

ThesaurusGroups GroupRows(const ThesaurusView& first,
                          const ThesaurusView& second) {
  // A disjoint-set forest over the rows of both tables.
  const std::array<const ThesaurusView*, 2> views = {&first, &second};
  const uint32_t offset =
      static_cast<uint32_t>(first.rows.empty() ? 0 : first.rows.size() - 1);
  const size_t count =
      offset + (second.rows.empty() ? 0 : second.rows.size() - 1);
  std::vector<uint32_t> parent(count);
  for (uint32_t i = 0; i < count; ++i) parent[i] = i;
  const auto root = [&parent](uint32_t row) {
    while (parent[row] != row) row = parent[row] = parent[parent[row]];
    return row;
  };

  absl::flat_hash_map<std::string, uint32_t> owners;
  for (uint32_t table = 0; table < 2; ++table) {
    const ThesaurusView& view = *views[table];
    for (size_t key = 0; key < KeyCount(view); ++key) {
      std::string name;
      for (const uint16_t id : KeyIds(view, key)) {
        name += TermText(view, id);
        name += ' ';
      }
      for (const ThesaurusView::Use& use : Uses(view, key)) {
        if (use.role != FormRole::kBoth || view.rows[use.row].related) continue;
        const uint32_t row = use.row + (table == 0 ? 0 : offset);
        const auto [owner, fresh] = owners.emplace(name, row);
        if (!fresh) parent[root(row)] = root(owner->second);
      }
    }
  }

  absl::flat_hash_map<uint32_t, std::vector<ThesaurusRowId>> members;
  for (uint32_t row = 0; row < count; ++row) {
    members[root(row)].push_back(row < offset
                                     ? ThesaurusRowId{0, row}
                                     : ThesaurusRowId{1, row - offset});
  }
  ThesaurusGroups groups;
  for (const auto& [unused, group] : members) {
    if (group.size() < 2) continue;
    for (const ThesaurusRowId& id : group) groups.emplace(id, group);
  }
  return groups;
}

}  // namespace defnews
