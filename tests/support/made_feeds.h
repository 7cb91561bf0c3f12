// Feeds written by dice: RSS 2.0 and 0.91, RSS 1.0 and Atom, with modules, CDATA, references and
// letters that windows-1252 has. Same seed, same feed.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace skillgap {

class MadeFeed {
 public:
  explicit MadeFeed(std::uint32_t seed) : dice_(seed), kind_(seed % 4) {}

  std::string text() {
    std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root();
    for (std::uint32_t left = 1 + roll(5); left > 0; --left) out += item();
    return out + (kind_ == 3 ? "</feed>\n" : kind_ == 2 ? "</rdf:RDF>\n" : "</channel></rss>\n");
  }

 private:
  std::uint32_t roll(std::uint32_t sides) { return static_cast<std::uint32_t>(dice_() % sides); }
  bool maybe() { return roll(2) == 0; }

  std::string words(std::uint32_t most) {
    static constexpr std::string_view kWords[] = {
        "data",  "analyst", "Python",  "SQL",    "caf\u00E9",    "R\u00E9sum\u00E9", "\u2013",
        "needs", "team",    "\u20AC5", "of ten", "M\u00FCnchen", "\u201Cgood\u201D", "C++"};
    std::string text(kWords[roll(std::size(kWords))]);
    for (std::uint32_t left = roll(most); left > 0; --left)
      text += " " + std::string(kWords[roll(std::size(kWords))]);
    return text;
  }
  std::string element(const std::string& name, const std::string& content) {
    return "  <" + name + ">" + content + "</" + name + ">\n";
  }
  std::string html() {
    const std::string body = "<p>" + words(9) + " &amp; " + words(5) + "</p>\n<ul><li>" + words(3) +
                             "</li>\n<li>" + words(3) + "</li></ul>";
    if (maybe()) return "<![CDATA[" + body + "]]>";
    std::string escaped;
    for (const char c : body)
      escaped += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : std::string(1, c);
    return escaped;
  }
  std::string root() {
    const std::string modules =
        " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"";
    const std::string head = "<title>" + words(3) + "</title><link>https://jobs.example/</link>\n";
    if (kind_ == 3)
      return "<feed xmlns=\"http://www.w3.org/2005/Atom\"" + modules +
             " xml:lang=\"en\">\n<title>" + words(3) +
             "</title><link rel=\"alternate\" href=\"https://jobs.example/\"/>\n";
    if (kind_ == 2)
      return "<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\""
             " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"" +
             modules + ">\n<channel rdf:about=\"https://jobs.example/\">" + head + "</channel>\n";
    return std::string("<rss version=\"") + (kind_ == 0 ? "2.0" : "0.91") + "\"" + modules +
           ">\n<channel>" + head;
  }
  std::string item() { return kind_ == 3 ? entry() : rss_item(); }
  std::string rss_item() {
    const std::string url = "https://jobs.example/job/" + std::to_string(roll(1'000'000));
    std::string out = kind_ == 2 ? "<item rdf:about=\"" + url + "\">\n" : "<item>\n";
    out += element("title", words(4) + (maybe() ? " &amp; co" : "")) + element("link", url);
    if (kind_ == 0)
      out += "  <guid isPermaLink=\"" + std::string(maybe() ? "true" : "false") + "\">" + url +
             "</guid>\n  <category domain=\"https://jobs.example/tags\">" + words(2) +
             "</category>\n";
    if (maybe()) out += element("description", words(12));
    if (maybe()) out += element("content:encoded", html());
    if (maybe()) out += element("dc:creator", words(2));
    out += kind_ == 2
               ? element("dc:date", "2026-11-0" + std::to_string(1 + roll(9)) + "T08:00:00Z")
               : element("pubDate", "0" + std::to_string(1 + roll(9)) + " Nov 2026 08:00:00 +0700");
    return out + "</item>\n";
  }
  std::string entry() {
    const std::string url = "https://jobs.example/job/" + std::to_string(roll(1'000'000));
    std::string out = "<entry>\n" + element("title", words(4)) + element("id", url);
    out += "  <link rel=\"alternate\" type=\"text/html\" href=\"" + url + "\"/>\n";
    out += "  <content type=\"html\" xml:lang=\"id\">" + html() + "</content>\n";
    if (maybe())
      out += "  <category term=\"t" + std::to_string(roll(9)) + "\" label=\"" + words(2) + "\"/>\n";
    if (maybe()) out += element("dc:subject", words(2));
    out += element("updated", "2026-11-0" + std::to_string(1 + roll(9)) + "T08:00:00+07:00");
    return out + "</entry>\n";
  }

  std::mt19937 dice_;
  std::uint32_t kind_;
};

}  // namespace skillgap
