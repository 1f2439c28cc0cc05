// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace defnews {

// "sha1:" and the digest in base 32, as WARC files carry it: the one form that
// every other tool writes and verifies. It finds equal and damaged content; it
// is no protection against forgery.
std::string WarcDigest(std::string_view bytes);

}  // namespace defnews
