#include "cli/resume_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "skillgap/archive.h"
#include "skillgap/child_process.h"
#include "skillgap/files.h"
#include "skillgap/text.h"

namespace skillgap {
namespace {

constexpr std::size_t kMostBytes = 32u << 20;
constexpr std::size_t kMostText = 1u << 20;  // far more than a person's life fills
constexpr std::size_t kMostPages = 100;
constexpr std::string_view kDocument = "word/document.xml";

std::unexpected<Error> fail(const std::string& where, std::string message) {
  return std::unexpected(Error{where, std::move(message)});
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
}

std::expected<Resume, Error> from_text(std::string_view bytes, const std::string& path,
                                       const Analyzer& analyzer) {
  const std::string text = decode_text(bytes).text;
  if (is_blank(text)) return fail(path, "nothing in this file");
  if (text.size() > kMostText)
    return fail(path, fmt::format("more than {} bytes of text, a résumé has less", kMostText));
  return read_resume_text(text, analyzer);
}

std::expected<Resume, Error> from_json(std::string_view text, const std::string& path,
                                       Console& console) {
  auto resume = read_json_resume(text, path);
  if (resume) {
    for (const Problem& problem : resume->problems) console.report(problem);
  }
  return resume;
}

// --- PDF ---

std::expected<std::string, Error> pdf_text(const std::string& path) {
  const std::string argument = path.starts_with('-') ? "./" + path : path;
  auto output = run_limited({"pdftotext", "-enc", "UTF-8", "-eol", "unix", "-l",
                             std::to_string(kMostPages + 1), argument, "-"});
  if (!output && output.error().message == "is not installed")
    return fail(path,
                "reading PDF needs pdftotext (Debian: poppler-utils); install it, or save "
                "the résumé as text or DOCX");
  if (!output) return fail(path, output.error().where + " " + output.error().message);
  if (output->err.find("assword") != std::string::npos)
    return fail(path, "is protected by a password, save it without");
  if (output->exit_code != 0) return fail(path, "damaged PDF, save it anew or as text");
  if (static_cast<std::size_t>(std::ranges::count(output->out, '\f')) > kMostPages)
    return fail(path, fmt::format("more than {} pages, a résumé has fewer", kMostPages));
  if (is_blank(output->out))
    return fail(path,
                "no text in this PDF (a scan?), save it from where it was written, or run "
                "OCR on it");
  return std::move(output->out);
}

// --- ZIP ---

bool is_wanted(std::string_view name) { return name == kDocument || name.ends_with(".csv"); }

bool has(const Archive& archive, std::string_view name) {
  return std::ranges::find(archive.names, name) != archive.names.end();
}

std::expected<Resume, Error> from_docx(const Archive& archive, const std::string& path,
                                       const Analyzer& analyzer, Console& console) {
  if (has(archive, "word/vbaProject.bin"))
    console.report({ProblemKind::kBadItem, path, "holds macros, they were not looked at"});
  const auto text = docx_text(archive.members.front().bytes, path);
  if (!text) return std::unexpected(text.error());
  if (is_blank(*text)) return fail(path, "no text in this document");
  return from_text(*text, path, analyzer);
}

std::expected<Resume, Error> from_archive(std::string_view bytes, const std::string& path,
                                          const Analyzer& analyzer, Console& console) {
  const auto archive = read_archive(bytes, path, is_wanted);
  if (!archive) return std::unexpected(archive.error());
  if (has(*archive, kDocument)) return from_docx(*archive, path, analyzer, console);
  Resume resume;
  bool any = false;
  for (const ArchiveMember& member : archive->members)
    any |= read_linkedin_file(member.name, decode_text(member.bytes).text, analyzer, resume);
  if (any) return resume;
  return fail(path,
              "neither a DOCX nor a LinkedIn export (no Profile.csv, Positions.csv or "
              "Skills.csv in it)");
}

}  // namespace

std::expected<Resume, Error> load_resume(const std::string& path, const Analyzer& analyzer,
                                         Console& console) {
  const auto document = read_document(path, kMostBytes);
  if (!document) return std::unexpected(document.error());
  const std::string_view bytes = document->bytes;
  if (bytes.starts_with("%PDF")) {
    const auto text = pdf_text(path);
    if (!text) return std::unexpected(text.error());
    return from_text(*text, path, analyzer);
  }
  if (bytes.starts_with("PK")) return from_archive(bytes, path, analyzer, console);
  // The container of the old binary formats, and of DOCX with a password.
  if (bytes.starts_with("\xD0\xCF\x11\xE0"))
    return fail(path,
                "an old or password-protected office document, save it as DOCX without a "
                "password, or as text");
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first != std::string_view::npos && bytes[first] == '{')
    return from_json(decode_text(bytes).text, path, console);
  return from_text(bytes, path, analyzer);
}

}  // namespace skillgap
