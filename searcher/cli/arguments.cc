// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/arguments.h"

#include <cstddef>
#include <iterator>

namespace defnews {
namespace {

bool IsNumber(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

// The option that the argument names; null if there is none.
const CLI::Option* NamedOption(const CLI::App& app, std::string_view name) {
  if (name.size() < 2 || name == "--") return nullptr;
  return app.get_option_no_throw(std::string(name));
}

bool TakesValue(const CLI::Option& option) {
  return option.get_items_expected_min() > 0;
}

std::string UnknownOption(std::string_view argument) {
  std::string message = "unknown option " + std::string(argument);
  if (argument.starts_with("--")) return message + " (see search --help)";
  const std::string word(argument.substr(1));
  return message + "; to exclude a word write `-- " + std::string(argument) +
         "`, `NOT " + word + "`, or quote the query: \"... -" + word + "\"";
}

// Whether it belongs to the query: a plain word, `-`, or `-a b`, which in one
// argument is a piece of a query.
bool IsWord(std::string_view argument) {
  if (argument.size() < 2 || argument[0] != '-') return true;
  return argument[1] != '-' && argument.find(' ') != std::string_view::npos;
}

// Checks that there is such an option and that a value stands behind its `=`
// exactly if it takes one; says in `error` if not. Returns whether its value
// is the next argument.
bool CheckOption(const CLI::App& app, std::string_view argument,
                 std::string* error) {
  if (argument.starts_with("-n") && IsNumber(argument.substr(2))) return false;
  const size_t equals =
      argument.starts_with("--") ? argument.find('=') : std::string_view::npos;
  const std::string name(argument.substr(0, equals));
  const CLI::Option* option = NamedOption(app, name);
  if (option == nullptr) {
    *error = UnknownOption(argument);
    return false;
  }
  if (equals == std::string_view::npos) return TakesValue(*option);
  if (!TakesValue(*option)) {
    *error = name + " takes no value";
  } else if (equals + 1 == argument.size()) {
    *error = name + " needs a value";
  }
  return false;
}

std::ptrdiff_t Offset(size_t index) {
  return static_cast<std::ptrdiff_t>(index);
}

}  // namespace

SplitArguments Split(const CLI::App& app,
                     const std::vector<std::string>& arguments) {
  SplitArguments split;
  for (size_t i = 0; i < arguments.size() && split.error.empty(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--") {
      split.words.insert(split.words.end(),
                         std::next(arguments.begin(), Offset(i + 1)),
                         arguments.end());
      break;
    }
    if (IsWord(argument)) {
      split.read_stdin = split.read_stdin || argument == "-";
      split.words.push_back(argument);
      continue;
    }
    split.options.push_back(argument);
    const bool last = i + 1 == arguments.size();
    if (!CheckOption(app, argument, &split.error)) continue;
    if (last || arguments[++i].empty()) {
      split.error = argument + " needs a value";
    } else {
      split.options.push_back(arguments[i]);
    }
  }
  return split;
}

std::string ShellQuoted(std::string_view argument) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
      "_-+.,:/@%=";
  bool plain = !argument.empty();
  for (const char c : argument) {
    plain = plain && ((static_cast<unsigned char>(c) & 0x80) != 0 ||
                      kPlain.find(c) != std::string_view::npos);
  }
  if (plain) return std::string(argument);
  std::string quoted = "'";
  for (const char c : argument) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

}  // namespace defnews
