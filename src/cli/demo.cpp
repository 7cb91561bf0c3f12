// The whole chain on the samples that are compiled in: fetch, import, match, plan, trends. Offline.
#include <fmt/format.h>
#include <simdjson.h>

#include <filesystem>

#include "cli/embedded_file.h"
#include "cli/run.h"
#include "skillgap/files.h"

namespace skillgap {
namespace {

// The samples, laid out below `folder` as they are in the source tree.
std::expected<std::vector<std::string>, Error> unpack_samples(const std::string& folder) {
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < k_sample_files_count; ++i) {
    const auto& [name, bytes] = k_sample_files[i];
    const std::filesystem::path path = std::filesystem::path(folder) / "samples" / name;
    std::error_code failed;
    std::filesystem::create_directories(path.parent_path(), failed);
    if (failed)
      return std::unexpected(
          Error{path.parent_path().string(), failed.message() + ", choose another folder"});
    if (const auto written = write_file(path.string(), bytes); !written)
      return std::unexpected(written.error());
    paths.push_back(path.string());
  }
  return paths;
}

// The part is looked for below the samples: the folder of the user may hold such a word too.
std::vector<std::string> those_in(const std::vector<std::string>& paths, std::string_view part) {
  std::vector<std::string> found;
  for (const std::string& path : paths) {
    if (path.find(part, path.rfind("/samples/")) != std::string::npos) found.push_back(path);
  }
  return found;
}

std::vector<std::string> both(std::vector<std::string> a, const std::vector<std::string>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

// The posting that fits best: the first of the ranking.
std::string best_posting(MatchCommand match, const CommonOptions& common) {
  std::string json;
  Console silent([&](std::string_view text) { json += text; }, [](std::string_view) {}, false);
  match.format = TableFormat::kJson;
  match.limit = 1;
  if (run_match(match, common, silent) == kNotDone) return {};
  simdjson::dom::parser parser;
  std::string_view id;
  if (parser.parse(json).at_pointer("/postings/0/id").get(id)) return {};
  return std::string(id);
}

}  // namespace

ExitCode run_demo(const DemoCommand& command, const CommonOptions& common, Console& console) {
  const auto samples = unpack_samples(command.folder);
  if (!samples) return console.fail(samples.error());
  CommonOptions here = common;
  here.db = command.folder + "/demo.db";
  const std::string profile = command.folder + "/samples/profiles/ml-engineer.json";

  const auto step = [&](std::string_view what) { console.out(fmt::format("\n== {}\n", what)); };
  ExitCode worst = kDone;
  const auto done = [&](ExitCode code) { worst = std::max(worst, code); };

  step("skillgap fetch: two RSS feeds, an Atom feed and a job page into the store");
  FetchCommand fetch;
  fetch.sources = both(those_in(*samples, "/feeds/"), those_in(*samples, "/pages/"));
  done(run_fetch(fetch, here, console));
  step("skillgap import: more postings from NDJSON");
  done(run_import({{those_in(*samples, ".ndjson"), {}, 1}, false}, here, console));
  step("skillgap match: the store against a profile, best first");
  MatchCommand match;
  match.profiles = {profile};
  match.limit = 12;
  done(run_match(match, here, console));
  step("skillgap match --why: what one posting asks for, and the sentence that says so");
  match.posting = best_posting(match, here);
  done(run_match(match, here, console));
  step("skillgap plan: what to learn next, and what it opens");
  PlanCommand plan;
  plan.profile = profile;
  plan.plan.steps = 4;
  done(run_plan(plan, here, console));
  step("skillgap trends: demand by month, as CSV with a data package");
  TrendsCommand trends;
  trends.folder = command.folder + "/trends";
  trends.trends.sample_floor = 5;
  done(run_trends(trends, here, console));
  return worst;
}

}  // namespace skillgap
