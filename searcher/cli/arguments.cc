// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/arguments.h"

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

}  // namespace

SplitArguments Split(const CLI::App& app,
                     const std::vector<std::string>& arguments) {
  SplitArguments split;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--") {
      split.words.insert(split.words.end(), arguments.begin() + i + 1,
                         arguments.end());
      break;
    }
    if (argument.size() < 2 || argument[0] != '-') {
      split.read_stdin = split.read_stdin || argument == "-";
      split.words.push_back(argument);
      continue;
    }
    if (argument.starts_with("-n") && IsNumber(argument.substr(2))) {
      split.options.push_back(argument);
      continue;
    }
    const size_t equals =
        argument.starts_with("--") ? argument.find('=') : std::string::npos;
    const std::string name = argument.substr(0, equals);
    // `-word with -several words` in one argument is a piece of a query.
    if (argument.find(' ') < equals && !argument.starts_with("--")) {
      split.words.push_back(argument);
      continue;
    }
    const CLI::Option* option = NamedOption(app, name);
    if (option == nullptr) {
      split.error = UnknownOption(argument);
      return split;
    }
    split.options.push_back(argument);
    if (equals != std::string::npos) {
      if (equals + 1 < argument.size() && TakesValue(*option)) continue;
      split.error = TakesValue(*option) ? name + " needs a value"
                                        : name + " takes no value";
      return split;
    }
    if (!TakesValue(*option)) continue;
    if (++i == arguments.size() || arguments[i].empty()) {
      split.error = name + " needs a value";
      return split;
    }
    split.options.push_back(arguments[i]);
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
