// SPDX-License-Identifier: GPL-3.0-or-later
#include <deque>
#include <set>
#include <utility>

#include "common/index/changes.h"
#include "common/status/status_macros.h"

namespace defnews {
namespace {

absl::Status Unknown(std::string why) {
  return absl::NotFoundError(std::move(why));
}

bool SameTime(std::string_view wanted, std::string_view found) {
  return wanted.empty() || found.empty() || wanted == found;
}

// A generation, and those that it was made from, as far as they were asked for.
class Line {
 public:
  Line(std::string_view index, GenerationMark mark)
      : index_(index), oldest_(std::move(mark)) {}

  uint64_t oldest() const { return oldest_.generation; }
  const std::string& created() const { return oldest_.created; }

  // Goes on to what the oldest was made from.
  absl::Status StepBack() {
    ASSIGN_OR_RETURN(GenerationChanges changes,
                     ReadChanges(index_, oldest_.generation));
    if (!SameTime(oldest_.created, changes.created)) {
      return Unknown("generation " + std::to_string(oldest_.generation) +
                     " is not the one of " + oldest_.created);
    }
    if (changes.complete) {
      return Unknown("generation " + std::to_string(oldest_.generation) +
                     " was built from nothing");
    }
    oldest_ = {changes.base, changes.base_created};
    steps_.push_front(std::move(changes));
    return absl::OkStatus();
  }

  // By rising generation.
  const std::deque<GenerationChanges>& steps() const { return steps_; }

 private:
  const std::string_view index_;
  GenerationMark oldest_;
  std::deque<GenerationChanges> steps_;
};

// Goes back from both to where they meet.
absl::Status FindFork(Line* older, Line* present) {
  while (older->oldest() != present->oldest()) {
    Line* const later = older->oldest() < present->oldest() ? present : older;
    RETURN_IF_ERROR(later->StepBack());
  }
  if (older->oldest() == 0) return Unknown("they have no generation in common");
  if (SameTime(older->created(), present->created())) return absl::OkStatus();
  return Unknown("generation " + std::to_string(older->oldest()) +
                 " was of another index");
}

// What is known of an article that either side touched.
struct State {
  bool there = true;
  std::string version;  // empty if not known
};

std::map<std::string, State> StatesAtEnd(const Line& line) {
  std::map<std::string, State> states;
  for (const GenerationChanges& step : line.steps()) {
    for (const auto& [id, change] : step.articles) {
      states[id] = {change.kind != ArticleChangeKind::kRemoved, change.version};
    }
  }
  return states;
}

// Whether the articles that either side touched were there before both.
std::map<std::string, bool> ThereAtFork(const Line& a, const Line& b) {
  std::map<std::string, bool> there;
  for (const Line* line : {&a, &b}) {
    for (const GenerationChanges& step : line->steps()) {
      for (const auto& [id, change] : step.articles) {
        there.try_emplace(id, change.kind != ArticleChangeKind::kAdded);
      }
    }
  }
  return there;
}

ArticleChanges Compare(const Line& older, const Line& present) {
  const std::map<std::string, State> before = StatesAtEnd(older);
  const std::map<std::string, State> after = StatesAtEnd(present);
  ArticleChanges changes;
  for (const auto& [id, there] : ThereAtFork(older, present)) {
    const auto was = before.find(id);
    const auto is = after.find(id);
    const State old = was == before.end() ? State{there, ""} : was->second;
    const State now = is == after.end() ? State{there, ""} : is->second;
    if (!old.there && !now.there) continue;
    if (!now.there) {
      changes[id] = {ArticleChangeKind::kRemoved, ""};
    } else if (!old.there) {
      changes[id] = {ArticleChangeKind::kAdded, now.version};
    } else if (old.version.empty() || old.version != now.version) {
      changes[id] = {ArticleChangeKind::kChanged, now.version};
    }
  }
  return changes;
}

}  // namespace

ChangesBetweenResult ChangesBetween(std::string_view index,
                                    const GenerationMark& older,
                                    const GenerationMark& present) {
  Line before(index, older);
  Line after(index, present);
  const absl::Status status = FindFork(&before, &after);
  ChangesBetweenResult result;
  result.known = status.ok();
  if (status.ok()) {
    result.articles = Compare(before, after);
  } else {
    result.why = std::string(status.message());
  }
  return result;
}

}  // namespace defnews
