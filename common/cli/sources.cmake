# SPDX-License-Identifier: GPL-3.0-or-later
set(DEFNEWS_OPTION_DOCS_SOURCES cli/option_docs.cc cli/completions.cc)
