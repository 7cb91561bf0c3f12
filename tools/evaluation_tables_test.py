#!/usr/bin/env python3
"""A stand-in for the program, and what evaluation_tables makes of its answers."""

import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent / "evaluation_tables"
STAND_IN = """#!/usr/bin/env python3
import json, sys
kept_aside = sys.argv[sys.argv.index("--offset") + 1] == "1"
share = [0.5 if kept_aside else 0.75, 0, 1]
names = {"level": "span", "by": "group", "value": "names", "language": "all", "gold": 4, "precision": share, "recall": [0.25, 0, 1]}
soft = {"level": "posting", "by": "kind", "value": "soft", "language": "all", "gold": 4, "f1": share}
print(json.dumps({"rows": [names, soft, names | {"language": "id", "precision": [0, 0, 0]}]}))
"""
LOG = """3 postings
texts kept aside
  all: 3073, answered 0.808, right of these 0.863, calibration error 0.028, not tech: precision 0.969, recall 0.959
  O*NET: 12, answered 1.000, right of these 0.500, calibration error 0.010, not tech: precision 0.900, recall 0.800
"""


class EvaluationTables(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.stand_in = self.folder / "stand_in"
        self.stand_in.write_text(STAND_IN, encoding="utf-8")
        self.stand_in.chmod(self.stand_in.stat().st_mode | stat.S_IXUSR)

    def run_tool(self, *arguments):
        return subprocess.run([sys.executable, str(PROGRAM), str(self.stand_in), str(self.folder), *map(str, arguments)],
                              capture_output=True, text=True)

    def test_lays_the_lines_read_beside_those_kept_aside(self):
        lines = self.run_tool("--only", "annotated").stdout.splitlines()
        self.assertIn("| names, span level: precision / recall | 0.750 / 0.250 | 0.750 / 0.250 | 0.500 / 0.250 | 0.500 / 0.250 "
                      "| 0.95 / 0.92, ID 0.95 / 0.90 |", lines)
        self.assertIn("| soft skills, posting level: F1 | 0.750 | 0.750 | 0.500 | 0.500 | 0.80 |", lines)
        self.assertIn("| years | – | – | – | – | 0.92 |", lines)

    def test_writes_a_table_where_the_document_has_it_and_nothing_else(self):
        document, log = self.folder / "document.md", self.folder / "log"
        log.write_text(LOG, encoding="utf-8")
        document.write_text("before\n<!-- table roles-training -->\nold\n<!-- end -->\nafter\n", encoding="utf-8")
        self.assertEqual(self.run_tool("--only", "roles-training", "--training", log, "--write", document).returncode, 0)
        self.assertEqual(document.read_text(encoding="utf-8").splitlines(), [
            "before", "<!-- table roles-training -->",
            "| kept aside by training | number | answered | right of these | calibration error | not tech: precision / recall |",
            "|---|---|---|---|---|---|",
            "| **texts** |  |  |  |  |  |",
            "| all | 3,073 | 0.808 | 0.863 | 0.028 | 0.969 / 0.959 |",
            r"| O\*NET | 12 | 1.000 | 0.500 | 0.010 | 0.900 / 0.800 |",
            "<!-- end -->", "after"])

    def test_a_document_without_the_block_is_left_as_it_was(self):
        document = self.folder / "document.md"
        document.write_text("no table\n", encoding="utf-8")
        result = self.run_tool("--only", "annotated", "--write", document)
        self.assertNotEqual(result.returncode, 0)
        self.assertIn("annotated: 0 blocks", result.stderr)
        self.assertEqual(document.read_text(encoding="utf-8"), "no table\n")


if __name__ == "__main__":
    unittest.main()
