// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/fetch/web_url.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace defnews {
namespace {

using testing::HasSubstr;

TEST(ParseWebUrlTest, PutsAddressesRight) {
  const std::pair<const char*, const char*> cases[] = {
      {"http://Example.ORG", "http://example.org/"},
      {" https://example.org:443/a#part ", "https://example.org/a"},
      {"http://user:pass@example.org/a", "http://example.org/a"},
      {"http://example.org/a/../b/./c?x=1", "http://example.org/b/c?x=1"},
      {"http://0x7f000001:8080/", "http://127.0.0.1:8080/"},
      {"http://2130706433/", "http://127.0.0.1/"},
      {"http://[::1]:8080/x", "http://[::1]:8080/x"},
      {"http://example.org./", "http://example.org/"},
      {"http://2130706433./", "http://127.0.0.1/"},
      {"http://０x7f000001/", "http://127.0.0.1/"},
      {"http://한국.test/뉴스", "http://xn--3e0b707e.test/%eb%89%b4%ec%8a%a4"},
      {"http://example.org/a b", "http://example.org/a%20b"},
  };
  for (const auto& [text, wanted] : cases) {
    const auto url = ParseWebUrl(text);
    ASSERT_TRUE(url.ok()) << text << " " << url.status();
    EXPECT_EQ(url->text, wanted) << text;
  }
}

// ingest.md 10: javascript:, data:, file: refused; only the web's ports.
TEST(ParseWebUrlTest, RefusesWhatIsNotOfTheWeb) {
  const std::pair<const char*, const char*> cases[] = {
      {"file:///etc/hostname", "only http and https"},
      {"ftp://example.org/", "only http and https"},
      {"javascript:alert(1)", "only http and https"},
      {"data:text/html,x", "only http and https"},
      {"gopher://example.org:70/", "only http and https"},
      {"http://example.org:22/", "port 22"},
      {"http://example.org:25/", "port 25"},
      {"https://example.org:1023/", "port 1023"},
      {"example.org/a", "is no address"},
      {"", "is no address"},
      {"http://", "no"},
      {"http://exa mple.org/", "no"},
      // An ideographic space would become one of ASCII.
      {"http://\xE3\x80\x80한국.test/", "no host"},
  };
  for (const auto& [text, wanted] : cases) {
    const auto url = ParseWebUrl(text);
    ASSERT_FALSE(url.ok()) << text;
    EXPECT_THAT(std::string(url.status().message()), HasSubstr(wanted));
  }
}

TEST(ParseWebUrlTest, ZeroBytesAreNoPartOfAnAddress) {
  EXPECT_FALSE(ParseWebUrl(std::string_view("http://a.test\0.b/", 17)).ok());
  const WebUrl base = *ParseWebUrl("http://a.test/");
  EXPECT_FALSE(ResolveUrl(base, std::string_view("b\0c", 3)).ok());
}

TEST(ResolveUrlTest, RelativeToAPage) {
  const WebUrl base = *ParseWebUrl("https://example.org:8443/a/b?x=1");
  const std::pair<const char*, const char*> cases[] = {
      {"c", "https://example.org:8443/a/c"},
      {"/c?y", "https://example.org:8443/c?y"},
      {"//other.test/d", "https://other.test/d"},
      {"?z=2", "https://example.org:8443/a/b?z=2"},
      {"http://other.test/", "http://other.test/"},
      {"", "https://example.org:8443/a/b?x=1"},
      {"../../../etc", "https://example.org:8443/etc"},
  };
  for (const auto& [reference, wanted] : cases) {
    const auto url = ResolveUrl(base, reference);
    ASSERT_TRUE(url.ok()) << reference << " " << url.status();
    EXPECT_EQ(url->text, wanted) << reference;
  }
  for (const char* refused : {"file:///etc/passwd", "javascript:x",
                              "ftp://example.org/", "http://a:22/"}) {
    EXPECT_FALSE(ResolveUrl(base, refused).ok()) << refused;
  }
}

TEST(PageKeyTest, EqualForAddressesOfOnePage) {
  const std::string key = PageKey("https://www.example.org/a");
  for (const char* same : {"http://example.org/a", "https://example.org/a/",
                           "https://example.org/a?utm_source=rss&fbclid=1",
                           "http://EXAMPLE.org/a#x"}) {
    EXPECT_EQ(PageKey(same), key) << same;
  }
  for (const char* other : {"http://example.org/A", "http://example.org/a?id=1",
                            "http://example.org:8080/a"}) {
    EXPECT_NE(PageKey(other), key) << other;
  }
  EXPECT_EQ(WithoutTracking("http://a/?utm_medium=x&id=3&gclid=y"),
            "http://a/?id=3");
}

TEST(SameSiteTest, SubdomainsButNotNeighbours) {
  EXPECT_TRUE(SameSite("www.yna.co.kr", "m.yna.co.kr"));
  EXPECT_TRUE(SameSite("en.yna.co.kr", "yna.co.kr"));
  EXPECT_FALSE(SameSite("yna.co.kr", "evilyna.co.kr"));
  EXPECT_FALSE(SameSite("a.test", "b.test"));
  EXPECT_FALSE(SameSite("a.kr", "kr"));
}

}  // namespace
}  // namespace defnews
