// SPDX-License-Identifier: GPL-3.0-or-later
// Queries as libxapian, and so its stock server, understands them.
#pragma once

#include <xapian.h>

#include "searcher/compile/index_query.h"

namespace defnews {

// The same matches and the same weights as those of the native engine, to the
// last bit, on however many servers the documents are. A plain translation has
// two faults:
//
// - libxapian adds up in an order that depends on how often a database has
//   each term, and dissolves sums within sums. Sums of floating point numbers
//   depend on their order, and hits of nearly equal weight change places.
// - Where an OR under AND or FILTER is asked for a document, libxapian 1.4.22
//   adds the weight of a phrase whose words the document has apart.
//
// So what matches is asked for without weights, and what weighs is added to it
// by AND_MAYBE, one after the other in the order of the query. That costs a
// second look at each list, where three terms or more weigh. For enquiries
// that look at every match, as libxapian rearranges others on the way.
Xapian::Query ToXapian(const IndexQuery& query);

// The same matches, for enquiries without weights.
Xapian::Query ToUnscoredXapian(const IndexQuery& query);

}  // namespace defnews
