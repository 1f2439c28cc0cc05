// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Of these headers; Version() gives that of the library in use.
#define DEFNEWS_VERSION "0.1.0"
