// Gold lines: JSON → values. Spans come in code points of the text and leave in bytes.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>

#include "skillgap/evaluation.h"
#include "skillgap/posting_json.h"
#include "skillgap/utf8.h"

namespace skillgap {
namespace {

using Element = simdjson::dom::element;

// Reads fields; of what is wrong with them, the first is kept.
class Reader {
 public:
  explicit Reader(std::string_view where) : where_(where) {}

  std::string text(Element object, std::string_view key) const {
    std::string_view value;
    return object[key].get(value) ? std::string() : std::string(value);
  }

  std::optional<double> number(Element object, std::string_view key) const {
    double value = 0;
    if (object[key].get(value)) return std::nullopt;
    return value;
  }

  std::vector<Element> list(Element object, std::string_view key) const {
    simdjson::dom::array array;
    if (object[key].get(array)) return {};
    return {array.begin(), array.end()};
  }

  void fail(std::string message) {
    if (!error_) error_ = Error{std::string(where_), std::move(message)};
  }
  const std::optional<Error>& error() const { return error_; }

 private:
  std::string_view where_;
  std::optional<Error> error_;
};

// The byte at which each code point begins, and the end.
std::vector<std::size_t> code_point_starts(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_utf8_continuation(text[i])) starts.push_back(i);
  }
  starts.push_back(text.size());
  return starts;
}

Span read_span(Element object, std::string_view what, std::string_view text,
               const std::vector<std::size_t>& starts, Reader& reader) {
  std::uint64_t begin = 0, end = 0;
  if (object["start"].get(begin) || object["end"].get(end) || begin >= end ||
      end >= starts.size()) {
    reader.fail(
        fmt::format("{}: no span within the text, give start and end in code points", what));
    return {};
  }
  const Span span{starts[begin], starts[end]};
  const std::string quote = reader.text(object, "quote");
  if (!quote.empty() && span.of(text) != quote)
    reader.fail(
        fmt::format("{}: the span holds '{}' and not its quote '{}', count code points of "
                    "the text as it stands",
                    what, span.of(text), quote));
  return span;
}

Status read_status(Element object, std::string_view what, Reader& reader) {
  const std::string name = reader.text(object, "status");
  for (const Status status : {Status::kBoilerplate, Status::kNegated, Status::kMentioned,
                              Status::kPreferred, Status::kRequired}) {
    if (status_name(status) == name) return status;
  }
  reader.fail(
      fmt::format("{}: unknown status '{}', use one of required, preferred, mentioned, "
                  "negated, boilerplate",
                  what, name));
  return {};
}

std::optional<Salary> read_salary(Element gold, const Reader& reader) {
  Element salary;
  if (gold["salary"].get(salary) || !salary.is_object()) return std::nullopt;
  return Salary{.min = reader.number(salary, "min"),
                .max = reader.number(salary, "max"),
                .currency = reader.text(salary, "currency"),
                .unit = reader.text(salary, "unit")};
}

GoldFacts read_facts(Element gold, const Reader& reader) {
  GoldFacts facts{.role = reader.text(gold, "role"),
                  .roles_more = {},
                  .seniority = reader.text(gold, "seniority"),
                  .education = reader.text(gold, "education_min"),
                  .work_mode = reader.text(gold, "work_mode"),
                  .years_min = reader.number(gold, "years_min"),
                  .salary = read_salary(gold, reader)};
  for (const Element role : reader.list(gold, "roles_more")) {
    std::string_view name;
    if (!role.get(name)) facts.roles_more.emplace_back(name);
  }
  if (facts.seniority == "unspecified") facts.seniority.clear();
  if (facts.education == "none") facts.education.clear();
  return facts;
}

GoldLine read_posting(Posting posting, Element gold, Reader& reader) {
  GoldPosting line{std::move(posting), reader.text(gold, "lang"), {}, {}, {}};
  if (line.posting.description_format.value_or(TextFormat::kText) != TextFormat::kText)
    reader.fail("spans refer to plain text, give the description as such");
  line.posting.description_format = TextFormat::kText;
  const std::string_view text = line.posting.description;
  const auto starts = code_point_starts(text);
  for (const Element mention : reader.list(gold, "mentions")) {
    const std::string what = fmt::format("mentions[{}]", line.mentions.size());
    line.mentions.push_back({read_span(mention, what, text, starts, reader),
                             reader.text(mention, "name"), reader.text(mention, "type"),
                             read_status(mention, what, reader)});
  }
  for (const Element decoy : reader.list(gold, "decoys")) {
    const std::string what = fmt::format("decoys[{}]", line.decoys.size());
    line.decoys.push_back(
        {read_span(decoy, what, text, starts, reader), reader.text(decoy, "why")});
  }
  line.facts = read_facts(gold, reader);
  return line;
}

GoldLine read_sentence(Element line, Reader& reader) {
  GoldSentence sentence{.term = reader.text(line, "term"),
                        .skill = reader.text(line, "skill"),
                        .text = reader.text(line, "text"),
                        .language = reader.text(line, "lang"),
                        .source = reader.text(line, "source"),
                        .note = reader.text(line, "note"),
                        .where = {},
                        .is_skill = reader.number(line, "label").value_or(0) > 0};
  sentence.where = read_span(line, "span", sentence.text, code_point_starts(sentence.text), reader);
  return sentence;
}

}  // namespace

std::expected<GoldLine, Error> parse_gold_line(std::string_view json, std::string_view where) {
  simdjson::dom::parser parser;
  Element line, gold;
  if (const auto error = parser.parse(simdjson::padded_string(json)).get(line))
    return std::unexpected(
        Error{std::string(where), fmt::format("not valid JSON ({}), check commas and quotes",
                                              simdjson::error_message(error))});
  Reader reader(where);
  std::optional<GoldLine> read;
  if (!line["gold"].get(gold)) {
    auto posting = parse_posting_json(json, where);
    if (!posting) return std::unexpected(posting.error());
    read = read_posting(std::move(*posting), gold, reader);
  } else if (!reader.text(line, "term").empty()) {
    read = read_sentence(line, reader);
  } else {
    reader.fail("no annotation, give 'gold' for a posting or 'term' for a sentence");
  }
  if (reader.error()) return std::unexpected(*reader.error());
  return std::move(*read);
}

}  // namespace skillgap
