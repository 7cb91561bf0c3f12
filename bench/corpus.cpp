#include "bench/corpus.h"

#include <cstdint>

#include "bench/corpus_words.h"
#include "skillgap/posting_json.h"
#include "skillgap/taxonomy.h"

namespace skillgap::bench {
namespace {

// SplitMix64: the library's distributions may differ from one standard library to the next.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  std::size_t below(std::size_t limit) {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    return (mixed ^ (mixed >> 31)) % limit;
  }
  template <typename List>
  auto& one_of(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::uint64_t state_;
};

// Names of skills that count whatever stands beside them.
const std::vector<std::string>& skill_names() {
  static const std::vector<std::string> names = [] {
    const Taxonomy taxonomy = parse_taxonomy(built_in_taxonomy_files()).taxonomy;
    std::vector<std::string> all;
    for (const Alias& alias : taxonomy.aliases) {
      if (alias.rule == AliasRule::kAny && is_skill(taxonomy[alias.concept_id].kind))
        all.push_back(alias.text);
    }
    return all;
  }();
  return names;
}

class AdWriter {
 public:
  AdWriter(const Words& words, std::uint64_t seed) : words_(words), dice_(seed) {}

  Ad write(std::size_t number) {
    head(number);
    heading(words_.company);
    paragraph(words_.about, 3);
    heading(words_.duties);
    list(words_.tasks, 4 + dice_.below(4));
    heading(words_.requirements);
    list(words_.wants, 5 + dice_.below(5));
    asked_list(3 + dice_.below(4));
    heading(words_.preferred);
    list(words_.wishes, 2 + dice_.below(2));
    heading(words_.benefits);
    paragraph(words_.offers, 4);
    return std::move(ad_);
  }

 private:
  void head(std::size_t number) {
    Posting& posting = ad_.posting;
    const std::string text = std::to_string(number);
    posting.id = "made-up-" + text;
    posting.url = "https://jobs.example/ads/" + text;
    posting.source = "https://jobs.example/feed";
    posting.title = dice_.one_of(words_.titles);
    posting.company = "Company " + std::to_string(dice_.below(400));
    posting.location = dice_.below(3) == 0 ? "Bandung" : "Jakarta";
    posting.date_posted =
        "2026-0" + std::to_string(1 + dice_.below(6)) + "-1" + std::to_string(dice_.below(10));
  }

  void heading(std::string_view text) {
    ad_.blocks.push_back({Block::Kind::kHeading, {std::string(text)}});
  }

  void paragraph(const std::vector<std::string_view>& sentences, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i ? " " : "") + sentence(sentences);
    ad_.blocks.push_back({Block::Kind::kParagraph, {std::move(text)}});
  }

  void list(const std::vector<std::string_view>& sentences, std::size_t count) {
    Block block{Block::Kind::kList, {}};
    for (std::size_t i = 0; i < count; ++i) block.lines.push_back(sentence(sentences));
    ad_.blocks.push_back(std::move(block));
  }

  void asked_list(std::size_t count) {
    Block& block = ad_.blocks.back();
    for (std::size_t i = 0; i < count; ++i) {
      ad_.asked.push_back(dice_.one_of(skill_names()));
      block.lines.push_back(ad_.asked.back());
    }
  }

  std::string sentence(const std::vector<std::string_view>& sentences) {
    const std::string_view pattern = dice_.one_of(sentences);
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      if (pattern.substr(i, 2) == "{}") {
        text += dice_.one_of(skill_names());
        ++i;
      } else if (pattern[i] == '_') {
        text += dice_.one_of(words_.nouns);
      } else {
        text += pattern[i];
      }
    }
    return text;
  }

  const Words& words_;
  Dice dice_;
  Ad ad_;
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
  return text;
}

std::string escaped(std::string text) {
  text = replaced(replaced(std::move(text), "&", "&amp;"), "<", "&lt;");
  return replaced(std::move(text), "–", "&#8211;");
}

std::string html(const Block& block) {
  const std::string first = escaped(block.lines.front());
  if (block.kind == Block::Kind::kHeading) return "<h3 class=\"section\">" + first + "</h3>\n";
  if (block.kind == Block::Kind::kParagraph) return "<p>" + first + "</p>\n";
  std::string list = "<ul>\n";
  for (const std::string& line : block.lines) list += "<li>" + escaped(line) + "</li>\n";
  return list + "</ul>\n";
}

std::string plain_text(const Block& block) {
  std::string text;
  for (const std::string& line : block.lines) {
    if (!text.empty()) text += '\n';
    text += (block.kind == Block::Kind::kList ? "- " : "") + line;
  }
  return text;
}

std::string element(std::string_view name, const std::string& content) {
  return "<" + std::string(name) + ">" + escaped(content) + "</" + std::string(name) + ">\n";
}

}  // namespace

std::vector<Ad> make_ads(std::size_t count) {
  std::vector<Ad> ads;
  for (std::size_t i = 0; i < count; ++i)
    ads.push_back(AdWriter(i % 2 ? indonesian() : english(), i).write(i));
  return ads;
}

std::string plain_text(const Ad& ad) {
  std::string text;
  for (const Block& block : ad.blocks) text += (text.empty() ? "" : "\n\n") + plain_text(block);
  return text;
}

std::string html(const Ad& ad) {
  std::string text = "<div class=\"ad\">\n";
  for (const Block& block : ad.blocks) text += html(block);
  return text + "</div>";
}

std::vector<Posting> make_postings(std::size_t count) {
  std::vector<Posting> postings;
  for (Ad& ad : make_ads(count)) {
    const bool is_html = postings.size() % 3 == 0;
    ad.posting.description = is_html ? html(ad) : plain_text(ad);
    postings.push_back(std::move(ad.posting));
  }
  return postings;
}

std::vector<std::string> make_lines(std::size_t count) {
  std::vector<std::string> lines;
  for (const Posting& posting : make_postings(count)) lines.push_back(to_json(posting));
  return lines;
}

std::string rss(const std::vector<Ad>& ads) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel>\n";
  xml += element("title", "Made-up ads") + element("link", "https://jobs.example/");
  for (const Ad& ad : ads) {
    xml += "<item>" + element("title", ad.posting.title) + element("link", ad.posting.url);
    xml += "<description><![CDATA[" + html(ad) + "]]></description></item>\n";
  }
  return xml + "</channel></rss>\n";
}

}  // namespace skillgap::bench
