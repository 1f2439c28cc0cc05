// SPDX-License-Identifier: GPL-3.0-or-later
#include <sstream>
#include <string_view>

#include "common/cli/option_docs.h"

namespace defnews {
namespace {

std::vector<const CLI::Option*> Named(const CLI::App& app) {
  return app.get_options([](const CLI::Option* option) {
    return !option->get_group().empty() && !option->get_positional();
  });
}

std::vector<std::string> Names(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames())
    names.push_back('-' + name);
  for (const std::string& name : option.get_lnames()) {
    names.push_back("--" + name);
  }
  return names;
}

bool TakesValue(const CLI::Option& option) {
  return option.get_items_expected_min() > 0;
}

// "a b c" for the type name a|b|c; empty for any other.
std::string FixedValues(const CLI::Option& option) {
  std::string values = TakesValue(option) ? option.get_type_name() : "";
  if (values.find('|') == std::string::npos) return "";
  for (char& c : values) {
    if (c == '|') c = ' ';
  }
  return values;
}

bool TakesPath(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  return type == "DIR" || type == "FILE";
}

// The cases of the word before, for all options of one command.
void AddValueCases(const CLI::App& app, std::ostream& out) {
  for (const CLI::Option* option : Named(app)) {
    if (!TakesValue(*option)) continue;
    std::string pattern;
    for (const std::string& name : Names(*option)) {
      pattern += (pattern.empty() ? "" : "|") + name;
    }
    const std::string values = FixedValues(*option);
    out << "    " << pattern << ")";
    if (!values.empty()) {
      out << " COMPREPLY=($(compgen -W '" << values << "' -- \"$word\"));";
    } else if (TakesPath(*option)) {
      out << " COMPREPLY=($(compgen -f -- \"$word\"));";
    }
    out << " return ;;\n";
  }
}

std::string AllNames(const CLI::App& app) {
  std::string all;
  for (const CLI::Option* option : Named(app)) {
    for (const std::string& name : Names(*option)) {
      all += (all.empty() ? "" : " ") + name;
    }
  }
  return all;
}

std::string FishQuoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "'";
}

void AddFishOptions(const CLI::App& app, const std::string& start,
                    std::ostream& out) {
  for (const CLI::Option* option : Named(app)) {
    out << start;
    for (const std::string& name : option->get_snames()) out << " -s " << name;
    for (const std::string& name : option->get_lnames()) out << " -l " << name;
    if (TakesValue(*option)) out << (TakesPath(*option) ? " -rF" : " -x");
    const std::string values = FixedValues(*option);
    if (!values.empty()) out << " -a " << FishQuoted(values);
    out << " -d " << FishQuoted(option->get_description()) << '\n';
  }
}

}  // namespace

std::string BashCompletion(const CLI::App& app) {
  const std::string name = app.get_name();
  const auto commands = app.get_subcommands({});
  std::ostringstream out;
  out << "# bash completion of " << name << "\n_defnews_" << name << "() {\n"
      << "  local word=\"${COMP_WORDS[COMP_CWORD]}\"\n"
      << "  local before=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
      << "  [[ $word == = ]] && word=\n"
      << "  [[ $before == = && COMP_CWORD -gt 1 ]] &&\n"
      << "    before=\"${COMP_WORDS[COMP_CWORD-2]}\"\n"
      << "  COMPREPLY=()\n  case \"$before\" in\n";
  AddValueCases(app, out);
  for (const CLI::App* command : commands) AddValueCases(*command, out);
  out << "  esac\n  local options='" << AllNames(app) << "'\n";
  if (!commands.empty()) {
    out << "  local commands='";
    for (const CLI::App* command : commands) out << command->get_name() << ' ';
    out << "'\n  case \"${COMP_WORDS[1]}\" in\n";
    for (const CLI::App* command : commands) {
      out << "    " << command->get_name() << ") options='"
          << AllNames(*command) << "' ;;\n";
    }
    out << "  esac\n  if [[ $COMP_CWORD -eq 1 && $word != -* ]]; then\n"
        << "    COMPREPLY=($(compgen -W \"$commands\" -- \"$word\"))\n"
        << "    return\n  fi\n";
  }
  out << "  if [[ $word == -* ]]; then\n"
      << "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n";
  if (!commands.empty()) {
    out << "  else\n    COMPREPLY=($(compgen -f -- \"$word\"))\n";
  }
  out << "  fi\n}\ncomplete -o filenames -F _defnews_" << name << ' ' << name
      << '\n';
  return out.str();
}

std::string FishCompletion(const CLI::App& app) {
  const std::string name = app.get_name();
  const auto commands = app.get_subcommands({});
  std::ostringstream out;
  const std::string start = "complete -c " + name;
  if (commands.empty()) out << start << " -f\n";
  AddFishOptions(app, start, out);
  for (const CLI::App* command : commands) {
    out << start << " -n __fish_use_subcommand -f -a " << command->get_name()
        << " -d " << FishQuoted(command->get_description()) << '\n';
    AddFishOptions(
        *command,
        start + " -n '__fish_seen_subcommand_from " + command->get_name() + "'",
        out);
  }
  return out.str();
}

}  // namespace defnews
