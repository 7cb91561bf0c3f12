// JSON-LD as pages write it: where the posting stands, how its block is written, and what is wrong
// with it. One bad block never costs the good ones.
#include <gtest/gtest.h>

#include <algorithm>

#include "ingest/feed_cases.h"
#include "ingest/loose_json.h"

namespace skillgap {
namespace {

std::string block(std::string_view json, std::string_view attributes) {
  return "<script " + std::string(attributes) + ">" + std::string(json) + "</script>\n";
}
std::string block(std::string_view json) { return block(json, "type=\"application/ld+json\""); }

std::string page(std::string_view blocks) {
  return "<!DOCTYPE html><html><head>" + std::string(blocks) + "</head><body></body></html>";
}

// "title @company in location: description" of each posting, and how many blocks were bad.
std::string found_in(const std::string& html) {
  const auto feed = parse_feed(document(html));
  if (!feed) return "none";
  std::string out;
  for (const Posting& posting : feed->postings) {
    if (!out.empty()) out += " | ";
    out += posting.title;
    if (!posting.company.empty()) out += " @" + posting.company;
    if (!posting.location.empty()) out += " in " + posting.location;
    if (!posting.description.empty()) out += ": " + posting.description;
  }
  const auto bad = std::ranges::count(feed->problems, ProblemKind::kBadItem, &Problem::kind);
  return out + (bad > 0 ? " (" + std::to_string(bad) + " bad)" : "");
}

struct Case {
  const char* name;
  std::string html;
  std::string found;
};

void expect_found(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(found_in(c.html), c.found) << c.name;
}

const std::string kJob = R"({"@type":"JobPosting","title":"A","description":"x"})";
const std::string kOther = R"({"@type":"JobPosting","title":"B","description":"y"})";

// What such a posting becomes, whatever its value was spoilt with.
std::string of_block(const std::string& json) { return page(block(json)); }

TEST(JsonLdCases, FindThePosting) {
  const std::string acme = R"({"@id":"#o","@type":"Organization","name":"Acme"})";
  const std::string refers = R"("title":"A","hiringOrganization":{"@id":"#o"})";
  expect_found({
      {"alone", of_block(kJob), "A: x"},
      {"list", of_block("[" + kJob + "," + kOther + "]"), "A: x | B: y"},
      {"@graph", of_block(R"({"@context":"https://schema.org","@graph":[)" + kJob + "]}"), "A: x"},
      {"@graph of one", of_block("{\"@graph\":" + kJob + "}"), "A: x"},
      {"mainEntity", of_block(R"({"@type":"WebPage","mainEntity":)" + kJob + "}"), "A: x"},
      {"item list",
       of_block(R"({"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":)" + kJob +
                R"(},{"@type":"ListItem","item":)" + kOther + "}]}"),
       "A: x | B: y"},
      {"@reverse", of_block(R"({"@reverse":{"hiringOrganization":)" + kJob + "}}"), "A: x"},
      {"two blocks", page(block(kJob) + block(kOther)), "A: x | B: y"},
      {"the same twice", page(block(kJob) + block(kJob)), "A: x"},
      {"named before",
       of_block("{\"@graph\":[" + acme + R"(,{"@type":"JobPosting",)" + refers + "}]}"), "A @Acme"},
      {"named behind",
       of_block(R"({"@graph":[{"@type":"JobPosting",)" + refers + "}," + acme + "]}"), "A @Acme"},
      {"named in another block",
       page(block(R"({"@type":"JobPosting",)" + refers + "}") + block(acme)), "A @Acme"},
      {"named, and not there", of_block(R"({"@type":"JobPosting",)" + refers + "}"), "A"},
      {"named itself", of_block(R"({"@type":"JobPosting","@id":"#j","title":"A",
         "hiringOrganization":{"@id":"#j"}})"),
       "A"},
      {"place by reference", of_block(R"([{"@id":"#p","@type":"Place","address":{"@id":"#a"}},
         {"@id":"#a","addressLocality":"Solo","addressCountry":"ID"},
         {"@type":"JobPosting","title":"A","jobLocation":{"@id":"#p"}}])"),
       "A in Solo, ID"},
      {"similar jobs within",
       of_block(R"({"@type":"JobPosting","title":"A","relatedLink":)" + kOther + "}"), "A"},
      {"none", of_block(R"({"@type":"WebPage","name":"A"})"), "none"},
      {"null", of_block("null"), "none"},
      {"empty block beside it", page(block("") + block(kJob)), "A: x"},
  });
}

TEST(JsonLdCases, KnowTheScriptAndTheType) {
  const auto typed = [](const std::string& type) {
    return of_block("{\"@type\":" + type + R"(,"title":"A","description":"x"})");
  };
  expect_found({
      {"single quotes", page(block(kJob, "type='application/ld+json'")), "A: x"},
      {"no quotes", page(block(kJob, "type=application/ld+json")), "A: x"},
      {"capitals", page(block(kJob, "TYPE=\"Application/LD+JSON\"")), "A: x"},
      {"charset", page(block(kJob, "type=\"application/ld+json; charset=utf-8\"")), "A: x"},
      {"blanks", page(block(kJob, "type=\" application/ld+json \"")), "A: x"},
      {"more attributes", page(block(kJob, "id=a data-b type=\"application/ld+json\" async")),
       "A: x"},
      {"in the body", "<html><body><div>" + block(kJob) + "</div></body></html>", "A: x"},
      {"behind text", "Hello " + block(kJob), "A: x"},
      {"another type", page(block(kJob, "type=\"application/json\"")), "none"},
      {"in a comment", page("<!-- " + block(kJob) + " -->"), "none"},
      {"several types", typed(R"(["Thing","JobPosting"])"), "A: x"},
      {"address", typed(R"("https://schema.org/JobPosting")"), "A: x"},
      {"old address", typed(R"("http://schema.org/JobPosting")"), "A: x"},
      {"prefix", typed(R"("schema:JobPosting")"), "A: x"},
      {"lower case", typed(R"("jobposting")"), "A: x"},
      {"another thing", typed(R"("NotAJobPosting")"), "none"},
      {"type by its alias", of_block(R"({"type":"JobPosting","title":"A"})"), "A"},
      {"keys with a prefix",
       of_block(R"({"@type":"s:JobPosting","s:title":"A","s:description":"x"})"), "A: x"},
      {"keys in full", of_block(R"({"@type":["http://schema.org/JobPosting"],
         "http://schema.org/title":[{"@value":"A"}],
         "http://schema.org/description":[{"@value":"x","@language":"en"}]})"),
       "A: x"},
      {"keys in capitals", of_block(R"({"@type":"JobPosting","Title":"A","DESCRIPTION":"x"})"),
       "A: x"},
      {"two titles", of_block(R"({"@type":"JobPosting","title":["A","B"]})"), "A"},
      {"name for a title", of_block(R"({"@type":"JobPosting","name":"A"})"), "A"},
      {"a key twice", of_block(R"({"@type":"JobPosting","title":"A","title":"B"})"), "A"},
  });
}

TEST(JsonLdCases, ReadValuesThatAreEncodedOnceMore) {
  std::string escaped = kJob;
  for (auto at = escaped.find('"'); at != std::string::npos; at = escaped.find('"', at + 2))
    escaped.insert(at, "\\");
  const auto with_quotes_as = [](const std::string& reference) {
    std::string text = kJob;
    for (auto at = text.find('"'); at != std::string::npos; at = text.find('"'))
      text.replace(at, 1, reference);
    return of_block(text);
  };
  expect_found({
      {"&quot;", with_quotes_as("&quot;"), "A: x"},
      {"&#34;", with_quotes_as("&#34;"), "A: x"},
      {"&#x22;", with_quotes_as("&#x22;"), "A: x"},
      {"JSON in a string", of_block("\"" + escaped + "\""), "A: x"},
      {"title with a reference", of_block(R"({"@type":"JobPosting","title":"R&amp;D"})"), "R&D"},
      {"HTML as references",
       of_block(R"({"@type":"JobPosting","title":"A","description":"&lt;p&gt;x &amp;amp; y"})"),
       "A: <p>x &amp; y"},
      {"end of script, escaped",
       of_block(R"({"@type":"JobPosting","title":"A","description":"<b>x<\/script>y"})"),
       "A: <b>x</script>y"},
      {"byte order mark", of_block("\uFEFF" + kJob), "A: x"},
      {"odd blanks", of_block("{\u00A0\"@type\":\"JobPosting\",\u00A0\"title\":\"A\"}"), "A"},
      {"line separator", of_block("{\"@type\":\"JobPosting\",\"title\":\"A\u2028B\"}"), "A B"},
  });
}

TEST(JsonLdCases, MendTheSlipsOfTemplates) {
  const auto job = [](const std::string& members) {
    return of_block("{\"@type\":\"JobPosting\"," + members + "}");
  };
  expect_found({
      {"last comma", job(R"("title":"A",)"), "A"},
      {"last comma of a list", job(R"("title":"A","skills":["x","y",])"), "A: x\ny"},
      {"two commas", job(R"("title":"A",,"description":"x")"), "A: x"},
      {"first comma", job(R"(,"title":"A")"), "A"},
      {"no comma between lines", job("\"title\":\"A\"\n\"description\":\"x\""), "A: x"},
      {"no comma behind a thing", job("\"x\":{}\n\"title\":\"A\""), "A"},
      {"semicolon", of_block(kJob + ";"), "A: x"},
      {"comma behind it", of_block(kJob + ","), "A: x"},
      {"assignment", of_block("var data = " + kJob + ";"), "A: x"},
      {"bracket too many", of_block(kJob + "}"), "A: x"},
      {"two values", of_block(kJob + "\n" + kOther), "A: x | B: y"},
      {"two values and a comma", of_block(kJob + "," + kOther), "A: x | B: y"},
      {"value missing", job(R"("baseSalary": ,"title":"A")"), "A"},
      {"last value missing", job(R"("title":"A","baseSalary":)"), "A"},
      {"undefined", job(R"("baseSalary":undefined,"x":NaN,"title":"A")"), "A"},
      {"True", job(R"("directApply":True,"title":"A")"), "A"},
      {"number with zeros", job(R"("x":007,"y":+1,"z":1.,"title":"A")"), "A"},
      {"date without quotes", job(R"("datePosted":2026-11-03,"title":"A")"), "A"},
      {"keys without quotes", of_block(R"({"@type":"JobPosting",title:"A",description:"x"})"),
       "A: x"},
      {"single quotes", of_block("{'@type':'JobPosting','title':'it\\'s \"A\"'}"), "it's \"A\""},
      {"quotes within", job(R"("title":"A "B" C","description":"<p class="x">y</p>")"),
       "A \"B\" C: <p class=\"x\">y</p>"},
      {"quotes and a comma within", job(R"("title":"A "B", C","description":"x")"),
       "A \"B\", C: x"},
      {"lines and tabs", job("\"title\":\"A\",\"description\":\"one\ntwo\tthree\x01\""),
       "A: one\ntwo three"},
      {"escapes that are none", job(R"("title":"A\x","description":"it\'s \u12 \ud83d")"),
       "Ax: it's u12 \uFFFD"},
      {"CDATA", of_block("<![CDATA[" + kJob + "]]>"), "A: x"},
      {"CDATA in a comment", of_block("//<![CDATA[\n" + kJob + "\n//]]>"), "A: x"},
      {"CDATA in another", of_block("/*<![CDATA[*/" + kJob + "/*]]>*/"), "A: x"},
      {"HTML comment", of_block("<!--\n" + kJob + "\n-->"), "A: x"},
      {"comments", job("// kind\n\"title\":\"A\", /* d */ \"description\":\"http://x//y\""),
       "A: http://x//y"},
  });
}

TEST(JsonLdCases, KeepTheGoodBesideTheBad) {
  expect_found({
      {"cut", page(block(kJob.substr(0, 30)) + block(kOther)), "B: y (1 bad)"},
      {"not closed", page(block(kJob.substr(0, kJob.size() - 1)) + block(kOther)), "B: y (1 bad)"},
      {"no JSON", page(block("<b>error</b>") + block(kJob) + block("function() {}")),
       "A: x (1 bad)"},
      {"too deep", page(block(std::string(100, '[') + std::string(100, ']')) + block(kJob)),
       "A: x (1 bad)"},
      {"bad alone", of_block("{\"@type\":\"JobPosting\",\"title\":\"A"), "none"},
  });
}

TEST(ScriptJson, IsMended) {
  struct Mended {
    std::string_view text, mended;
  };
  const Mended cases[] = {
      {"{a:1}", R"({"a":1})"},
      {"[01,-007,+5,.5,1.]", "[1,-7,5,0.5,1]"},
      {"[1-2-3]", R"(["1-2-3"])"},
      {"[,1,,2,]", "[1,2]"},
      {R"({"a":,"b":})", R"({"a":null,"b":null})"},
      {"{}{}", "[{},{}]"},
      {"}{}]", "{}"},
      {"x=[1]y", "[1]"},
      {"['a\"b']", R"(["a\"b"])"},
      {"[TRUE,nil]", "[true,null]"},
      {R"(["a" "b"])", R"(["a" ,"b"])"},
      {R"({"a":"open)", R"({"a":"open)"},
      {"", ""},
  };
  for (const auto& [text, mended] : cases) EXPECT_EQ(mend_script(text), mended) << text;
}

TEST(ScriptJson, IsLeftAsItIsWhereItIsValid) {
  for (const std::string_view text :
       {R"({"a":[1,-2.5e3,true,null,"x\n\u00e9"],"b":{}})", "[]", " [ 1 , 2 ] ", "[\"\",\"//\"]"}) {
    EXPECT_EQ(mend_script(text), text);
  }
}

}  // namespace
}  // namespace skillgap
