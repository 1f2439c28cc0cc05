// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace defnews {

// Stands in the records that `corpus extract` makes (key `extractor`); raised
// with every change that makes other records of the same pages.
inline constexpr char kExtractorVersion[] = "defnews/1";

}  // namespace defnews
