#include <cstdio>

#include "cli/console.h"
#include "cli/options.h"
#include "cli/run.h"

int main(int argc, char** argv) {
  skillgap::Console console = skillgap::Console::of_process();
  const auto options = skillgap::parse_options(argc, argv, skillgap::environment_of_process());
  if (!options) return skillgap::print_usage(options.error(), console);
  const skillgap::ExitCode code = skillgap::run(*options, console);
  const auto flushed = skillgap::Console::flush_process();
  return flushed ? code : console.fail(flushed.error());
}
