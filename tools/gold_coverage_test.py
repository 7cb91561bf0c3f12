#!/usr/bin/env python3
"""A small gold file and a stand-in for the program, and what gold_coverage makes of them."""

import json
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent / "gold_coverage"
STAND_IN = """#!/usr/bin/env python3
import json, sys
for name in sys.stdin.read().splitlines():
    print(json.dumps({"name": name, "ids": ["x"] if name in ("Known", "tahu") else []}))
"""


def posting(*mentions):
    return json.dumps({"gold": {"mentions": [dict(zip(("name", "quote", "type"), mention))
                                             for mention in mentions]}})


class GoldCoverage(unittest.TestCase):
    def run_on(self, lines, *flags):
        with tempfile.TemporaryDirectory() as folder:
            stand_in, gold = Path(folder) / "stand_in", Path(folder) / "gold.jsonl"
            stand_in.write_text(STAND_IN, encoding="utf-8")
            stand_in.chmod(stand_in.stat().st_mode | stat.S_IXUSR)
            gold.write_text("\n".join(lines) + "\n", encoding="utf-8")
            result = subprocess.run([sys.executable, str(PROGRAM), *flags, str(stand_in), str(gold)],
                                    capture_output=True, text=True, check=True)
            return [line.split() for line in result.stdout.splitlines()]

    def test_counts_names_or_quotes_by_kind_and_parity(self):
        rows = self.run_on([posting(("Known", "q", "tool"), ("n", "tahu", "tool"), ("n", "q", "tool"),
                                    ("n", "q", "tool"), ("n", "q", "soft")),
                            posting(("n", "q", "method"))])
        self.assertIn("tool 2/4 = 0.500 2/3 = 0.667 none none".split(), rows)
        self.assertIn("method none none 0/1 = 0.000 0/1 = 0.000".split(), rows)

    def test_never_shows_odd_lines(self):
        rows = self.run_on([posting(("even", "e", "tool")), posting(("odd", "o", "tool"))], "--missing")
        self.assertEqual([row for row in rows if row[0] == "lacks"], [["lacks", "tool:", "even", "(e)"]])


if __name__ == "__main__":
    unittest.main()
