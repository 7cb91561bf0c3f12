#include "cli/options_fetch.h"

#include "cli/options_choice.h"

namespace skillgap {
namespace {

void add_what(CLI::App& sub, FetchCommand& command) {
  sub.add_option("SOURCE", command.sources,
                 "a feed, page, board or sitemap: a file, a folder or archive (.zip, .tar.gz) of "
                 "them, a file:// or http(s):// address");
  sub.add_option("--sources", command.sources_file,
                 "a TOML file that lists sources (docs/formats.md)")
      ->type_name("FILE");
  sub.add_option("--tag", command.tags, "only those sources of the list that have this tag")
      ->type_name("TAG")
      ->allow_extra_args(false);
  sub.add_flag("--stdout", command.to_stdout, "print the postings as NDJSON and store nothing");
  sub.add_flag("--dry-run", command.dry_run, "print what would be asked of whom, and ask nothing");
  sub.add_flag("--follow", command.follow,
               "open the page of an item where the feed has only a teaser");
  sub.add_flag("--force", command.force, "ask also for what its site says is still fresh");
}

void add_manners(CLI::App& sub, FetchCommand& command) {
  sub.add_option("--allow-private", command.allow_private, "a host that may have a private address")
      ->type_name("HOST")
      ->allow_extra_args(false);
  sub.add_option("--delay", command.delay,
                 "pause between requests to one host; robots.txt may ask for more")
      ->type_name("SECONDS")
      ->check(number_between(0.0, 3600.0))
      ->capture_default_str();
  sub.add_option("--max", command.max_pages,
                 "pages to get of those that a sitemap or a board's list names, or --follow opens")
      ->type_name("N")
      ->check(whole_number(0))
      ->capture_default_str();
  sub.add_option("--contact", command.contact,
                 "an address for site owners, sent in the User-Agent (SKILLGAP_CONTACT)")
      ->type_name("TEXT");
}

}  // namespace

void add_fetch_options(CLI::App& sub, FetchCommand& command) {
  add_what(sub, command);
  add_day(&sub, "--since", command.since,
          "only what was posted on that day or later, or has no date");
  add_manners(sub, command);
}

}  // namespace skillgap
