# SPDX-License-Identifier: GPL-3.0-or-later
defnews_fuzzer(NAME scraped_text_fuzzer
  SOURCES "${CMAKE_CURRENT_LIST_DIR}/scraped_text_fuzzer.cc"
  LIBS defnews_corpus
  SEEDS "${CMAKE_CURRENT_LIST_DIR}/seeds/scraped_text")
# Its seeds are the written pages of the golden test.
defnews_fuzzer(NAME html_article_fuzzer
  SOURCES "${CMAKE_CURRENT_LIST_DIR}/html_article_fuzzer.cc"
  LIBS defnews_corpus
  SEEDS "${PROJECT_SOURCE_DIR}/tests/data/pages")
defnews_fuzzer(NAME page_date_fuzzer
  SOURCES "${CMAKE_CURRENT_LIST_DIR}/page_date_fuzzer.cc"
  LIBS defnews_corpus
  SEEDS "${CMAKE_CURRENT_LIST_DIR}/seeds/page_date")
defnews_fuzzer(NAME jsonl_fuzzer
  SOURCES "${CMAKE_CURRENT_LIST_DIR}/jsonl_fuzzer.cc"
  LIBS defnews_corpus
  SEEDS "${CMAKE_CURRENT_LIST_DIR}/seeds/jsonl")
foreach(idea IN ITEMS charset feed mail robots warc)
  defnews_fuzzer(NAME ${idea}_fuzzer
    SOURCES "${CMAKE_CURRENT_LIST_DIR}/${idea}_fuzzer.cc"
    LIBS defnews_corpus
    SEEDS "${CMAKE_CURRENT_LIST_DIR}/seeds/${idea}")
endforeach()
