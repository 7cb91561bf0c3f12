#include "cli/options_usage.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "skillgap/taxonomy_search.h"

namespace skillgap {
namespace {

constexpr std::size_t kLeastBeginning = 3;  // letters that say enough of a longer name

std::u32string letters_of(std::string_view text) { return {text.begin(), text.end()}; }

// The command that was being read when the words ceased to be understood.
const CLI::App& innermost(const CLI::App& app) {
  const CLI::App* at = &app;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().back();
  return *at;
}

// "skillgap taxonomy show"
std::string words_of(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  return parent ? words_of(*parent) + " " + app.get_name() : app.get_name();
}

std::vector<std::string> commands_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(sub->get_name());
  return names;
}

// With their hyphens: "--jobs".
std::vector<std::string> options_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* at = &app; at; at = at->get_parent()) {
    for (const CLI::Option* option : at->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  return names;
}

std::string unknown_command(const CLI::App& app, const std::string& word) {
  const std::vector<std::string> names = commands_of(app);
  std::string near = nearest_name(word, names);
  if (near.empty() && app.get_option_no_throw("--" + word)) near = "--" + word;  // "skillgap help"
  return fmt::format("'{}' is no command, {}", word,
                     near.empty() ? fmt::format("use one of {}", fmt::join(names, ", "))
                                  : fmt::format("did you mean {}?", near));
}

// Other commands that have it, where this one does not.
std::vector<std::string> owners_of(const CLI::App& root, const std::string& option) {
  std::vector<std::string> owners;
  for (const CLI::App* sub : root.get_subcommands([](const CLI::App*) { return true; })) {
    if (std::ranges::count(options_of(*sub), option) > 0) owners.push_back(sub->get_name());
  }
  return owners;
}

std::string unknown_option(const CLI::App& root, const CLI::App& app, const std::string& word) {
  const std::string option = word.substr(0, word.find('='));
  if (const auto owners = owners_of(root, option); !owners.empty())
    return fmt::format("there is no option {} here, only of {}", option, fmt::join(owners, ", "));
  const std::string near = nearest_name(option, options_of(app));
  if (near.empty()) return fmt::format("there is no option {}, take it out", option);
  return fmt::format("there is no option {}, did you mean {}?", option, near);
}

// Who takes any number of words behind the command is given one before it.
std::string extra_word(const CLI::App& app, const std::string& word) {
  const auto words = app.get_options(&CLI::Option::get_positional);
  if (words.empty()) return fmt::format("'{}' is one word too many, take it out", word);
  if (words.back()->get_items_expected_max() > 1)
    return fmt::format("'{}' stands before the command, put it behind", word);
  return fmt::format("'{}' is one word too many, put what belongs together in quotes", word);
}

std::string unexpected(const CLI::App& root, const CLI::App& app,
                       const std::vector<std::string>& words) {
  const auto is_option = [](const std::string& word) { return word.starts_with('-'); };
  const auto word = std::ranges::find_if_not(words, is_option);
  if (word != words.end() && !commands_of(app).empty()) return unknown_command(app, *word);
  const auto option = std::ranges::find_if(words, is_option);
  if (option != words.end()) return unknown_option(root, app, *option);
  return extra_word(app, words.front());
}

std::string replaced_end(const std::string& text, std::string_view end, std::string_view with) {
  return text.substr(0, text.size() - end.size()) + std::string(with);
}

// What CLI11 says of an option, said so that one knows what to do. A wording that is not known here
// stays as it is.
std::string of_an_option(const CLI::App& app, const std::string& said) {
  constexpr std::string_view kMissing = " missing", kRequired = " is required",
                             kTwice = ": At Most 1 required but received ",
                             kExcludes = " excludes ";
  if (const std::size_t at = said.find(kTwice); at != std::string::npos)
    return fmt::format("{}: given {} times, give it once", said.substr(0, at),
                       said.substr(at + kTwice.size()));
  if (const std::size_t at = said.find(kExcludes); at != std::string::npos)
    return fmt::format("{} and {} do not go together, take one out", said.substr(0, at),
                       said.substr(at + kExcludes.size()));
  const std::size_t colon = said.find(": 1 required ");
  if (said.ends_with(kMissing) && colon != std::string::npos) {
    const std::string name = said.substr(0, colon);
    const std::string value =
        replaced_end(said.substr(said.rfind(' ', said.size() - 9) + 1), kMissing, "");
    return fmt::format("{}: its value is missing, write {} {}", name, name, value);
  }
  if (!said.ends_with(kRequired)) return said;
  const std::string name = replaced_end(said, kRequired, "");
  const CLI::Option* option = app.get_option_no_throw(name);
  return option ? fmt::format("{} is missing: {}", name, option->get_description()) : said;
}

}  // namespace

std::string nearest_name(std::string_view word, const std::vector<std::string>& names) {
  const std::u32string wanted = letters_of(word);
  const std::size_t limit = std::max<std::size_t>(1, allowed_edits(wanted.size()));
  std::string nearest;
  std::size_t least = limit + 1;
  for (const std::string& name : names) {
    const bool begins = word.size() >= kLeastBeginning && name.starts_with(word);
    const std::size_t distance =
        begins ? std::size_t{0} : edit_distance(wanted, letters_of(name), limit);
    if (distance < least) {
      least = distance;
      nearest = name;
    }
  }
  return nearest;
}

std::string usage_error(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = innermost(app);
  const std::string name = words_of(command);
  const std::vector<std::string> words = app.remaining(true);
  if (words.empty() && !commands_of(command).empty())
    return fmt::format("{}: a command is missing\n\n{}", name,
                       command.help(command.get_parent() ? words_of(*command.get_parent()) : ""));
  const std::string what =
      words.empty() ? of_an_option(command, error.what()) : unexpected(app, command, words);
  return fmt::format("{}: {}\nRun `{} --help` for more.\n", name, what, name);
}

}  // namespace skillgap
