// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an index needs a look: is it whole, was it made lately, does it still
// have its articles, do its outlets still deliver?
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace defnews {

struct HealthOptions {
  int64_t now = 0;  // Unix seconds
  uint64_t max_age_hours = 36;
  bool check = false;  // read every file of it
  unsigned server_timeout = 5000;
};

struct HealthFinding {
  // unreadable, damage, age, clock, rollback, articles, source or sources.
  std::string kind;
  std::string source;  // of a finding about one
  std::string message;
};

struct Health {
  bool readable = false;
  // Of the generation in service, if it is readable.
  uint64_t generation = 0;
  std::string created;
  uint64_t articles = 0;
  std::vector<HealthFinding> findings;
};

Health ExamineHealth(const std::string& index, const HealthOptions& options);

}  // namespace defnews
