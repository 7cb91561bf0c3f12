// What options have to do with the process: its environment in, messages on usage out.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <thread>

#include "cli/options.h"

namespace skillgap {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

}  // namespace

Environment environment_of_process() {
  return {variable("HOME"), variable("XDG_DATA_HOME"), variable("SKILLGAP_CONTACT"),
          std::max(1u, std::thread::hardware_concurrency())};
}

ExitCode print_usage(const UsageMessage& message, Console& console) {
  if (message.code == kDone) {
    console.out(message.text);
    return kDone;
  }
  console.note_lines(message.text);
  return message.code;
}

}  // namespace skillgap
