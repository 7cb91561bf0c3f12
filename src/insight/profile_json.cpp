// Profiles → JSON: our own format, and JSON Resume.
#include <simdjson.h>

#include <algorithm>
#include <functional>
#include <set>

#include "skillgap/json_writer.h"
#include "skillgap/resume.h"

namespace skillgap {
namespace {

// A compact JSON text, with a member or an item a line down to the third level.
std::string indented(std::string_view json) {
  constexpr int kDeepest = 2;
  std::string text;
  int depth = 0;
  bool in_string = false;
  const auto new_line = [&] {
    text += '\n' + std::string(2 * static_cast<std::size_t>(depth), ' ');
  };
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      text += c;
      if (c == '\\') text += json[++i];
      in_string = c != '"';
      continue;
    }
    in_string = c == '"';
    const bool closes = c == '}' || c == ']', opens = c == '{' || c == '[';
    if (closes && --depth < kDeepest && json[i - 1] != '{' && json[i - 1] != '[') new_line();
    text += c;
    if (opens && ++depth <= kDeepest && json[i + 1] != '}' && json[i + 1] != ']') new_line();
    if (c == ',') depth <= kDeepest ? new_line() : void(text += ' ');
    if (c == ':') text += ' ';
  }
  return text + "\n";
}

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  json.key(key).begin_array();
  for (const std::string& text : texts) json.string(text);
  json.end_array();
}

void write_skill(JsonWriter& json, const ProfileSkill& skill) {
  json.begin_object().key("name").string(skill.name).field("level", skill.level);
  if (skill.years) json.key("years").number(*skill.years);
  if (skill.last_used) json.key("last_used").integer(static_cast<std::uint64_t>(*skill.last_used));
  if (!skill.claimed) json.key("claimed").boolean(false);
  json.field("source", skill.source);
  write_texts(json, "shown", skill.shown);
  json.end_object();
}

void write_facts(JsonWriter& json, const Profile& profile) {
  if (profile.years) json.key("years").number(*profile.years);
  json.field("seniority", profile.seniority);
  if (!profile.studies.empty()) {
    json.key("education").begin_array();
    for (const Study& study : profile.studies)
      json.begin_object()
          .field("degree", study.degree)
          .field("field", study.field)
          .field("institution", study.institution)
          .end_object();
    json.end_array();
  } else {
    json.field("education", profile.education);
  }
  if (!profile.languages.empty()) {
    json.key("languages").begin_array();
    for (const ProfileLanguage& language : profile.languages)
      json.begin_object().field("name", language.name).field("level", language.level).end_object();
    json.end_array();
  }
  write_texts(json, "certificates", profile.certificates);
  if (profile.pay)
    json.key("pay")
        .begin_object()
        .key("min")
        .number(profile.pay->min)
        .key("currency")
        .string(profile.pay->currency)
        .key("unit")
        .string(profile.pay->unit)
        .end_object();
}

// --- JSON Resume ---

void write_resume_skill(JsonWriter& json, const ProfileSkill& skill) {
  json.begin_object().key("name").string(skill.name).field("level", skill.level).end_object();
}

// Names under "skills", of entries and keywords.
std::set<std::string, std::less<>> named_skills(simdjson::dom::element root) {
  std::set<std::string, std::less<>> names;
  simdjson::dom::array skills, keywords;
  std::string_view name;
  if (root.at_key("skills").get(skills)) return names;
  for (const auto entry : skills) {
    if (!entry.at_key("name").get(name)) names.emplace(name);
    if (entry.at_key("keywords").get(keywords)) continue;
    for (const auto keyword : keywords) {
      if (!keyword.get(name)) names.emplace(name);
    }
  }
  return names;
}

std::string resume_by_hand(const Profile& profile) {
  JsonWriter json;
  json.begin_object().key("basics").begin_object().field("name", profile.name).end_object();
  json.key("skills").begin_array();
  for (const ProfileSkill& skill : profile.skills) {
    if (skill.claimed) write_resume_skill(json, skill);
  }
  json.end_array().key("languages").begin_array();
  for (const ProfileLanguage& language : profile.languages)
    json.begin_object()
        .key("language")
        .string(language.name)
        .field("fluency", language.level)
        .end_object();
  json.end_array().key("education").begin_array();
  for (const Study& study : profile.studies)
    json.begin_object()
        .field("institution", study.institution)
        .field("area", study.field)
        .field("studyType", study.degree)
        .end_object();
  json.end_array().key("certificates").begin_array();
  for (const std::string& certificate : profile.certificates)
    json.begin_object().key("name").string(certificate).end_object();
  return json.end_array().end_object().take();
}

std::string with_skills(simdjson::dom::object members,
                        const std::vector<const ProfileSkill*>& added) {
  JsonWriter json;
  json.begin_object();
  std::vector<std::string> skills;
  for (const auto& [key, value] : members) {
    simdjson::dom::array entries;
    if (key == "skills" && !value.get(entries)) {
      for (const auto entry : entries) skills.push_back(simdjson::minify(entry));
    } else {
      json.key(key).raw(simdjson::minify(value));
    }
  }
  json.key("skills").begin_array();
  for (const std::string& skill : skills) json.raw(skill);
  for (const ProfileSkill* skill : added) write_resume_skill(json, *skill);
  return json.end_array().end_object().take();
}

}  // namespace

std::string profile_json(const Profile& profile) {
  JsonWriter json;
  json.begin_object().field("name", profile.name);
  write_texts(json, "roles", profile.roles);
  write_texts(json, "locations", profile.locations);
  write_texts(json, "work_modes", profile.work_modes);
  write_facts(json, profile);
  json.key("skills").begin_array();
  for (const ProfileSkill& skill : profile.skills) write_skill(json, skill);
  json.end_array();
  if (!profile.resume.empty()) json.key("resume").raw(profile.resume);
  return indented(json.end_object().take());
}

std::string to_json_resume(const Profile& profile) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  simdjson::dom::object members;
  if (profile.resume.empty() || parser.parse(simdjson::padded_string(profile.resume)).get(root) ||
      root.get(members))
    return indented(resume_by_hand(profile));
  const auto named = named_skills(root);
  std::vector<const ProfileSkill*> added;
  for (const ProfileSkill& skill : profile.skills) {
    if (skill.source.empty() && skill.claimed && !named.contains(skill.name))
      added.push_back(&skill);
  }
  if (added.empty()) return indented(profile.resume);
  return indented(with_skills(members, added));
}

}  // namespace skillgap
