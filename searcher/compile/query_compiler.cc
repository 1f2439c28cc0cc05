// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compile/query_compiler.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "common/text/hangul.h"
#include "searcher/compile/date_filter.h"
#include "searcher/compile/leaf_queries.h"
#include "searcher/compile/prefix_expansion.h"
#include "searcher/compile/stop_words.h"
#include "searcher/rank/part_evidence.h"

namespace defnews {
namespace {

struct Part {
  IndexQuery query;
  bool exact = true;
};

// Has a value of its own until the end of the block.
template <typename T>
class Restored {
 public:
  Restored(T* place, T value)
      : place_(place), old_(std::exchange(*place, value)) {}
  ~Restored() { *place_ = old_; }
  Restored(const Restored&) = delete;
  Restored& operator=(const Restored&) = delete;

 private:
  T* place_;
  T old_;
};

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
    words_ = words.size();
    long_query_ = words_ >= kLongQueryWords;
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
        return Part{
            Weightless(IndexQuery::Term(schema::SourceTerm(node.text)))};
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

  size_t words() const { return words_; }
  bool long_query() const { return long_query_; }
  std::vector<std::pair<std::string, IndexQuery>> TakeLeaves() {
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
    } else if (std::optional<IndexQuery> parts = PartsOfCompound(node)) {
      part.query = Weightless(part.query);
      parts_->push_back(*parts);
      AddLeaf(node, *parts);
    } else {
      AddLeaf(node, part.query);
    }
    return part;
  }

  // What a compound among alternatives scores by, see part_evidence.h.
  std::optional<IndexQuery> PartsOfCompound(const Node& node) {
    if (parts_ == nullptr || node.kind != Node::Kind::kWord || node.exact ||
        node.field == Field::kBody) {
      return std::nullopt;
    }
    return PartEvidence(context_.analyzer->AnalyzeQuery(node.text, false),
                        std::string(FieldPrefix(node.field)),
                        [this](const auto& word) { return IsStop(word); });
  }

  // Takes a note of what scores, apart from what NOT or an expansion holds.
  void AddLeaf(const Node& node, const IndexQuery& query) {
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
    ASSIGN_OR_RETURN(IndexQuery query,
                     SequenceQuery(terms, prefix, node.exact, context_.engine));
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
      ASSIGN_OR_RETURN(IndexQuery query,
                       SequenceQuery(run, prefix, true, context_.engine));
      // The index cannot tell whether the run begins a word.
      return Scored(node, {query, false});
    }
    ASSIGN_OR_RETURN(std::vector<std::string> terms,
                     ExpandPrefix(context_.engine, folded, context_.analyzer));
    if (terms.empty()) return Part{};
    if (node.field == Field::kBody) return Part{Weightless(AnyInBody(terms))};
    for (std::string& term : terms) term = prefix + term;
    return Part{Weightless(AnyOf(terms))};
  }

  Part Scored(const Node& node, Part part) {
    AddLeaf(node, part.query);
    return part;
  }

  absl::StatusOr<Part> And(const Node& node) {
    // A compound that must match has all its parts.
    const Restored<std::vector<IndexQuery>*> outer(&parts_, nullptr);
    Part all;
    std::vector<IndexQuery> wanted;
    std::vector<IndexQuery> unwanted;
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
    all.query = AllOf(std::move(wanted));
    if (!unwanted.empty()) {
      all.query = Without(std::move(all.query), AnyOf(std::move(unwanted)));
    }
    return all;
  }

  absl::StatusOr<Part> Or(const Node& node) {
    Part all;
    std::vector<IndexQuery> ways;
    std::vector<IndexQuery> parts;
    const Restored<std::vector<IndexQuery>*> outer(&parts_, &parts);
    for (const Node& child : node.children) {
      const size_t first = leaves_.size();
      ASSIGN_OR_RETURN(Part part, Compile(child));
      all.exact = all.exact && part.exact;
      ways.push_back(part.query);
      const bool joins = child.kind == Node::Kind::kAnd ||
                         child.kind == Node::Kind::kNear ||
                         child.kind == Node::Kind::kAdj;
      if (!joins) continue;
      // A leaf scores only where the rest of its alternative matches too.
      for (size_t i = first; i < leaves_.size(); ++i) {
        IndexQuery& leaf = leaves_[i].second;
        leaf = Filtered(std::move(leaf), part.query);
      }
    }
    all.query = AnyOf(std::move(ways));
    if (!parts.empty()) {
      all.query = WithMaybe(std::move(all.query), AnyOf(std::move(parts)));
    }
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
      const size_t window = static_cast<size_t>(node.distance) + 1;
      return Scored(node, {node.kind == Node::Kind::kNear
                               ? Near({left, right}, window)
                               : InOrder({left, right}, window)});
    }
    const Restored<std::vector<IndexQuery>*> outer(&parts_, nullptr);
    ASSIGN_OR_RETURN(Part a, Compile(node.children[0]));
    ASSIGN_OR_RETURN(Part b, Compile(node.children[1]));
    return Part{AllOf({std::move(a.query), std::move(b.query)}), false};
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
    if (node.children.back().kind == Node::Kind::kName &&
        node.field != Field::kBody) {
      return Part{InOrder(terms, terms.size())};
    }
    std::vector<IndexQuery> words;
    for (const std::string& term : terms) {
      words.push_back(IndexQuery::Term(term));
    }
    const IndexQuery in_order = InOrder(terms, window);
    std::sort(terms.begin(), terms.end());
    const bool distinct =
        std::adjacent_find(terms.begin(), terms.end()) == terms.end();
    return Part{distinct ? in_order : AllOf(std::move(words)), false};
  }

  // What was typed counts in full. Of what stands for it all that is found
  // counts, the readings of a name each its share, so that a spelling with
  // many readings gains nothing by them. Not the best wording alone: OP_MAX of
  // libxapian 1.4.22 can crash where all its parts come to their end in one of
  // several partitions.
  absl::StatusOr<Part> Expanded(const Node& node) {
    std::vector<IndexQuery> others;
    std::string names;
    ++expanded_;
    const size_t parts = parts_ != nullptr ? parts_->size() : 0;
    ASSIGN_OR_RETURN(Part all, Compile(node.children.front()));
    const IndexQuery typed = all.query;
    const bool by_parts = parts_ != nullptr && parts_->size() > parts;
    const IndexQuery scored = by_parts ? parts_->back() : typed;
    for (size_t i = 1; i < node.children.size(); ++i) {
      const Node& child = node.children[i];
      ASSIGN_OR_RETURN(Part part, Compile(child));
      all.exact = all.exact && part.exact;
      others.push_back(Scaled(std::move(part.query), child.weight));
      names += (names.empty() ? "" : ", ") + ToText(child);
    }
    --expanded_;
    const IndexQuery other = AnyOf(std::move(others));
    AddLeaf(node.children.front(), scored);
    if (negated_ == 0 && expanded_ == 0) {
      leaves_.emplace_back("also " + names, other);
    }
    all.query = AnyOf({typed, other});
    return all;
  }

  absl::StatusOr<Part> Date(const Node& node) {
    const std::optional<DayRange> days =
        Clip({node.first, node.last}, context_.bounds);
    if (!days) return Part{};
    return Part{Weightless(AnyOf(DateTerms(*days)))};
  }

  // An open end reaches to the years that the index has.
  Part Mentions(const Node& node) {
    const std::optional<DayRange> years = MentionedYears();
    if (!years) return Part{};
    const std::optional<DayRange> days = Clip({node.first, node.last}, *years);
    if (!days) return Part{};
    return Part{Weightless(AnyOf(MentionTerms(*days)))};
  }

  std::optional<DayRange> MentionedYears() const {
    std::optional<DayRange> years;
    const std::string prefix(schema::kMentionedYear);
    context_.engine->ForEachTerm(prefix, [&](std::string_view term) {
      const absl::StatusOr<DayRange> year =
          ParsePeriod(term.substr(prefix.size()));
      if (!year.ok()) return true;
      if (!years) years = *year;
      years->first = std::min(years->first, year->first);
      years->last = std::max(years->last, year->last);
      return true;
    });
    return years;
  }

  CompileContext context_;
  size_t words_ = 0;
  bool long_query_ = false;
  bool stop_words_ = false;  // whether anything else is left to score
  // Of the alternatives being compiled; null elsewhere.
  std::vector<IndexQuery>* parts_ = nullptr;
  int negated_ = 0;
  int expanded_ = 0;
  std::vector<std::pair<std::string, IndexQuery>> leaves_;
};

}  // namespace

absl::StatusOr<CompiledQuery> CompileQuery(const Node& root,
                                           const CompileContext& context) {
  Compiler compiler(root, context);
  ASSIGN_OR_RETURN(Part part, compiler.Compile(root));
  return CompiledQuery{part.query, part.exact, compiler.words(),
                       compiler.long_query(), compiler.TakeLeaves()};
}

}  // namespace defnews
