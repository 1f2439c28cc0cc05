// SPDX-License-Identifier: GPL-3.0-or-later
// Rows -> tables that are looked up by analysed terms. The build writes those
// of thesaurus.tsv out as constants; a user's are made when they are read.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/aliases/thesaurus_row.h"
#include "common/text/analyzer.h"

namespace defnews {

// Offsets and ids instead of pointers, so that the constants need no
// relocation when a program starts.
struct ThesaurusView {
  struct Key {          // a run of terms that can be typed
    uint32_t sequence;  // where its term ids begin
    uint32_t use;       // where its uses begin
  };
  struct Use {  // a key in a row
    uint16_t row;
    FormRole role;
  };
  struct Row {
    uint32_t form;  // where its forms begin
    bool related;
  };
  struct Form {
    uint32_t text;  // where its text begins
    uint32_t key;   // its own terms
    FormRole role;
    bool joined;  // is also found written as one (ROK-US: rokus)
  };

  std::string_view term_text;           // of all terms
  std::string_view form_text;           // of all forms
  std::span<const uint32_t> terms;      // offsets; one more than terms, sorted
  std::span<const uint16_t> sequences;  // term ids
  std::span<const Key> keys;            // sorted by their ids; one more
  std::span<const Use> uses;
  std::span<const Row> rows;    // one more than rows
  std::span<const Form> forms;  // one more than forms
};

struct ThesaurusTables {
  std::string term_text;
  std::string form_text;
  std::vector<uint32_t> terms;
  std::vector<uint16_t> sequences;
  std::vector<ThesaurusView::Key> keys;
  std::vector<ThesaurusView::Use> uses;
  std::vector<ThesaurusView::Row> rows;
  std::vector<ThesaurusView::Form> forms;

  // Valid as long as the tables stand unchanged.
  ThesaurusView View() const;
};

// Forms of a row that analyse alike become one. InvalidArgument, naming file,
// line, value and remedy, for the first contradiction: a form without
// terms, one that two rows claim both ways, a mark for capitals that the
// analysis does not share, a row that joins nothing.
absl::StatusOr<ThesaurusTables> BuildThesaurusTables(
    const std::vector<ThesaurusRow>& rows);

// The tables of thesaurus.tsv; made by the build.
const ThesaurusView& BuiltInThesaurusView();

}  // namespace defnews
