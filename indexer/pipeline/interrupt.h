// SPDX-License-Identifier: GPL-3.0-or-later
// SIGTERM and SIGINT end a run between two articles, with nothing published.
#pragma once

#include "absl/status/status.h"

namespace defnews {

// Catches SIGTERM and SIGINT from now on. A run that has not ended a second
// after the signal (it waits for input, say) is ended on the spot: whatever it
// leaves behind is removed by the next.
void CatchInterrupts();

// The signal that came, 0 for none.
int InterruptSignal();

// Cancelled once a signal came.
absl::Status CheckInterrupt();

// Holds signals back from now on, so that a generation is published and
// reported, or not at all. Called when all other threads have ended.
void HoldInterrupts();

}  // namespace defnews
