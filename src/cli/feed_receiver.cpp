#include "cli/feed_receiver.h"

#include <set>

#include "skillgap/posting_json.h"

namespace skillgap {
namespace {

class Printer : public FeedReceiver {
 public:
  explicit Printer(Console& console) : console_(console) {}

  std::expected<Validators, Error> validators(const std::string&) override { return Validators{}; }
  std::expected<void, Error> note(const FetchRecord&) override { return {}; }

  std::expected<void, Error> take(const ParsedFeed& feed, FetchRecord& record) override {
    for (const Posting& posting : feed.postings) {
      if (!printed_.insert(posting.id).second) {
        ++record.postings_same;
        continue;
      }
      console_.out(to_json(posting) + "\n");
      ++record.postings_new;
    }
    return {};
  }

 private:
  Console& console_;
  std::set<std::string> printed_;
};

class Saver : public FeedReceiver {
 public:
  explicit Saver(Store store) : store_(std::move(store)) {}

  std::expected<Validators, Error> validators(const std::string& source) override {
    return store_.validators(source);
  }

  std::expected<void, Error> take(const ParsedFeed& feed, FetchRecord& record) override {
    auto batch = store_.begin();
    if (!batch) return std::unexpected(batch.error());
    for (const Posting& posting : feed.postings) {
      const auto change = store_.save(posting, record.time);
      if (!change) return std::unexpected(change.error());
      ++(*change == Change::kNew       ? record.postings_new
         : *change == Change::kChanged ? record.postings_changed
                                       : record.postings_same);
    }
    if (const auto noted = store_.record_fetch(record); !noted) return noted;
    return batch->commit();
  }

  std::expected<void, Error> note(const FetchRecord& record) override {
    return store_.record_fetch(record);
  }

 private:
  Store store_;
};

}  // namespace

std::unique_ptr<FeedReceiver> print_postings(Console& console) {
  return std::make_unique<Printer>(console);
}

std::unique_ptr<FeedReceiver> save_postings(Store store) {
  return std::make_unique<Saver>(std::move(store));
}

}  // namespace skillgap
