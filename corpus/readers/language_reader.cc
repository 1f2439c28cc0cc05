// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/language_reader.h"

#include <utility>

#include "corpus/language/language.h"

namespace defnews {
namespace {

class LanguageReader : public ArticleReader {
 public:
  explicit LanguageReader(std::unique_ptr<ArticleReader> reader)
      : reader_(std::move(reader)) {}

  bool Next(Article* article) override {
    if (!reader_->Next(article)) return false;
    SetLanguage(article);
    return true;
  }

 private:
  const std::unique_ptr<ArticleReader> reader_;
};

}  // namespace

std::unique_ptr<ArticleReader> WithLanguages(
    std::unique_ptr<ArticleReader> reader) {
  if (reader == nullptr) return nullptr;
  return std::make_unique<LanguageReader>(std::move(reader));
}

}  // namespace defnews
