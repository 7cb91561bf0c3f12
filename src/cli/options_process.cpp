// What options have to do with the process: its environment in, messages on usage out.
#include <sys/stat.h>
#include <unistd.h>

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

std::string first_variable(std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (std::string value = variable(name); !value.empty()) return value;
  }
  return {};
}

bool is_pipe(int descriptor) {
  struct stat status = {};
  return fstat(descriptor, &status) == 0 && S_ISFIFO(status.st_mode);
}

// As curl reads them: HTTP_PROXY is not asked, because a web server that starts programs lets its
// visitors set it.
Proxies proxies_of_process() {
  return {first_variable({"http_proxy", "all_proxy", "ALL_PROXY"}),
          first_variable({"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}),
          first_variable({"no_proxy", "NO_PROXY"})};
}

}  // namespace

Environment environment_of_process() {
  return {.home = variable("HOME"),
          .xdg_data_home = variable("XDG_DATA_HOME"),
          .contact = variable("SKILLGAP_CONTACT"),
          .processors = std::max(1u, std::thread::hardware_concurrency()),
          .proxies = proxies_of_process(),
          .ca_file = variable("SSL_CERT_FILE"),
          .is_piped_into = is_pipe(STDIN_FILENO)};
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
