"""Validates the data package that `skillgap trends` writes, rows and all, with the frictionless package.

    frictionless_check.py PROGRAM POSTINGS…

Exit code: 0 valid, 1 not, 77 (skipped) where the Python package frictionless is not installed:
pip install 'frictionless==5.18.1'.
"""

import subprocess
import sys
import tempfile

try:
    import frictionless
except ImportError:
    print("SKIPPED: no Python package frictionless, so NO data package was validated")
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
