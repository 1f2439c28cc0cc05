// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace defnews {

// Asks two databases with the same terms the same `queries` random questions
// (terms, AND, OR, phrases, NEAR, value ranges, sorted by value, with full
// counts) under the ranking of `search` and under BM25. Tells the first answer
// that differs, in the documents, their order, any weight's last bit or the
// counts; "" if none does. Throws what Xapian throws.
std::string AnswerDifference(const std::string& first,
                             const std::string& second, uint64_t seed,
                             int queries);

}  // namespace defnews
