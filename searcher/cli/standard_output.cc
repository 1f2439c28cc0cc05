// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/standard_output.h"

#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

#include "common/text/utf8.h"
#include "searcher/cli/environment.h"
#include "searcher/cli/printable.h"

namespace defnews {
namespace {

struct Screen {
  size_t rows = 24;
  size_t columns = 80;
};

Screen ScreenSize() {
  Screen screen;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
    if (size.ws_row > 0) screen.rows = size.ws_row;
    if (size.ws_col > 0) screen.columns = size.ws_col;
  }
  return screen;
}

bool IsLongerThanScreen(std::string_view text) {
  const Screen screen = ScreenSize();
  return ScreenRows(text, screen.columns) >= screen.rows;
}

// Whether the pager took the text; false if it could not be started. One that
// is left early took what it wanted.
bool RunPager(const std::string& command, std::string_view text) {
  std::fflush(stdout);
  std::FILE* pager = popen(command.c_str(), "w");
  if (pager == nullptr) return false;
  const auto on_pipe = std::signal(SIGPIPE, SIG_IGN);
  std::fwrite(text.data(), 1, text.size(), pager);
  const int status = pclose(pager);
  std::signal(SIGPIPE, on_pipe);
  // 126 and 127 are the shell's: it found no such program.
  return !(WIFEXITED(status) &&
           (WEXITSTATUS(status) == 126 || WEXITSTATUS(status) == 127));
}

}  // namespace

bool StdoutIsTerminal() { return isatty(STDOUT_FILENO) == 1; }

std::string WriteStdout(std::string_view text) {
  errno = 0;
  const size_t written = std::fwrite(text.data(), 1, text.size(), stdout);
  if (written == text.size() && std::fflush(stdout) == 0 && !ferror(stdout)) {
    return "";
  }
  const int error = errno == 0 ? EIO : errno;
  return "cannot write: " + std::string(std::strerror(error));
}

std::string PageStdout(std::string_view text, PagerMode mode) {
  const bool wanted = mode != PagerMode::kNever && !text.empty() &&
                      StdoutIsTerminal() &&
                      (mode == PagerMode::kAlways || IsLongerThanScreen(text));
  if (wanted) {
    const std::string command = PagerCommand();
    if (!command.empty() && RunPager(command, text)) return "";
  }
  return WriteStdout(text);
}

size_t ScreenRows(std::string_view text, size_t columns) {
  size_t rows = 0;
  size_t column = 0;
  for (const char c : text) {
    if (c == '\n') {
      ++rows;
      column = 0;
    } else if (IsLeadByte(c) && ++column > columns) {
      ++rows;
      column = 1;
    }
  }
  return rows + (column > 0 ? 1 : 0);
}

void Complain(std::string_view message, std::string_view caret) {
  std::string text = "search: " + PrintableLines(message) + '\n';
  if (!caret.empty()) {
    text += PrintableLines(caret);
    if (!text.ends_with('\n')) text += '\n';
  }
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace defnews
