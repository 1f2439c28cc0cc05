// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/cli/fetch.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "corpus/archive/archive_store.h"
#include "corpus/cli/article_output.h"
#include "corpus/cli/report_file.h"
#include "corpus/fetch/crawl.h"

namespace defnews {
namespace {

using Json = nlohmann::ordered_json;

std::atomic<bool> stop_asked = false;
std::atomic<int> stop_signal = 0;

void AskToStop(int signal) {
  // A second signal ends it at once: nothing committed is lost by that.
  if (stop_asked.exchange(true)) _exit(128 + signal);
  stop_signal = signal;
}

void CatchSignals() {
  struct sigaction action = {};
  action.sa_handler = AskToStop;
  sigemptyset(&action.sa_mask);
  sigaction(SIGTERM, &action, nullptr);
  sigaction(SIGINT, &action, nullptr);
}

absl::StatusOr<std::string> ReadTextFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text;
  std::array<char, size_t{1} << 14> piece;
  // Not through an istreambuf_iterator, which throws on a folder.
  while (file.read(piece.data(), piece.size()) || file.gcount() > 0) {
    text.append(piece.data(), static_cast<size_t>(file.gcount()));
  }
  if (file.is_open() && !file.bad()) return text;
  return absl::NotFoundError(
      path + ": the sources file cannot be read: " + std::strerror(errno));
}

// Whether stderr is a terminal on which a line can be written over.
bool CanRewriteLine() {
  const char* const terminal = std::getenv("TERM");
  return isatty(STDERR_FILENO) == 1 && terminal != nullptr &&
         std::strcmp(terminal, "dumb") != 0;
}

// What a run tells, for stderr and for the report.
class FetchLog {
 public:
  explicit FetchLog(const CorpusOptions& options)
      : options_(options), terminal_(!options.quiet && CanRewriteLine()) {}

  void Tell(const CrawlEvent& event) {
    const bool failed = event.kind == CrawlEvent::Kind::kFailed;
    if (failed) {
      failed_.push_back({{"url", event.url}, {"message", event.message}});
    }
    if (options_.quiet || (!failed && !options_.verbose)) return;
    ClearLine();
    const std::string message =
        event.message.empty() ? "" : ": " + event.message;
    std::fprintf(stderr, "corpus: %s%s%s\n", NameOf(event.kind),
                 event.url.c_str(), message.c_str());
  }

  void Note(const std::string& note) {
    if (!options_.quiet) std::fprintf(stderr, "corpus: %s\n", note.c_str());
  }

  // On a terminal, one line that is written over.
  void Progress(const CrawlCounts& counts) {
    if (!terminal_) return;
    std::fprintf(
        stderr, "\r\033[K%zu fetched, %zu unchanged, %zu failed, %zu waiting",
        counts.fetched, counts.unchanged, counts.failed, counts.waiting);
    line_open_ = true;
  }

  void SumUp(const CrawlCounts& counts) {
    ClearLine();
    if (!options_.verbose || options_.quiet) return;
    std::fprintf(stderr,
                 "corpus: %zu fetched, %zu unchanged, %zu redirected, %zu "
                 "failed, %zu forbidden, %zu left for a later run\n",
                 counts.fetched, counts.unchanged, counts.redirected,
                 counts.failed, counts.forbidden, counts.waiting);
  }

  bool WriteReport(const CrawlCounts& counts) const {
    if (options_.report.empty()) return true;
    Json report = {
        {"fetched", counts.fetched},       {"unchanged", counts.unchanged},
        {"redirected", counts.redirected}, {"failed", failed_},
        {"forbidden", counts.forbidden},   {"waiting", counts.waiting}};
    return WriteReportFile(options_.report, report);
  }

 private:
  static const char* NameOf(CrawlEvent::Kind kind) {
    switch (kind) {
      case CrawlEvent::Kind::kUnchanged:
        return "unchanged ";
      case CrawlEvent::Kind::kRedirected:
        return "redirected ";
      case CrawlEvent::Kind::kFetched:
        return "fetched ";
      default:
        return "";
    }
  }

  void ClearLine() {
    if (line_open_) std::fputs("\r\033[K", stderr);
    line_open_ = false;
  }

  const CorpusOptions& options_;
  const bool terminal_;
  bool line_open_ = false;
  Json failed_ = Json::array();
};

TransportOptions TransportOf(const CorpusOptions& options) {
  TransportOptions transport;
  transport.user_agent = std::string(kRobotName) + "/" DEFNEWS_VERSION;
  if (!options.contact.empty()) {
    transport.user_agent += " (+" + options.contact + ")";
  }
  transport.allow_private = options.allow_private;
  transport.ca_file = options.ca_file;
  transport.resolve = options.resolve;
  transport.hosts_at_once = options.hosts;
  return transport;
}

absl::StatusOr<CrawlCounts> Fetch(const CorpusOptions& options, FetchLog* log) {
  CrawlOptions crawl;
  crawl.stop = &stop_asked;
  crawl.schedule.hosts_at_once = options.hosts;
  // Only on one's own network is nobody harmed by haste.
  if (options.allow_private) crawl.least_delay = absl::ZeroDuration();
  if (!options.budget.empty()) {
    const std::optional<absl::Duration> budget = ParseDelay(options.budget);
    if (!budget) {
      return absl::InvalidArgumentError("--budget \"" + options.budget +
                                        "\" is no duration (90s, 30m, 2h)");
    }
    crawl.budget = *budget;
  }
  ASSIGN_OR_RETURN(const std::string text, ReadTextFile(options.sources));
  ASSIGN_OR_RETURN(const std::vector<Source> sources,
                   ParseSources(text, options.sources));
  ASSIGN_OR_RETURN(const std::unique_ptr<Transport> transport,
                   CurlTransport(TransportOf(options)));
  ASSIGN_OR_RETURN(const std::unique_ptr<ArchiveStore> store,
                   ArchiveStore::Open(options.store));
  for (const std::string& note : store->notes()) log->Note(note);
  CrawlWatch watch;
  watch.event = [log](const CrawlEvent& event) { log->Tell(event); };
  watch.progress = [log](const CrawlCounts& counts, absl::Time /*next*/) {
    log->Progress(counts);
  };
  return RunCrawl(sources, crawl, store.get(), transport.get(), SystemClock(),
                  watch);
}

// Each line of the message behind the tool's name.
void PrintError(const absl::Status& status) {
  std::string_view message = FromAbsl(status.message());
  while (!message.empty()) {
    const size_t end = std::min(message.find('\n'), message.size());
    std::fprintf(stderr, "corpus: %.*s\n", static_cast<int>(end),
                 message.data());
    message.remove_prefix(std::min(end + 1, message.size()));
  }
}

}  // namespace

int RunFetch(const CorpusOptions& options) {
  CatchSignals();
  FetchLog log(options);
  const absl::StatusOr<CrawlCounts> counts = Fetch(options, &log);
  if (!counts.ok()) {
    PrintError(counts.status());
    return absl::IsUnavailable(counts.status()) ? kLocked : kNotDone;
  }
  log.SumUp(*counts);
  if (!log.WriteReport(*counts)) return kNotDone;
  if (counts->stopped) return 128 + stop_signal;
  return counts->failed > 0 ? kSomeRefused : kDone;
}

}  // namespace defnews
