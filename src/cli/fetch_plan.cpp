#include "cli/fetch_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/sources_file.h"
#include "skillgap/ascii.h"
#include "skillgap/board.h"
#include "skillgap/files.h"
#include "skillgap/text.h"

namespace skillgap {
namespace {

// Of the part of the address between "//" and the path.
bool has_credentials(std::string_view url) {
  if (!is_web_address(url)) return false;
  const std::string_view rest = url.substr(url.find("//") + 2);
  return rest.substr(0, rest.find_first_of("/?#")).contains('@');
}

// They would be sent to nobody, but shown and stored with the address.
Problem credentials_problem(std::string_view url) {
  const std::size_t begin = url.find("//") + 2;
  const std::size_t at = url.rfind('@', url.find_first_of("/?#", begin));
  return {ProblemKind::kRefused,
          std::string(url.substr(0, begin)) + std::string(url.substr(at + 1)),
          "the address holds a user name or password, which is never sent; take it out"};
}

PlannedSource planned(const ListedSource& listed, bool follow) {
  const auto board = find_board(listed.url);
  return {listed.url, listed.name.empty() ? listed.url : listed.name,
          board ? board->url : listed.url, listed.interval, follow || listed.follow};
}

// "example.org/jobs.rss": a browser's spelling of an address. "feeds/jobs.rss" is none.
bool looks_like_host(std::string_view path) {
  const std::string_view host = path.substr(0, path.find('/'));
  const std::size_t point = host.rfind('.');
  return path.size() > host.size() && point != std::string_view::npos && point > 0 &&
         host.size() - point > 2;
}

bool has_tag(const ListedSource& source, const std::vector<std::string>& tags) {
  return tags.empty() || std::ranges::any_of(source.tags, [&](const std::string& tag) {
           return std::ranges::find(tags, tag) != tags.end();
         });
}

void add_source(FetchPlan& plan, const ListedSource& source, bool follow, Console& console) {
  if (has_credentials(source.url)) return console.report(credentials_problem(source.url));
  const std::size_t scheme = source.url.find("://");
  if (scheme != std::string::npos && scheme > 0 && !is_web_address(source.url) &&
      !starts_ignoring_case(source.url, "file://"))
    return console.report({ProblemKind::kRefused, source.url,
                           "only http://, https:// and file:// addresses are read; give one of "
                           "these or a path"});
  if (looks_like_host(source.url) && !std::filesystem::exists(source.url))
    return console.report({ProblemKind::kUnreadable, source.url,
                           "no such file; of a site write https://" + source.url});
  plan.sources.push_back(planned(source, follow));
}

std::expected<void, Error> add_list(FetchPlan& plan, const FetchCommand& command,
                                    Console& console) {
  const auto file = read_document(command.sources_file, FetchLimits{}.max_body_bytes);
  if (!file) return std::unexpected(file.error());
  const auto list = parse_sources(decode_text(file->bytes).text, command.sources_file);
  if (!list) return std::unexpected(list.error());
  for (const Problem& problem : list->problems) console.report(problem);
  if (plan.options.contact.empty()) plan.options.contact = list->contact;
  bool any = false;
  for (const ListedSource& source : list->sources) {
    if (!has_tag(source, command.tags)) continue;
    any = true;
    add_source(plan, source, command.follow, console);
    if (source.allow_private && is_web_address(source.url))
      plan.options.allow_private.push_back(host_of(source.url));
  }
  if (any) return {};
  return std::unexpected(Error{command.sources_file, "no source has the tag, see --tag"});
}

// The address of the proxy may hold a password.
std::string shown(const std::string& proxy) {
  const std::size_t scheme = proxy.find("://");
  const std::size_t begin = scheme == std::string::npos ? 0 : scheme + 3;
  const std::size_t at = proxy.rfind('@');
  return at == std::string::npos || at < begin ? proxy
                                               : proxy.substr(0, begin) + proxy.substr(at + 1);
}

// Set for other programs, perhaps long ago: where something fails, this is worth to know.
void note_proxies(const FetchPlan& plan, Console& console) {
  const auto uses = [&](std::string_view scheme) {
    return std::ranges::any_of(plan.sources, [scheme](const PlannedSource& source) {
      return starts_ignoring_case(source.address, scheme);
    });
  };
  const Proxies& proxies = plan.options.proxies;
  for (const auto& [scheme, proxy] :
       {std::pair("http", proxies.for_http), {"https", proxies.for_https}}) {
    if (!proxy.empty() && uses(std::string(scheme) + "://"))
      console.note(
          fmt::format("{} goes through the proxy {} ({}_proxy)", scheme, shown(proxy), scheme));
  }
}

}  // namespace

bool is_web_address(std::string_view source) {
  return starts_ignoring_case(source, "http://") || starts_ignoring_case(source, "https://");
}

std::string host_of(std::string_view url) {
  std::string_view rest = url.substr(url.find("//") + 2);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  rest = rest.substr(rest.rfind('@') + 1);
  const std::size_t colon = rest.rfind(':');
  const bool has_port =
      colon != std::string_view::npos && rest.find(']', colon) == std::string_view::npos;
  return std::string(has_port ? rest.substr(0, colon) : rest);
}

std::expected<FetchPlan, Error> make_plan(const FetchCommand& command, Console& console) {
  FetchPlan plan;
  plan.since = command.since;
  plan.max_pages = command.max_pages;
  plan.force = command.force;
  plan.options.allow_private = command.allow_private;
  plan.options.contact = command.contact;
  plan.options.proxies = command.proxies;
  plan.options.ca_file = command.ca_file;
  plan.options.politeness.min_delay =
      std::chrono::ceil<std::chrono::milliseconds>(std::chrono::duration<double>(command.delay));
  for (const std::string& source : command.sources) {
    ListedSource listed;
    listed.url = source;
    add_source(plan, listed, command.follow, console);
  }
  if (!command.sources_file.empty()) {
    if (const auto added = add_list(plan, command, console); !added)
      return std::unexpected(added.error());
  }
  if (plan.sources.empty())
    return std::unexpected(
        Error{"fetch", "no source to ask, name a feed, a page or --sources FILE"});
  note_proxies(plan, console);
  return plan;
}

}  // namespace skillgap
