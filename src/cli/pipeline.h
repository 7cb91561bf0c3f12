// Work in parallel, results in order: the output does not depend on the number of threads.
//
//   OrderedPipeline<Unit, std::string> pipeline(jobs, render, [&](std::string s) { console.out(s);
//   }); while (auto unit = read()) pipeline.push(std::move(*unit)); pipeline.finish();
//
// push() and finish() call `consume`, on the caller's thread, in the order of the pushes. At most
// 2 × jobs units are under way, so memory is constant. `work` runs on `jobs` threads at once.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

namespace skillgap {

template <typename In, typename Out>
class OrderedPipeline {
 public:
  // REQUIRES: jobs > 0. Where the system refuses some of the threads, the work is done by the
  // others.
  OrderedPipeline(unsigned jobs, std::function<Out(In)> work, std::function<void(Out)> consume)
      : work_(std::move(work)),
        consume_(std::move(consume)),
        most_under_way_(2 * std::size_t{jobs}) {
    try {
      for (unsigned i = 0; i < jobs; ++i)
        threads_.emplace_back([this](std::stop_token stop) { serve(stop); });
    } catch (const std::system_error&) {
      if (threads_.empty()) throw;
    }
  }

  ~OrderedPipeline() {
    for (std::jthread& thread : threads_) thread.request_stop();
    something_to_do_.notify_all();
  }

  void push(In unit) {
    while (under_way_.size() >= most_under_way_) take_oldest();
    auto slot = std::make_shared<Slot>(Slot{std::move(unit), std::nullopt, nullptr});
    under_way_.push_back(slot);
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(slot);
    }
    something_to_do_.notify_one();
  }

  void finish() {
    while (!under_way_.empty()) take_oldest();
  }

 private:
  struct Slot {
    In unit;
    std::optional<Out> result;   // guarded by mutex_, like `failure`
    std::exception_ptr failure;  // rethrown where the result would have been consumed
  };

  void serve(std::stop_token stop) {
    while (true) {
      std::shared_ptr<Slot> slot;
      {
        std::unique_lock lock(mutex_);
        if (!something_to_do_.wait(lock, stop, [&] { return !waiting_.empty(); })) return;
        slot = waiting_.front();
        waiting_.pop_front();
      }
      std::optional<Out> result;
      std::exception_ptr failure;
      try {
        result.emplace(work_(std::move(slot->unit)));
      } catch (...) {
        failure = std::current_exception();
      }
      {
        const std::lock_guard lock(mutex_);
        slot->result = std::move(result);
        slot->failure = failure;
      }
      something_done_.notify_one();
    }
  }

  void take_oldest() {
    const std::shared_ptr<Slot> oldest = under_way_.front();
    under_way_.pop_front();
    {
      std::unique_lock lock(mutex_);
      something_done_.wait(lock, [&] { return oldest->result || oldest->failure; });
    }
    if (oldest->failure) std::rethrow_exception(oldest->failure);
    consume_(std::move(*oldest->result));
  }

  std::function<Out(In)> work_;
  std::function<void(Out)> consume_;
  std::size_t most_under_way_;
  std::deque<std::shared_ptr<Slot>> under_way_;  // the caller's alone
  std::mutex mutex_;
  std::condition_variable_any something_to_do_;
  std::condition_variable something_done_;
  std::deque<std::shared_ptr<Slot>> waiting_;  // guarded by mutex_
  std::vector<std::jthread> threads_;          // last: joined before what they use is gone
};

}  // namespace skillgap
