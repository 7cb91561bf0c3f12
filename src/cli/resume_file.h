// A résumé in any of the formats that `profile import` reads, told by its first bytes.
#pragma once

#include <expected>
#include <string>

#include "cli/console.h"
#include "skillgap/analyzer.h"
#include "skillgap/resume.h"

namespace skillgap {

// JSON Resume, Markdown and text are read here; PDF by pdftotext as a limited child process; DOCX
// and the zip of a LinkedIn export out of the archive. What was left aside (macros) is reported.
std::expected<Resume, Error> load_resume(const std::string& path, const Analyzer& analyzer,
                                         Console& console);

}  // namespace skillgap
