#!/usr/bin/env python3
"""A few sentences and a stand-in for the program, and what skillspan_report makes of them."""

import gzip
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent / "skillspan_report"
# Knows "Python", which it finds, "Rust", which it does not find, and takes "English" for a language of people.
STAND_IN = """#!/usr/bin/env python3
import json, sys
if sys.argv[1] == "taxonomy":
    for name in sys.stdin.read().splitlines():
        print(json.dumps({"name": name, "ids": ["x"] if name in ("Python", "Rust") else []}))
    sys.exit()
for line in sys.stdin:
    text, mentions = json.loads(line)["description"], []
    for word, kind in (("Python", "language"), ("English", "natural-language")):
        at = text.find(word)
        if at >= 0:
            mentions.append({"kind": kind, "field": "description", "start": len(text[:at].encode()),
                             "end": len(text[:at + len(word)].encode())})
    print(json.dumps({"text": text, "mentions": mentions}))
"""
CONLL = """naïve\tO\tO
Python\tO\tB-Knowledge

Job\tO\tO
description:\tO\tO

write\tB-Skill\tO
Python\tI-Skill\tO
in\tO\tO
English\tO\tB-Knowledge

Rust\tO\tB-Knowledge
safe\tO\tB-Knowledge
Rust\tO\tI-Knowledge
knitting\tO\tB-Knowledge
"""


class SkillspanReport(unittest.TestCase):
    def test_puts_each_span_and_each_mention_into_a_class(self):
        with tempfile.TemporaryDirectory() as folder:
            stand_in, conll = Path(folder) / "stand_in", Path(folder) / "x.conll.gz"
            stand_in.write_text(STAND_IN, encoding="utf-8")
            stand_in.chmod(stat.S_IRWXU)
            conll.write_bytes(gzip.compress(CONLL.encode()))
            result = subprocess.run([sys.executable, str(PROGRAM), str(stand_in), str(conll)],
                                    capture_output=True, text=True, check=True)
        lines = [line.strip() for line in result.stdout.splitlines()]
        self.assertTrue(lines[0].endswith("2 postings, 5 Knowledge spans"), lines[0])
        for line in ("1  0.200  found: Python", "1  0.200  found as another kind: English",
                     "1  0.200  known and not found: Rust", "1  0.200  partly known: safe Rust",
                     "1  0.200  unknown: knitting", "2 mentions of technical kinds",
                     "1  0.500  in a Knowledge span", "1  0.500  in a Skill span"):
            self.assertIn(line, lines)


if __name__ == "__main__":
    unittest.main()
