// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/dates/url_date.h"

#include <gtest/gtest.h>

#include <string>

namespace defnews {
namespace {

TEST(DateInUrlTest, Forms) {
  const struct {
    const char* url;
    const char* date;
  } cases[] = {
      {"https://a.example/2023/11/09/title", "2023-11-09"},
      {"https://a.example/news/2023-11-09-title", "2023-11-09"},
      {"https://a.example/2023/nov/09/title", "2023-11-09"},
      {"https://a.example/view/AEN20231109004500315", "2023-11-09"},
      {"https://a.example/20231109/1.html", "2023-11-09"},
      {"https://a.example/?date=20231109", "2023-11-09"},
      {"https://a.example/2023/11/title", "2023-11"},
      {"https://a.example/news/29-10-2021", "2021-10-29"},
      {"https://a.example/news/09-10-2021", ""},
      {"https://a.example/news/29-10-20211", ""},
      {"https://a.example/2023/1109/title", ""},
      {"https://a.example/2023/13/09/title", ""},
      {"https://a.example/2023/02/30/title", "2023-02"},
      {"https://a.example/id/99999999", ""},
      {"https://a.example/12345678", ""},
      {"https://a.example/18991109", ""},
      {"https://20231109.example/title", ""},
      {"https://web.example/web/20131110121040/http://b.example/2012/05/06/",
       "2012-05-06"},
      {"", ""},
  };
  for (const auto& [url, date] : cases) EXPECT_EQ(DateInUrl(url), date) << url;
}

}  // namespace
}  // namespace defnews
