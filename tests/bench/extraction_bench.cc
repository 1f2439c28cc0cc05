// SPDX-License-Identifier: GPL-3.0-or-later
// extraction_bench FOLDER [ROUNDS]
// Times libxml2's parse of the saved pages (*.html.gz) of FOLDER alone against
// the whole extraction from the same texts, in turns, in CPU seconds.
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "corpus/extract/charset.h"
#include "corpus/extract/html_article.h"
#include "corpus/readers/byte_source.h"
#include "corpus/readers/html_reader.h"

namespace {

using defnews::ByteSource;
using defnews::ByteStream;

std::vector<std::string> ReadPages(const std::string& folder) {
  std::vector<std::string> pages;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    absl::StatusOr<std::unique_ptr<ByteSource>> source =
        defnews::FileSource(entry.path().string(), nullptr);
    if (!source.ok()) continue;
    const std::unique_ptr<ByteStream> stream =
        defnews::DecodedStream(*std::move(source));
    absl::StatusOr<std::string> bytes =
        defnews::ReadAll(stream.get(), size_t{64} << 20);
    if (bytes.ok()) pages.push_back(*std::move(bytes));
  }
  return pages;
}

double CpuSeconds() {
  timespec now = {};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) * 1e-9;
}

template <typename Work>
double Time(const std::vector<std::string>& pages, Work work) {
  const double begin = CpuSeconds();
  for (const std::string& page : pages) work(page);
  return CpuSeconds() - begin;
}

void Parse(const std::string& page) {
  xmlFreeDoc(htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr,
                            "UTF-8",
                            HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER));
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: extraction_bench FOLDER [ROUNDS]\n");
    return 2;
  }
  const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 5;
  const std::vector<std::string> raw = ReadPages(argv[1]);
  std::vector<std::string> pages;
  size_t bytes = 0;
  for (const std::string& page : raw) {
    pages.push_back(defnews::DecodePage(page).text);
    bytes += pages.back().size();
  }
  if (pages.empty()) {
    std::fprintf(stderr, "extraction_bench: no pages in %s\n", argv[1]);
    return 2;
  }
  xmlInitParser();
  size_t paragraphs = 0;
  std::vector<double> ratios;
  std::vector<double> whole_ratios;
  for (int round = 0; round < rounds; ++round) {
    const double parse = Time(pages, Parse);
    const double extract = Time(pages, [&paragraphs](const std::string& page) {
      paragraphs += defnews::ExtractHtmlArticle(page).paragraphs.size();
    });
    const double whole = Time(raw, [&paragraphs](const std::string& page) {
      const defnews::ProblemReport report("bench", nullptr);
      paragraphs += defnews::ArticleFromHtml(page, "id", report).ok() ? 1 : 0;
    });
    ratios.push_back(extract / parse);
    whole_ratios.push_back(whole / parse);
    std::printf(
        "parse %.3f s, extraction %.3f s (%.2f), to an article %.3f s "
        "(%.2f)\n",
        parse, extract, ratios.back(), whole, whole_ratios.back());
  }
  std::printf(
      "%zu pages, %.1f MB, %zu paragraphs: extraction %.2f times, "
      "to an article %.2f times the parse\n",
      pages.size(), static_cast<double>(bytes) / 1e6, paragraphs,
      Median(ratios), Median(whole_ratios));
  return 0;
}
