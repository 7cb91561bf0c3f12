#include "bench/many_forms.h"

#include <algorithm>
#include <cstdlib>
#include <random>
#include <unordered_set>

#include "bench/corpus.h"
#include "bench/prove.h"
#include "skillgap/files.h"
#include "skillgap/html_text.h"
#include "skillgap/posting_json.h"
#include "skillgap/taxonomy.h"

namespace skillgap::bench {
namespace {

constexpr std::size_t kMaxFileBytes = 256u << 20;

// The rivals know bytes only, so forms are ASCII, begin and end with a letter, and have one blank
// between words.
bool is_plain(std::string_view form) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_ascii = [](char c) { return c >= ' ' && c < 0x7F; };
  return form.size() > 2 && is_letter(form.front()) && is_letter(form.back()) &&
         std::ranges::all_of(form, is_ascii) && form.find("  ") == std::string_view::npos;
}

std::vector<std::string> lines_of_file() {
  std::vector<std::string> lines;
  const char* path = std::getenv("SKILLGAP_FORMS");
  if (path == nullptr) return lines;
  const auto document = read_document(path, kMaxFileBytes);
  require(document.has_value(), "SKILLGAP_FORMS names a file that can be read");
  for (std::string_view rest = document->bytes; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    lines.push_back(lower_ascii(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

std::vector<std::string> words_of(const std::vector<std::string>& forms) {
  std::vector<std::string> words;
  for (const std::string& form : forms) {
    for (std::size_t begin = 0; begin < form.size();) {
      const std::size_t end = std::min(form.find(' ', begin), form.size());
      if (is_plain(form.substr(begin, end - begin)))
        words.push_back(form.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return words;
}

class FormList {
 public:
  void add(const std::string& form) {
    if (list.size() < kManyForms && is_plain(form) && seen_.insert(form).second)
      list.push_back(form);
  }
  std::vector<std::string> list;

 private:
  std::unordered_set<std::string> seen_;
};

ManyForms make_forms() {
  FormList forms;
  for (const std::string& line : lines_of_file()) forms.add(line);
  const std::size_t from_file = forms.list.size();
  std::vector<std::string> seeds = forms.list;
  if (seeds.empty()) {
    for (const Alias& alias : parse_taxonomy(built_in_taxonomy_files()).taxonomy.aliases)
      seeds.push_back(lower_ascii(alias.text));
  }
  const std::vector<std::string> words = words_of(seeds);
  std::mt19937 random(20261121);
  while (forms.list.size() < kManyForms) {
    std::string form = words[random() % words.size()];
    for (auto more = 1 + random() % 5; more > 0; --more)
      form += ' ' + words[random() % words.size()];
    forms.add(form);
  }
  std::ranges::shuffle(forms.list, random);
  return {std::move(forms.list), from_file};
}

}  // namespace

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

const ManyForms& many_forms() {
  static const ManyForms made = make_forms();
  return made;
}

// Descriptions of the file that the environment names, up to `count`.
std::vector<std::string> texts_of_file(const char* path, std::size_t count, TextsAs as) {
  std::vector<std::string> texts;
  auto reader = LineReader::open(path);
  require(reader.has_value(), "SKILLGAP_POSTINGS names a file that can be read");
  while (const auto chunk = reader->next_chunk()) {
    std::string_view rest = chunk->bytes;
    while (!rest.empty() && texts.size() < count) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const auto posting = parse_posting_json(rest.substr(0, end), path, {});
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (!posting) continue;
      const bool is_html = as == TextsAs::kPlain && looks_like_html(posting->description);
      texts.push_back(is_html ? html_to_text(posting->description).text : posting->description);
    }
  }
  return texts;
}

std::vector<std::string> texts_with_forms(std::size_t count, std::size_t per_text, TextsAs as) {
  if (const char* path = std::getenv("SKILLGAP_POSTINGS")) return texts_of_file(path, count, as);
  std::vector<std::string> texts;
  std::mt19937 random(7);
  for (const Ad& ad : make_ads(count)) {
    texts.push_back(as == TextsAs::kPlain ? plain_text(ad) : html(ad));
    for (std::size_t i = 0; i < per_text; ++i)
      texts.back() +=
          " to " + many_forms().forms[random() % kManyForms] + (i % 5 == 4 ? ".\n" : ",");
  }
  return texts;
}

}  // namespace skillgap::bench
