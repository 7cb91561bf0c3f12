"""Validates the data package that `skillgap trends` writes, rows and all, with the frictionless package.

    frictionless_check.py PROGRAM POSTINGS…

The package comes from this Python or from build/python, where `./dev test` installs it
(requirements.txt). Exit code: 0 valid, 1 not, 77 (skipped) without the package.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

OWN_PYTHON = pathlib.Path(__file__).resolve().parents[3] / "build" / "python" / "bin" / "python"

try:
    import frictionless
except ImportError:
    if OWN_PYTHON.exists() and sys.prefix != str(OWN_PYTHON.parents[1]):
        os.execv(OWN_PYTHON, [str(OWN_PYTHON), *sys.argv])
    print("SKIPPED: no Python package frictionless, so NO data package was validated; "
          "`./dev test` installs it where the package registry can be reached")
    sys.exit(77)


def main(program, *postings):
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "trends", *postings, "--csv", folder, "--floor", "3", "--by-location",
                   "--by-seniority", "--by-source"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        report = frictionless.validate(folder + "/datapackage.json")
    rows = sum(task.stats.get("rows") or 0 for task in report.tasks)
    print(f"{len(report.tasks)} tables, {rows} rows: {'valid' if report.valid else 'not valid'}")
    for error in report.flatten(["name", "rowNumber", "fieldName", "message"])[:20]:
        print(*error)
    return 0 if report.valid and rows > 0 else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
