#include "cli/feed_receiver.h"

#include <set>

#include "cli/clock.h"
#include "skillgap/posting_identity.h"
#include "skillgap/posting_json.h"

namespace skillgap {
namespace {

using Done = std::expected<void, Error>;

class Printer : public FeedReceiver {
 public:
  explicit Printer(Console& console) : console_(console) {}

  std::expected<Validators, Error> validators(const std::string&) override { return Validators{}; }
  std::expected<LastAsked, Error> last_asked(const std::string&) override { return LastAsked{}; }
  std::expected<std::optional<Posting>, Error> find(const std::string&) override {
    return std::nullopt;
  }
  Done take_unchanged(const FetchRecord&) override { return {}; }
  Done take_gone(FetchRecord&, bool) override { return {}; }
  Done note(const FetchRecord&) override { return {}; }
  RobotsMemory robots_memory() override { return {}; }

  Done take(const Showing& showing, FetchRecord& record) override {
    for (const Posting& posting : showing.postings) {
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
  explicit Saver(Store store) : store_(std::move(store)), log_(store_) {}

  std::expected<Validators, Error> validators(const std::string& address) override {
    return store_.validators(address);
  }
  std::expected<LastAsked, Error> last_asked(const std::string& address) override {
    return log_.last_asked(address);
  }
  std::expected<std::optional<Posting>, Error> find(const std::string& id) override {
    return store_.find(id);
  }

  Done take(const Showing& showing, FetchRecord& record) override {
    return in_batch([&]() -> Done {
      std::vector<std::string> ids;
      for (const Posting& posting : showing.postings) {
        if (const Done saved = save(posting, record); !saved) return saved;
        ids.push_back(posting.id);
      }
      const auto holds_all = tells_what_is_gone(showing, ids.size() + showing.also_held.size());
      if (!holds_all) return std::unexpected(holds_all.error());
      if (const Done shown = log_.show(showing.document, ids); !shown) return shown;
      if (!*holds_all) return store_.record_fetch(record);
      ids.insert(ids.end(), showing.also_held.begin(), showing.also_held.end());
      return mark_gone(showing.document, ids, showing.oldest, record);
    });
  }

  Done take_unchanged(const FetchRecord& record) override {
    return in_batch([&]() -> Done {
      if (const Done seen = log_.see_again(record.source, record.time); !seen) return seen;
      return store_.record_fetch(record);
    });
  }

  Done take_gone(FetchRecord& record, bool only_a_page) override {
    const auto shown = log_.shown(record.source);
    if (!shown) return std::unexpected(shown.error());
    if (only_a_page && !is_page_of(record.source, *shown)) return store_.record_fetch(record);
    return in_batch([&] { return mark_gone(record.source, {}, "", record); });
  }

  Done note(const FetchRecord& record) override { return store_.record_fetch(record); }

  RobotsMemory robots_memory() override {
    return {[this](const std::string& authority) { return recall_robots(authority); },
            [this](const std::string& authority, const std::string& rules) {
              // A store that fails here fails at the next posting too, and is reported there.
              (void)log_.keep_robots(authority, {now_utc(), rules});
            }};
  }

 private:
  template <class Work>
  Done in_batch(Work work) {
    auto batch = store_.begin();
    if (!batch) return std::unexpected(batch.error());
    if (const Done done = work(); !done) return done;
    return batch->commit();
  }

  Done save(const Posting& posting, FetchRecord& record) {
    const auto change = store_.save(posting, record.time);
    if (!change) return std::unexpected(change.error());
    ++(*change == Change::kNew       ? record.postings_new
       : *change == Change::kChanged ? record.postings_changed
                                     : record.postings_same);
    return {};
  }

  std::expected<bool, Error> tells_what_is_gone(const Showing& showing, std::size_t held) {
    if (!showing.holds_all || !showing.rolling || !showing.oldest.empty()) return showing.holds_all;
    const auto shown = log_.shown(showing.document);
    if (!shown) return std::unexpected(shown.error());
    return held < shown->size();
  }

  bool is_page_of(const std::string& address, const std::vector<std::string>& shown) {
    if (shown.size() != 1) return false;
    const auto posting = store_.find(shown.front());
    return posting && *posting && canonical_url((*posting)->url) == canonical_url(address);
  }

  Done mark_gone(const std::string& document, const std::vector<std::string>& ids,
                 const std::string& oldest, FetchRecord& record) {
    const auto gone = log_.mark_gone(document, ids, oldest, record.time);
    if (!gone) return std::unexpected(gone.error());
    record.postings_gone += *gone;
    return store_.record_fetch(record);
  }

  std::optional<RobotsMemory::Kept> recall_robots(const std::string& authority) {
    const auto kept = log_.robots(authority);
    const auto time = kept && *kept ? parse_utc((*kept)->time) : std::nullopt;
    // What comes from the future, by a clock that was set back, is not believed.
    if (!time || *time > now_seconds()) return std::nullopt;
    return RobotsMemory::Kept{(*kept)->rules, now_seconds() - *time};
  }

  Store store_;
  FetchLog log_;
};

}  // namespace

std::unique_ptr<FeedReceiver> print_postings(Console& console) {
  return std::make_unique<Printer>(console);
}

std::unique_ptr<FeedReceiver> save_postings(Store store) {
  return std::make_unique<Saver>(std::move(store));
}

}  // namespace skillgap
