// Files of postings → store. NDJSON is read as a stream; JSON and CSV documents as a whole.
#include <fmt/format.h>
#include <simdjson.h>

#include "cli/clock.h"
#include "cli/input.h"
#include "cli/run.h"
#include "skillgap/ascii.h"
#include "skillgap/files.h"
#include "skillgap/posting_csv.h"
#include "skillgap/posting_identity.h"
#include "skillgap/report.h"
#include "skillgap/store.h"
#include "skillgap/text.h"

namespace skillgap {
namespace {

constexpr std::size_t kMaxDocument = std::size_t{1} << 30;
// Saved together: a commit costs more than a row.
constexpr std::size_t kPostingsABatch = 1000;

enum class FileForm { kLines, kJson, kCsv };

FileForm form_of(std::string_view path) {
  const std::string lower = ascii_lower(path);
  std::string_view name = lower;
  for (const std::string_view packed : {".gz", ".zst"}) {
    if (name.ends_with(packed)) name.remove_suffix(packed.size());
  }
  if (name.ends_with(".csv") || name.ends_with(".tsv")) return FileForm::kCsv;
  return name.ends_with(".json") ? FileForm::kJson : FileForm::kLines;
}

// Takes postings one by one; counts; saves in batches or prints.
class Importer {
 public:
  Importer(std::optional<Store> store, Console& console)
      : store_(std::move(store)), console_(console), now_(now_utc()) {}

  void take(const Posting& posting) {
    if (failed_) return;
    if (!store_) {
      console_.out(to_json(posting) + "\n");
      ++new_;
      return;
    }
    if (!batch_) open_batch();
    if (failed_) return;
    const auto change = store_->save(posting, now_);
    if (!change) return fail(change.error());
    ++(*change == Change::kNew ? new_ : *change == Change::kChanged ? changed_ : same_);
    if ((new_ + changed_ + same_) % kPostingsABatch == 0) close_batch();
  }

  std::optional<Error> finish() {
    if (batch_ && !failed_) close_batch();
    return failed_;
  }
  std::size_t taken() const { return new_ + changed_ + same_; }
  std::string summary() const {
    return fmt::format("{} new, {} changed, {} same", new_, changed_, same_);
  }

 private:
  void open_batch() {
    auto batch = store_->begin();
    if (!batch) return fail(batch.error());
    batch_.emplace(std::move(*batch));
  }
  void close_batch() {
    const auto done = batch_->commit();
    batch_.reset();
    if (!done) fail(done.error());
  }
  void fail(const Error& error) { failed_ = error; }

  std::optional<Store> store_;
  std::optional<Store::Batch> batch_;
  Console& console_;
  std::string now_;
  std::optional<Error> failed_;
  std::size_t new_ = 0, changed_ = 0, same_ = 0;
};

// An array whose first element is a posting: not the places of one.
bool is_list_of_postings(simdjson::dom::array list, const ColumnMap& columns) {
  return list.size() > 0 &&
         parse_posting_json(simdjson::minify(list.at(0)), "", columns).has_value();
}

// The postings of a JSON document: its array, or the first such array among its members ({"jobs":
// […]}), or itself.
std::optional<simdjson::dom::array> list_of(simdjson::dom::element root, const ColumnMap& columns) {
  simdjson::dom::array list;
  simdjson::dom::object object;
  if (!root.get(list)) return list;
  if (root.get(object)) return std::nullopt;
  for (const auto& member : object) {
    if (!member.value.get(list) && is_list_of_postings(list, columns)) return list;
  }
  return std::nullopt;
}

void take_element(simdjson::dom::element element, const std::string& where,
                  const ColumnMap& columns, Importer& importer, Console& console) {
  auto posting = parse_posting_json(simdjson::minify(element), where, columns);
  if (!posting)
    return console.report_line(
        {ProblemKind::kBadItem, posting.error().where, posting.error().message});
  importer.take(*posting);
}

std::expected<void, Error> import_json(const std::string& file, std::string_view text,
                                       const ColumnMap& columns, Importer& importer,
                                       Console& console) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  const simdjson::padded_string padded(text);
  if (const auto error = parser.parse(padded).get(root))
    return std::unexpected(Error{
        file,
        fmt::format(
            "not valid JSON ({}), check the file or name it .ndjson if it has one object a line",
            simdjson::error_message(error))});
  const auto list = list_of(root, columns);
  if (!list)
    return take_element(root, file, columns, importer, console), std::expected<void, Error>{};
  std::size_t number = 0;
  for (const auto element : *list)
    take_element(element, fmt::format("{}: item {}", file, ++number), columns, importer, console);
  return {};
}

std::expected<void, Error> import_csv(const std::string& file, std::string_view text,
                                      const ColumnMap& columns, Importer& importer,
                                      Console& console) {
  auto read = parse_posting_csv(text, file, columns);
  if (!read) return std::unexpected(read.error());
  for (const Problem& problem : read->problems) console.report_line(problem);
  for (const Posting& posting : read->postings) importer.take(posting);
  return {};
}

void import_document(const std::string& file, FileForm form, const ColumnMap& columns,
                     Importer& importer, Console& console) {
  const auto document = read_document(file, kMaxDocument);
  if (!document)
    return console.report(
        {ProblemKind::kUnreadable, document.error().where, document.error().message});
  const DecodedText decoded = decode_text(document->bytes);
  if (decoded.guessed || decoded.replaced > 0)
    console.report(
        {ProblemKind::kEncoding, file,
         fmt::format("not UTF-8, read as {} with {} sequences replaced; save the file as UTF-8",
                     decoded.charset, decoded.replaced)});
  const auto done = form == FileForm::kCsv
                        ? import_csv(file, decoded.text, columns, importer, console)
                        : import_json(file, decoded.text, columns, importer, console);
  if (!done) console.report({ProblemKind::kUnreadable, done.error().where, done.error().message});
}

}  // namespace

ExitCode run_import(const ImportCommand& command, const CommonOptions& common, Console& console) {
  std::optional<Store> store;
  if (!command.to_stdout) {
    auto opened = Store::open(common.db);
    if (!opened) return console.fail(opened.error());
    store.emplace(std::move(*opened));
  }
  Importer importer(std::move(store), console);
  for (const std::string& file : command.input.files) {
    const FileForm form = form_of(file);
    if (form == FileForm::kLines) {
      for_each_posting<Posting>(
          {{file}, command.input.columns, command.input.jobs}, common, console,
          [](Posting posting) { return posting; },
          [&](const Posting& posting) { importer.take(posting); });
    } else {
      import_document(file, form, command.input.columns, importer, console);
    }
  }
  if (const auto failed = importer.finish()) return console.fail(*failed);
  console.note(importer.summary());
  const ExitCode code = console.finish();
  return importer.taken() > 0 ? code : kNotDone;
}

}  // namespace skillgap
