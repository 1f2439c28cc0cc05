// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/option_docs.h"

#include <algorithm>
#include <cctype>
#include <sstream>
#include <string_view>

namespace defnews {
namespace {

// Text as roff shows it: hyphens as typed, no accidental request.
std::string Roff(std::string_view text) {
  std::string out;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    line_start = c == '\n';
  }
  return out;
}

std::string Upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) {
    return static_cast<char>(std::toupper(c));
  });
  return text;
}

// Those a user is told of: what CLI11 puts in no group is hidden.
std::vector<const CLI::Option*> Shown(const CLI::App& app, bool positional) {
  return app.get_options([positional](const CLI::Option* option) {
    return !option->get_group().empty() &&
           option->get_positional() == positional;
  });
}

std::string PositionalText(const CLI::App& app) {
  std::string text;
  for (const CLI::Option* option : Shown(app, true)) {
    const bool many = option->get_items_expected_max() > 1;
    text += " \\fI" + Roff(option->get_name(true)) + "\\fR";
    if (many) text += "...";
  }
  return text;
}

void AddOption(const CLI::Option& option, std::ostream& out) {
  out << ".TP\n";
  std::string names;
  const auto add = [&names](const std::string& name) {
    if (!names.empty()) names += ", ";
    names += "\\fB" + Roff(name) + "\\fR";
  };
  if (option.get_positional()) add(option.get_name(true));
  for (const std::string& name : option.get_snames()) add('-' + name);
  for (const std::string& name : option.get_lnames()) add("--" + name);
  out << names;
  if (option.get_items_expected_min() > 0 && !option.get_positional()) {
    out << " \\fI" << Roff(option.get_type_name()) << "\\fR";
  }
  out << '\n' << Roff(option.get_description()) << '\n';
}

void AddOptions(const CLI::App& app, std::ostream& out) {
  for (const bool positional : {true, false}) {
    for (const CLI::Option* option : Shown(app, positional)) {
      AddOption(*option, out);
    }
  }
}

void AddCommands(const CLI::App& app, std::ostream& out) {
  const auto commands = app.get_subcommands({});
  if (commands.empty()) return;
  out << ".SH COMMANDS\n";
  for (const CLI::App* command : commands) {
    out << ".SS \"" << Roff(app.get_name()) << ' ' << Roff(command->get_name())
        << " [options]" << PositionalText(*command) << "\"\n"
        << Roff(command->get_description()) << ".\n";
    AddOptions(*command, out);
  }
}

void AddFooter(const std::string& footer, std::ostream& out) {
  std::istringstream lines(footer);
  bool open = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with(':') && line[0] != ' ') {
      if (open) out << ".fi\n";
      out << ".SH " << Upper(line.substr(0, line.size() - 1)) << "\n.nf\n";
      open = true;
    } else if (!line.empty()) {
      out << Roff(line) << '\n';
    }
  }
  if (open) out << ".fi\n";
}

}  // namespace

std::string ManPage(const CLI::App& app) {
  const std::string name = app.get_name();
  const bool commands = !app.get_subcommands({}).empty();
  std::ostringstream out;
  out << ".TH " << Upper(name) << " 1 \"\" defnews \"User Commands\"\n"
      << ".SH NAME\n"
      << Roff(name) << " \\- " << Roff(app.get_description()) << '\n'
      << ".SH SYNOPSIS\n.B " << Roff(name) << '\n';
  if (commands) {
    out << "\\fIcommand\\fR [options] [\\fIargument\\fR...]\n";
  } else {
    out << "[options]" << PositionalText(app) << '\n';
  }
  out << ".SH OPTIONS\n";
  AddOptions(app, out);
  AddCommands(app, out);
  AddFooter(app.get_footer(), out);
  return out.str();
}

void AddGenerateOption(CLI::App* app) {
  app->add_option_function<std::string>(
         "--generate",
         [app](const std::string& kind) {
           std::string text;
           if (kind == "man") {
             text = ManPage(*app);
           } else if (kind == "bash") {
             text = BashCompletion(*app);
           } else if (kind == "fish") {
             text = FishCompletion(*app);
           } else {
             throw CLI::ValidationError("--generate", "man, bash or fish");
           }
           throw CLI::CallForVersion(text, 0);
         },
         "")
      ->group("");
}

void PrefixUsageErrors(CLI::App* app) {
  app->failure_message([](const CLI::App* failed, const CLI::Error& error) {
    const std::string name = failed->get_name();
    return name + ": " + error.what() + " (see " + name + " --help)\n";
  });
}

}  // namespace defnews
