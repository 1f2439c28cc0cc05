// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/aliases/table_writer.h"

#include <array>
#include <string_view>

namespace defnews {
namespace {

constexpr size_t kBytesOfALine = 64;

void AppendEscaped(std::string_view text, std::string* out) {
  constexpr std::string_view kDigits = "01234567";
  for (const char c : text) {
    const unsigned byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\' && c != '?') {
      *out += c;
      continue;
    }
    *out += '\\';
    *out += kDigits[byte >> 6];
    *out += kDigits[byte >> 3 & 7];
    *out += kDigits[byte & 7];
  }
}

void AppendText(std::string_view name, std::string_view text,
                std::string* out) {
  *out += "constexpr std::string_view " + std::string(name) + "(\n";
  for (size_t at = 0; at < text.size() || at == 0; at += kBytesOfALine) {
    *out += "    \"";
    AppendEscaped(text.substr(at, kBytesOfALine), out);
    *out += "\"\n";
  }
  *out += "    , " + std::to_string(text.size()) + ");\n";
}

template <typename Item, typename Print>
void AppendArray(std::string_view type, std::string_view name,
                 const std::vector<Item>& items, Print print,
                 std::string* out) {
  *out += "constexpr std::array<" + std::string(type) + ", " +
          std::to_string(items.size()) + "> " + std::string(name) + " = {{\n";
  for (const Item& item : items) *out += print(item) + ",\n";
  *out += "}};\n";
}

std::string Role(FormRole role) {
  constexpr std::array<std::string_view, 4> kNames = {
      "FormRole::kBoth", "FormRole::kAsked", "FormRole::kFound",
      "FormRole::kLoose"};
  return std::string(kNames[static_cast<size_t>(role)]);
}

}  // namespace

std::string ThesaurusSource(const ThesaurusTables& tables) {
  using View = ThesaurusView;
  const auto number = [](auto n) { return std::to_string(n); };
  std::string out =
      "// Made by the build from thesaurus.tsv and countries.tsv.\n"
      "#include <array>\n\n"
      "#include \"common/aliases/thesaurus_tables.h\"\n\n"
      "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n"
      "namespace defnews {\nnamespace {\n\n";
  AppendText("kTermText", tables.term_text, &out);
  AppendText("kFormText", tables.form_text, &out);
  AppendArray("uint32_t", "kTerms", tables.terms, number, &out);
  AppendArray("uint16_t", "kSequences", tables.sequences, number, &out);
  AppendArray(
      "ThesaurusView::Key", "kKeys", tables.keys,
      [&](const View::Key& key) {
        return "{" + number(key.sequence) + ", " + number(key.use) + "}";
      },
      &out);
  AppendArray(
      "ThesaurusView::Use", "kUses", tables.uses,
      [&](const View::Use& use) {
        return "{" + number(use.row) + ", " + Role(use.role) + "}";
      },
      &out);
  AppendArray(
      "ThesaurusView::Row", "kRows", tables.rows,
      [&](const View::Row& row) {
        return "{" + number(row.form) + (row.related ? ", true}" : ", false}");
      },
      &out);
  AppendArray(
      "ThesaurusView::Form", "kForms", tables.forms,
      [&](const View::Form& form) {
        return "{" + number(form.text) + ", " + number(form.key) + ", " +
               Role(form.role) + (form.joined ? ", true}" : ", false}");
      },
      &out);
  out +=
      "\n}  // namespace\n\n"
      "const ThesaurusView& BuiltInThesaurusView() {\n"
      "  static constexpr ThesaurusView kView = {\n"
      "      kTermText, kFormText, kTerms, kSequences,\n"
      "      kKeys,     kUses,     kRows,  kForms};\n"
      "  return kView;\n}\n\n}  // namespace defnews\n";
  return out;
}

}  // namespace defnews
