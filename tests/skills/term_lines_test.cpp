// The parts of a document's lines, form by form.
#include "skills/term_lines.h"

#include <gtest/gtest.h>

namespace skillgap {
namespace {

using Strings = std::vector<std::string>;

// "item:Docker", "cell:PyTorch <Library> [Tools]": form, text, label, column.
Strings parts_of(std::string_view text) {
  Strings parts;
  read_term_lines(text, [&](const TermLine& line) {
    for (const TermItem& item : line.items) {
      std::string part =
          std::string(form_name(item.form)) + ":" + std::string(item.where.of(line.text));
      if (!item.label.empty()) part += " <" + item.label + ">";
      if (!item.column.empty()) part += " [" + item.column + "]";
      parts.push_back(std::move(part));
    }
  });
  return parts;
}

struct Case {
  std::string text;
  Strings parts;
};

TEST(TermLines, KnowTheFormsOfDocuments) {
  const Case cases[] = {
      {"", {}},
      {"\n \n---\n===\n***\n", {}},
      {"## **Tools** ##", {"heading:Tools ##"}},
      {"- Docker\n* Kafka\n+ Redis\n• Spark\n– Flink\n1. Hive\n12) Pig\n- [x] Storm",
       {"item:Docker", "item:Kafka", "item:Redis", "item:Spark", "item:Flink", "item:Hive",
        "item:Pig", "item:Storm"}},
      {"3.11 is a version", {"line:3.11 is a version"}},
      {"> quoted", {"line:quoted"}},
      {"| Category | Tools |\n|---|:-:|\n| Library | **PyTorch**, Keras |",
       {"cell:Category", "cell:Tools", "cell:Library [Category]",
        "cell:PyTorch, Keras <Library> [Tools]"}},
      {"Category\tTools\nLibrary\tPyTorch",
       {"cell:Category", "cell:Tools", "cell:Library [Category]",
        "cell:PyTorch <Library> [Tools]"}},
      {"Level | Pay |\n---|---|\nJunior | 5 |",
       {"cell:Level", "cell:Pay", "cell:Junior [Level]", "cell:5 <Junior> [Pay]"}},
      {"Tools: Docker, Kafka", {"category:Tools", "category:Docker, Kafka <Tools>"}},
      {"- Keras: a library for networks",
       {"item:Keras", "category:a library for networks <Keras>"}},
      {"at 10:30 every day", {"line:at 10:30 every day"}},
      {"This is a sentence of words that runs on and on.", {}},
      {"This is a sentence of words that names **Foo** and `bar` inside.",
       {"bold:Foo", "bold:bar"}},
      {"This is a sentence of words that never closes **Foo and runs on.", {}},
      {"See [Kafka](https://kafka.example/x_y) or ![logo](a.png) https://b.example/c",
       {"line:See Kafka or logo ;"}},
      {"Cost \\$5, a\\_b and *very* much", {"line:Cost $5, a_b and very much"}},
      {"- Docker<br>Kafka &amp; Spark", {"item:Docker;Kafka & Spark"}},
      {"---\ntitle: \"Foo\"\ntags: a, b\n---\nKafka: fast",
       {"category:\"Foo\" <title>", "category:a, b <tags>", "category:Kafka",
        "category:fast <Kafka>"}},
  };
  for (const auto& [text, parts] : cases) EXPECT_EQ(parts_of(text), parts) << text;
}

TEST(TermLines, StandUnderTheirHeadings) {
  std::vector<std::pair<std::string, Strings>> lines;
  read_term_lines(
      "# A\n## B\n- list:\n  - Docker\n- Kafka\n## C\nShort line\nnext to it\n\n### D\nText: x",
      [&](const TermLine& line) { lines.emplace_back(line.text, line.headings); });
  const std::vector<std::pair<std::string, Strings>> expected = {
      {"A", {}},
      {"B", {"A"}},
      {"list:", {"B", "A"}},
      {"Docker", {"list:", "B", "A"}},
      {"Kafka", {"B", "A"}},
      {"C", {"B", "A"}},
      {"Short line", {"C", "A"}},
      {"next to it", {"Short line", "C", "A"}},
      {"D", {"Short line", "C", "A"}},
      {"Text: x", {"D", "C", "A"}},
  };
  EXPECT_EQ(lines, expected);
}

TEST(TermLines, LeaveOverlongLabelsEmpty) {
  const std::string label(kMostLabelBytes + 1, 'x');
  EXPECT_EQ(parts_of("| a | b |\n| " + label + " | c |").back(), "cell:c [b]");
}

}  // namespace
}  // namespace skillgap
