// From a reply to what a caller is told: the document, or one Problem that says what to do.
// Pure; any thread.
#pragma once

#include <expected>
#include <string>

#include "fetch/hop.h"
#include "skillgap/fetcher.h"

namespace skillgap {

// 301, 302, 303, 307 and 308, with a whole head and time left to follow it.
bool is_redirect(const Reply& reply);

// REQUIRES: !is_redirect(reply). `asked` is the address of the last hop.
std::expected<FetchedDocument, Problem> outcome_of(Reply reply, const FetchRequest& request,
                                                   const HttpUrl& asked);

// The host leads to an address that is none of the public internet. Without `where`.
Problem not_public(const std::string& address, const std::string& host);

}  // namespace skillgap
