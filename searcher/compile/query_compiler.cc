// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compile/query_compiler.h"

#include <algorithm>

#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "common/text/hangul.h"
#include "searcher/compile/date_filter.h"
#include "searcher/compile/leaf_queries.h"
#include "searcher/compile/prefix_expansion.h"
#include "searcher/compile/stop_words.h"

namespace defnews {
namespace {

using Xapian::Query;

struct Part {
  Query query;
  bool exact = true;
};

Query Weightless(const Query& query) {
  return Query(Query::OP_SCALE_WEIGHT, query, 0.0);
}

void CollectWords(const Node& node, std::vector<std::string>* words) {
  if (node.kind == Node::Kind::kWord) words->push_back(node.text);
  if (node.kind == Node::Kind::kPhrase || node.kind == Node::Kind::kPrefix) {
    words->push_back("");  // never a stop word
  }
  if (node.kind == Node::Kind::kNot) return;
  if (node.kind == Node::Kind::kExpanded) {
    return CollectWords(node.children.front(), words);
  }
  for (const Node& child : node.children) CollectWords(child, words);
}

class Compiler {
 public:
  Compiler(const Node& root, const CompileContext& context)
      : context_(context) {
    std::vector<std::string> words;
    CollectWords(root, &words);
    long_query_ = words.size() >= kLongQueryWords;
    stop_words_ = std::any_of(words.begin(), words.end(),
                              [&](const auto& word) { return !IsStop(word); });
  }

  absl::StatusOr<Part> Compile(const Node& node) {
    switch (node.kind) {
      case Node::Kind::kWord:
      case Node::Kind::kPhrase:
        return Leaf(node);
      case Node::Kind::kPrefix:
        return Prefix(node);
      case Node::Kind::kAnd:
        return And(node);
      case Node::Kind::kOr:
        return Or(node);
      case Node::Kind::kNot:
        break;  // only under kAnd, and taken there
      case Node::Kind::kNear:
      case Node::Kind::kAdj:
        return Proximity(node);
      case Node::Kind::kSource:
        return Part{Weightless(Query(schema::SourceTerm(node.text)))};
      case Node::Kind::kDate:
        return Date(node);
      case Node::Kind::kName:
        return Part{NameQuery(node)};
      case Node::Kind::kSequence:
        return AdjoiningParts(node);
      case Node::Kind::kExpanded:
        return Expanded(node);
      case Node::Kind::kMentions:
        return Mentions(node);
    }
    return absl::InternalError("a query tree out of form");
  }

  std::vector<std::pair<std::string, Query>> TakeLeaves() {
    return std::move(leaves_);
  }

 private:
  bool IsStop(const std::string& word) const {
    std::string lower = word;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    });
    return IsStopWord(lower, long_query_);
  }

  absl::StatusOr<Part> Leaf(const Node& node) {
    ASSIGN_OR_RETURN(Part part, UnscoredLeaf(node));
    if (stop_words_ && node.kind == Node::Kind::kWord && IsStop(node.text)) {
      part.query = Weightless(part.query);
    } else {
      AddLeaf(node, part.query);
    }
    return part;
  }

  // Takes a note of what scores, apart from what NOT or an expansion holds.
  void AddLeaf(const Node& node, const Query& query) {
    if (negated_ == 0 && expanded_ == 0) {
      leaves_.emplace_back(ToText(node), query);
    }
  }

  absl::StatusOr<Part> UnscoredLeaf(const Node& node) {
    QueryTerms terms = context_.analyzer->AnalyzeQuery(node.text, node.exact);
    if (terms.empty()) {
      return absl::InvalidArgumentError("no searchable word in \"" + node.text +
                                        "\"");
    }
    if (node.exact) {
      // Alternatives as indexed, not as typed: this is the wider query.
      terms.alternatives =
          context_.analyzer->AnalyzeQuery(node.text, false).alternatives;
    }
    const std::string prefix(FieldPrefix(node.field));
    ASSIGN_OR_RETURN(Query query, SequenceQuery(terms, prefix, node.exact,
                                                *context_.database));
    Part part{query, !node.exact};
    if (node.field == Field::kBody) {
      if (terms.sequence.size() == 1) {
        part.query = InBody(part.query, terms.sequence[0].term);
      } else {
        part.exact = false;
      }
    }
    return part;
  }

  absl::StatusOr<Part> Prefix(const Node& node) {
    const std::string folded = FoldPrefix(node.text);
    const std::string prefix(FieldPrefix(node.field));
    if (IsHangulText(folded)) {
      const QueryTerms run = context_.analyzer->AnalyzeQuery(folded, true);
      ASSIGN_OR_RETURN(Query query,
                       SequenceQuery(run, prefix, true, *context_.database));
      // The index cannot tell whether the run begins a word.
      return Scored(node, {query, false});
    }
    ASSIGN_OR_RETURN(
        std::vector<std::string> terms,
        ExpandPrefix(*context_.database, folded, context_.analyzer));
    if (terms.empty()) return Part{Query::MatchNothing};
    if (node.field == Field::kBody) return Scored(node, {AnyInBody(terms)});
    for (std::string& term : terms) term = prefix + term;
    return Scored(node, {Query(Query::OP_SYNONYM, terms.begin(), terms.end())});
  }

  Part Scored(const Node& node, Part part) {
    AddLeaf(node, part.query);
    return part;
  }

  absl::StatusOr<Part> And(const Node& node) {
    Part all;
    std::vector<Query> wanted;
    std::vector<Query> unwanted;
    for (const Node& child : node.children) {
      const bool negative = child.kind == Node::Kind::kNot;
      negated_ += negative ? 1 : 0;
      ASSIGN_OR_RETURN(Part part,
                       Compile(negative ? child.children[0] : child));
      negated_ -= negative ? 1 : 0;
      all.exact = all.exact && part.exact;
      if (!negative) {
        wanted.push_back(part.query);
      } else if (part.exact) {
        unwanted.push_back(part.query);
      }
    }
    all.query = Query(Query::OP_AND, wanted.begin(), wanted.end());
    if (!unwanted.empty()) {
      all.query = Query(Query::OP_AND_NOT, all.query,
                        Query(Query::OP_OR, unwanted.begin(), unwanted.end()));
    }
    return all;
  }

  absl::StatusOr<Part> Or(const Node& node) {
    Part all;
    std::vector<Query> ways;
    for (const Node& child : node.children) {
      const size_t first = leaves_.size();
      ASSIGN_OR_RETURN(Part part, Compile(child));
      all.exact = all.exact && part.exact;
      ways.push_back(part.query);
      if (child.kind != Node::Kind::kAnd) continue;
      // A leaf scores only where the rest of its alternative matches too.
      for (size_t i = first; i < leaves_.size(); ++i) {
        Query& leaf = leaves_[i].second;
        leaf = Query(Query::OP_FILTER, leaf, part.query);
      }
    }
    all.query = Query(Query::OP_OR, ways.begin(), ways.end());
    return all;
  }

  // One term and nothing else, as NEAR and ADJ of Xapian need it.
  bool SingleTerm(const Node& node, std::string* term) {
    if (node.exact || node.kind != Node::Kind::kWord ||
        node.field == Field::kBody) {
      return false;
    }
    const QueryTerms terms = context_.analyzer->AnalyzeQuery(node.text, false);
    if (terms.sequence.size() != 1 || !terms.alternatives.empty()) return false;
    *term = std::string(FieldPrefix(node.field)) + terms.sequence[0].term;
    const bool syllable = (terms.sequence[0].flags & kSyllables) != 0 &&
                          SyllableOffsets(terms.sequence[0].word).size() == 2;
    return !syllable;
  }

  absl::StatusOr<Part> Proximity(const Node& node) {
    std::string left;
    std::string right;
    if (SingleTerm(node.children[0], &left) &&
        SingleTerm(node.children[1], &right) && left != right) {
      const std::vector<Query> terms = {Query(left), Query(right)};
      const Query::op op =
          node.kind == Node::Kind::kNear ? Query::OP_NEAR : Query::OP_PHRASE;
      return Scored(node,
                    {Query(op, terms.begin(), terms.end(),
                           static_cast<Xapian::termcount>(node.distance) + 1)});
    }
    ASSIGN_OR_RETURN(Part a, Compile(node.children[0]));
    ASSIGN_OR_RETURN(Part b, Compile(node.children[1]));
    return Part{Query(Query::OP_AND, a.query, b.query), false};
  }

  // A name has one position whatever its length, so the index knows what comes
  // right before it, but only about where it ends.
  absl::StatusOr<Part> AdjoiningParts(const Node& node) {
    constexpr size_t kLongestName = 12;  // positions; none has so many
    std::vector<std::string> terms;
    size_t window = 0;
    const std::string prefix(FieldPrefix(node.field));
    for (const Node& child : node.children) {
      if (child.kind == Node::Kind::kName) {
        terms.push_back(prefix + std::string(schema::kName) + child.text);
        window += kLongestName;
        continue;
      }
      for (const QueryTerms::Term& term :
           context_.analyzer->AnalyzeQuery(child.text, false).sequence) {
        terms.push_back(prefix + term.term);
        ++window;
      }
    }
    const std::vector<Query> words(terms.begin(), terms.end());
    if (node.children.back().kind == Node::Kind::kName &&
        node.field != Field::kBody) {
      return Part{Query(Query::OP_PHRASE, words.begin(), words.end(),
                        static_cast<Xapian::termcount>(words.size()))};
    }
    std::sort(terms.begin(), terms.end());
    const bool distinct =
        std::adjacent_find(terms.begin(), terms.end()) == terms.end();
    if (!distinct) {
      return Part{Query(Query::OP_AND, words.begin(), words.end()), false};
    }
    return Part{Query(Query::OP_PHRASE, words.begin(), words.end(),
                      static_cast<Xapian::termcount>(window)),
                false};
  }

  // What was typed counts in full. Of the wordings that stand for it the best
  // counts, and of the readings of a name all those found, each its share, so
  // that a spelling with many readings gains nothing by them.
  absl::StatusOr<Part> Expanded(const Node& node) {
    std::vector<Query> readings;
    std::vector<Query> wordings;
    std::string names;
    ++expanded_;
    ASSIGN_OR_RETURN(Part all, Compile(node.children.front()));
    const Query typed = all.query;
    for (size_t i = 1; i < node.children.size(); ++i) {
      const Node& child = node.children[i];
      ASSIGN_OR_RETURN(Part part, Compile(child));
      all.exact = all.exact && part.exact;
      const bool wording = child.kind == Node::Kind::kPhrase;
      (wording ? wordings : readings)
          .emplace_back(Query::OP_SCALE_WEIGHT, part.query, child.weight);
      names += (names.empty() ? "" : ", ") + ToText(child);
    }
    --expanded_;
    if (!wordings.empty()) {
      readings.emplace_back(Query::OP_MAX, wordings.begin(), wordings.end());
    }
    const Query other(Query::OP_OR, readings.begin(), readings.end());
    AddLeaf(node.children.front(), typed);
    if (negated_ == 0 && expanded_ == 0) {
      leaves_.emplace_back("also " + names, other);
    }
    all.query = Query(Query::OP_OR, typed, other);
    return all;
  }

  absl::StatusOr<Part> Date(const Node& node) {
    const std::optional<DayRange> days =
        Clip({node.first, node.last}, context_.bounds);
    if (!days) return Part{Query::MatchNothing};
    return Part{Weightless(AnyOf(DateTerms(*days)))};
  }

  // An open end reaches to the years that the index has.
  Part Mentions(const Node& node) {
    const std::optional<DayRange> years = MentionedYears();
    if (!years) return Part{Query::MatchNothing};
    const std::optional<DayRange> days = Clip({node.first, node.last}, *years);
    if (!days) return Part{Query::MatchNothing};
    return Part{Weightless(AnyOf(MentionTerms(*days)))};
  }

  std::optional<DayRange> MentionedYears() const {
    std::optional<DayRange> years;
    const std::string prefix(schema::kMentionedYear);
    for (auto it = context_.database->allterms_begin(prefix);
         it != context_.database->allterms_end(prefix); ++it) {
      const absl::StatusOr<DayRange> year =
          ParsePeriod((*it).substr(prefix.size()));
      if (!year.ok()) continue;
      if (!years) years = *year;
      years->last = year->last;
    }
    return years;
  }

  CompileContext context_;
  bool long_query_ = false;
  bool stop_words_ = false;  // whether anything else is left to score
  int negated_ = 0;
  int expanded_ = 0;
  std::vector<std::pair<std::string, Query>> leaves_;
};

}  // namespace

Xapian::Query AnyOf(const std::vector<std::string>& terms) {
  std::vector<Query> ways(terms.begin(), terms.end());
  return Query(Query::OP_OR, ways.begin(), ways.end());
}

absl::StatusOr<CompiledQuery> CompileQuery(const Node& root,
                                           const CompileContext& context) {
  Compiler compiler(root, context);
  ASSIGN_OR_RETURN(Part part, compiler.Compile(root));
  return CompiledQuery{part.query, part.exact, compiler.TakeLeaves()};
}

}  // namespace defnews
