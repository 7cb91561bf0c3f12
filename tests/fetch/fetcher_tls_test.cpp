// TLS is verified always: a certificate that nobody vouches for, and one of another host, are
// refused before anything is asked. The server is openssl's own.
#include <gtest/gtest.h>

#include "support/child_server.h"
#include "support/fetching.h"

namespace skillgap {
namespace {

std::string page_from(const TestAuthority& authority, const std::string& believed) {
  const ChildServer server({"openssl", "s_server", "-www", "-accept", "127.0.0.1:0", "-cert",
                            authority.certificate(), "-key", authority.key()},
                           "ACCEPT");
  FetchOptions options = loopback_options();
  options.ca_file = believed;
  const std::string text = problem_of(fetch_one(server.url("/"), options));
  return text.starts_with("document") ? "document" : text.substr(text.find(": ") + 2);
}

TEST(FetcherTls, RefusesACertificateThatNobodyVouchesFor) {
  const TestAuthority authority, other, of_another_host("DNS:other.example");
  if (!authority.works()) GTEST_SKIP() << "no openssl: NO certificate was tried";
  const std::string refused = "the certificate is not valid for this host, check the address";
  EXPECT_EQ(page_from(authority, ""), refused);
  EXPECT_EQ(page_from(authority, other.file()), refused);
  EXPECT_EQ(page_from(of_another_host, of_another_host.file()), refused);
  EXPECT_EQ(page_from(authority, authority.file()), "document");
  EXPECT_EQ(page_from(authority, "/nonexistent.pem"),
            "the file of certificates cannot be read, check SSL_CERT_FILE");
}

}  // namespace
}  // namespace skillgap
