#include "skillgap/json_writer.h"
#include "skillgap/report.h"

namespace skillgap {
namespace {

void write_column(JsonWriter& json, const Column& column) {
  json.begin_object().key("name").string(column.name).key("type").string(column.type);
  json.field("description", column.description).end_object();
}

void write_schema(JsonWriter& json, const Table& table) {
  json.key("schema").begin_object().key("fields").begin_array();
  for (const Column& column : table.columns) write_column(json, column);
  json.end_array();
  json.key("missingValues").begin_array().string("").string("suppressed").end_array();
  json.end_object();
}

void write_resource(JsonWriter& json, const Table& table) {
  json.begin_object();
  json.key("profile").string("tabular-data-resource");
  json.key("name").string(table.name);
  json.key("path").string(table.name + ".csv");
  json.field("description", table.description);
  json.key("format").string("csv").key("mediatype").string("text/csv");
  json.key("encoding").string("utf-8");
  json.key("dialect").begin_object();
  json.key("delimiter").string(",").key("lineTerminator").string("\n").end_object();
  write_schema(json, table);
  json.end_object();
}

}  // namespace

std::string data_package_json(const TrendTables& tables, std::string_view taxonomy_version,
                              std::string_view method) {
  JsonWriter json;
  json.begin_object();
  json.key("profile").string("tabular-data-package");
  json.key("name").string("skillgap-trends");
  json.key("description").string("Demand for skills and roles, counted from job postings.");
  json.key("taxonomy").string(taxonomy_version).key("method").string(method);
  json.key("postings").integer(tables.postings).key("copies").integer(tables.copies);
  json.key("not_ok").integer(tables.not_ok).key("without_date").integer(tables.without_date);
  json.field("input", tables.input);
  json.key("resources").begin_array();
  for (const Table& table : tables.tables) write_resource(json, table);
  json.end_array().end_object();
  return json.take();
}

}  // namespace skillgap
