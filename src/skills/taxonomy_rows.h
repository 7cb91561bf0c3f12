// Rows of the taxonomy's tables → values. What is wrong is reported to the table; nothing is
// returned where the row is to be left out. References to other rows are the parser's matter.
#pragma once

#include <optional>
#include <string_view>

#include "skills/table_reader.h"

namespace skillgap {

std::optional<Concept> concept_of(TableReader& table, const TsvRow& row);
std::optional<NotASkill> sense_of(TableReader& table, const TsvRow& row);
Role role_of(TableReader& table, const TsvRow& row);
// Tables of phrases begin with the phrase and what it says.
Phrase phrase_of(TableReader& table, const TsvRow& row, const TableShape& shape);

void report_taken_id(TableReader& table, const TsvRow& row);

// Over all tables, whatever their order: 16 hex digits.
std::string hash_of(std::vector<TaxonomyFile> files);

}  // namespace skillgap
