// The rounds of one `fetch`: the sources, then what they list or tease with. Documents are handed
// on in the order in which they were wanted as far as memory allows, so that what is stored does
// not depend on which site answers first.
#pragma once

#include <expected>

#include "cli/fetch_run.h"

namespace skillgap {

// Error: the store failed.
std::expected<FetchRun, Error> fetch_in_rounds(const FetchPlan& plan, FeedReceiver& receiver,
                                               Console& console);

// The documents that the sources are: each itself, or the files of a folder.
std::vector<WantedDocument> first_documents(const FetchPlan& plan, Console& console);

// Why an address is not asked now: it is fresh, or its interval is not over. "" = it is asked.
std::expected<std::string, Error> not_before(const PlannedSource& source,
                                             const WantedDocument& wanted, const FetchPlan& plan,
                                             FeedReceiver& receiver);

}  // namespace skillgap
