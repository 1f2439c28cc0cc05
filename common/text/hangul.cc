// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/hangul.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace defnews {
namespace {

// Case, topic, comitative and adverbial particles (josa) and the copula's
// commonest forms; longer ones first.
constexpr std::array<std::string_view, 62> kParticles = {
    "으로부터", "에서부터", "이라는", "이라고", "으로서", "으로써", "에서는",
    "에서도",   "에게서",   "으로는", "으로도", "까지는", "까지도", "부터는",
    "에게는",   "에게도",   "이라면", "과의",   "와의",   "에서",   "에게",
    "에는",     "에도",     "으로",   "로서",   "로써",   "부터",   "까지",
    "마다",     "조차",     "밖에",   "처럼",   "보다",   "이나",   "이란",
    "이며",     "이고",     "라는",   "라고",   "하고",   "한테",   "께서",
    "에의",     "로의",     "로는",   "로도",   "은",     "는",     "이",
    "가",       "을",       "를",     "의",     "에",     "도",     "와",
    "과",       "로",       "만",     "나",     "랑",     "께"};

constexpr std::array<std::string_view, 13> kAfterLatin = {
    "은", "는", "이", "가", "을", "를", "의",
    "에", "도", "와", "과", "로", "만"};

constexpr size_t kFewestSyllables = 2;

}  // namespace

std::vector<size_t> SyllableOffsets(std::string_view run) {
  std::vector<size_t> offsets;
  for (size_t at = 0; at < run.size(); ++at) {
    if (IsLeadByte(run[at])) offsets.push_back(at);
  }
  offsets.push_back(run.size());
  return offsets;
}

bool IsOneSyllableParticle(std::string_view word) {
  return std::find(kAfterLatin.begin(), kAfterLatin.end(), word) !=
         kAfterLatin.end();
}

std::string_view StripParticle(std::string_view run) {
  for (const std::string_view particle : kParticles) {
    if (!run.ends_with(particle)) continue;
    const std::string_view rest = run.substr(0, run.size() - particle.size());
    if (SyllableOffsets(rest).size() > kFewestSyllables) return rest;
  }
  return run;
}

}  // namespace defnews
