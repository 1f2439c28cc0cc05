// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/leaf.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/text/char_class.h"
#include "common/text/utf8.h"
#include "searcher/query/characters.h"
#include "searcher/query/date_value.h"
#include "searcher/query/fields.h"

namespace defnews {
namespace {

using Value = KnownField::Value;

constexpr std::string_view kStarRule =
    "* may only end a word, after at least 3 letters or digits (2 Hangul "
    "syllables)";

class LeafReader {
 public:
  LeafReader(std::string_view query, size_t begin, size_t word_end,
             const ParserOptions& options, std::vector<std::string>* notes)
      : query_(query),
        options_(options),
        notes_(notes),
        at_(begin),
        word_end_(word_end) {
    token_.kind = Token::Kind::kLeaf;
    token_.begin = begin;
    token_.leaf.begin = begin;
    token_.leaf.exact = options.exact;
  }

  std::variant<Token, QueryError> Read() {
    if (!ReadParts()) return std::move(error_);
    token_.leaf.end = token_.end;
    return std::move(token_);
  }

 private:
  bool ReadParts() {
    if (!ReadField()) return false;
    if (TakesDays()) return ReadDays();
    if (known_ && known_->value == Value::kSource) return ReadSource();
    if (known_ && at_ == word_end_ && query_[at_] == '(') return OpenGroup();
    if (!ReadEquals()) return false;
    return at_ < word_end_ ? ReadWord() : ReadPhrase();
  }

  // Whether the value is one of date: or mentions:.
  bool TakesDays() const {
    return known_ &&
           (known_->value == Value::kDate || known_->value == Value::kMentions);
  }

  std::string_view Rest() const { return query_.substr(at_, word_end_ - at_); }

  bool Fail(std::string message, size_t begin, size_t end) {
    error_ = {std::move(message), begin, end - begin};
    return false;
  }

  // The length of a name that stands in front of a value at `at_`, or 0.
  size_t NameLength() const {
    const size_t length = FieldNameLength(Rest());
    const size_t value = at_ + length + 1;
    if (length == 0) return 0;
    return value < word_end_ || OpensAt(query_, value) ? length : 0;
  }

  // Whether a `-` or `=` at `at_` has something to apply to.
  bool StartsValue() const {
    return OpensAt(query_, word_end_) || HasLetterOrDigit(Rest());
  }

  bool ReadField() {
    const size_t length = NameLength();
    if (length == 0) {
      NoteFieldWithoutValue();
      return true;
    }
    const std::string_view name = query_.substr(at_, length);
    known_ = FindField(name);
    if (!known_) {
      return Fail(UnknownFieldMessage(name), at_, at_ + length + 1);
    }
    at_ += length + 1;
    token_.has_field = true;
    token_.leaf.field = known_->text;
    if (at_ < word_end_ && query_[at_] == '-' && StartsValue() &&
        !TakesDays()) {
      return Fail("- stands before the field: -" + std::string(name) + ":word",
                  at_, at_ + 1);
    }
    return true;
  }

  void NoteFieldWithoutValue() {
    const std::string_view rest = Rest();
    const size_t length = FieldNameLength(rest);
    if (length == 0 || !FindField(rest.substr(0, length))) return;
    notes_->push_back(
        "\"" + std::string(rest) +
        "\" without a value right after it is searched as a word");
  }

  bool OpenGroup() {
    if (known_->text == Field::kPerson) {
      return Fail("person: takes one name: person:\"Kim Jong-un\"", at_,
                  at_ + 1);
    }
    token_.kind = Token::Kind::kOpen;
    token_.field = known_->text;
    token_.end = at_ + 1;
    return true;
  }

  // Reads a `=`, and refuses a field where none may follow.
  bool ReadEquals() {
    const bool equals = at_ < word_end_ && query_[at_] == '=' && StartsValue();
    if (equals) {
      ++at_;
      written_exact_ = true;
      token_.leaf.exact = true;
      if (at_ == word_end_ && query_[at_] == '(') {
        return Fail("= takes a word or a phrase, not a group", at_ - 1,
                    at_ + 1);
      }
    }
    if (!equals && !known_) return true;
    const size_t length = NameLength();
    if (length == 0) return true;
    const std::string name(query_.substr(at_, length));
    if (!FindField(name)) {
      return Fail(UnknownFieldMessage(name), at_, at_ + length + 1);
    }
    return Fail(known_ ? "a field cannot hold another field"
                       : "= stands after the field: " + name + ":=word",
                at_, at_ + length + 1);
  }

  bool ReadWord() {
    const std::string_view word = Rest();
    token_.end = word_end_;
    token_.leaf.kind = Node::Kind::kWord;
    token_.leaf.text = std::string(word);
    const size_t star = word.find('*');
    if (star != std::string_view::npos) return ReadPrefix(word, star);
    return IgnoreIfEmpty(word);
  }

  bool ReadPrefix(std::string_view word, size_t star) {
    const std::string_view prefix = word.substr(0, star);
    const size_t place = at_ + star;
    if (star + 1 < word.size() || !IsLongEnoughPrefix(prefix)) {
      return Fail(std::string(kStarRule), place, place + 1);
    }
    if (written_exact_) {
      return Fail("a word after = cannot end in *", place, place + 1);
    }
    if (token_.leaf.field == Field::kPerson) {
      return Fail("a name after person: cannot end in *", place, place + 1);
    }
    token_.leaf.kind = Node::Kind::kPrefix;
    token_.leaf.text = std::string(prefix);
    token_.leaf.exact = false;
    return true;
  }

  bool ReadPhrase() {
    std::string_view inner;
    if (!ReadQuoted(&inner)) return false;
    if (CountWords(inner) > options_.max_phrase) {
      return Fail("a phrase has at most " +
                      std::to_string(options_.max_phrase) +
                      " words, this one " + std::to_string(CountWords(inner)),
                  at_, token_.end);
    }
    token_.leaf.kind = Node::Kind::kPhrase;
    return IgnoreIfEmpty(inner);
  }

  // Reads quoted text at `at_` into the leaf, on one line.
  bool ReadQuoted(std::string_view* inner) {
    size_t begin = at_;
    NextCodePoint(query_, &begin);
    size_t end = begin;
    size_t after = begin;
    while (after < query_.size() &&
           !IsDoubleQuote(NextCodePoint(query_, &after))) {
      end = after;
    }
    if (end == query_.size()) {
      return Fail("this quote is never closed", at_, begin);
    }
    *inner = query_.substr(begin, end - begin);
    token_.end = after;
    if (CountWords(*inner) == 0) {
      return Fail("nothing between the quotes", at_, after);
    }
    const size_t star = inner->find('*');
    if (star != std::string_view::npos) {
      return Fail("* has no meaning inside quotes", begin + star,
                  begin + star + 1);
    }
    token_.leaf.text = std::string(*inner);
    std::replace_if(token_.leaf.text.begin(), token_.leaf.text.end(), IsBlank,
                    ' ');
    return true;
  }

  bool ReadSource() {
    if (at_ < word_end_) {
      if (query_[at_] == '=' || query_.substr(0, word_end_).find('*', at_) !=
                                    std::string_view::npos) {
        return Fail("source: takes the whole name of an outlet, without = or *",
                    at_, word_end_);
      }
      token_.leaf.text = std::string(Rest());
      token_.end = word_end_;
    } else if (query_[at_] == '(') {
      return Fail("source: takes one outlet: (source:a OR source:b)", at_,
                  at_ + 1);
    } else if (std::string_view inner; !ReadQuoted(&inner)) {
      return false;
    }
    TrimAndLower(&token_.leaf.text);
    token_.leaf.kind = Node::Kind::kSource;
    token_.leaf.exact = false;
    return IgnoreIfEmpty(token_.leaf.text);
  }

  static void TrimAndLower(std::string* text) {
    text->erase(text->find_last_not_of(' ') + 1);
    text->erase(0, text->find_first_not_of(' '));
    std::transform(text->begin(), text->end(), text->begin(), ToLower);
  }

  bool ReadDays() {
    const bool mentions = known_->value == Value::kMentions;
    if (at_ == word_end_) {
      return Fail(std::string(mentions ? "mentions" : "date") +
                      ": takes 2023, 2023-01, 2023-01-05 or a range of them "
                      "with .. between, without quotes or brackets",
                  at_, at_ + 1);
    }
    std::variant<Node, QueryError> date = ParseDateValue(Rest(), at_);
    if (auto* bad = std::get_if<QueryError>(&date)) {
      error_ = std::move(*bad);
      return false;
    }
    token_.end = word_end_;
    token_.leaf = std::get<Node>(std::move(date));
    if (mentions) token_.leaf.kind = Node::Kind::kMentions;
    token_.leaf.begin = token_.begin;
    return true;
  }

  bool IgnoreIfEmpty(std::string_view text) {
    if (HasLetterOrDigit(text)) return true;
    token_.kind = Token::Kind::kIgnored;
    notes_->push_back(
        std::string(query_.substr(token_.begin, token_.end - token_.begin)) +
        " has no letter or digit and was ignored");
    return true;
  }

  const std::string_view query_;
  const ParserOptions& options_;
  std::vector<std::string>* const notes_;
  size_t at_;
  const size_t word_end_;
  std::optional<KnownField> known_;
  bool written_exact_ = false;
  Token token_;
  QueryError error_;
};

}  // namespace

size_t EndOfWord(std::string_view query, size_t at) {
  size_t end = at;
  while (at < query.size()) {
    const int32_t c = NextCodePoint(query, &at);
    if (c == '(' || c == ')' || IsDoubleQuote(c) || IsQuerySpace(c)) break;
    end = at;
  }
  return end;
}

bool OpensAt(std::string_view query, size_t at) {
  if (at >= query.size()) return false;
  const int32_t c = NextCodePoint(query, &at);
  return c == '(' || IsDoubleQuote(c);
}

std::variant<Token, QueryError> ReadLeaf(std::string_view query, size_t begin,
                                         size_t word_end,
                                         const ParserOptions& options,
                                         std::vector<std::string>* notes) {
  return LeafReader(query, begin, word_end, options, notes).Read();
}

}  // namespace defnews
