#!/usr/bin/env python3
"""Small tables, and which ids add_exact_matches writes into them."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent / "add_exact_matches"
HEADER = "id\tkind\tprefLabel_en\tprefLabel_id\tbroader\timplies\texactMatch\tsource\n"
URI = "http://data.europa.eu/esco/skill/"
ESCO = ("concept_uri,preferred_label,alt_labels\n"
        f"{URI}1,Python (computer programming),\n{URI}2,logistics,\n{URI}3,twice,\n{URI}4,twice,\n"
        "http://elsewhere/5,else,\n")


def row(name, kind, matches=""):
    return f"{name.lower()}\t{kind}\t{name}\t\t\t\t{matches}\town\n"


class AddExactMatches(unittest.TestCase):
    def run_on(self, rows):
        with tempfile.TemporaryDirectory() as folder:
            table, esco = Path(folder) / "skills.tsv", Path(folder) / "esco.csv"
            table.write_text(HEADER + "".join(rows), encoding="utf-8")
            esco.write_text(ESCO, encoding="utf-8")
            once = []
            for _ in range(2):
                subprocess.run([sys.executable, str(PROGRAM), folder, str(esco)], check=True,
                               capture_output=True)
                once.append(table.read_text(encoding="utf-8"))
            self.assertEqual(once[0], once[1])
            return once[0].removeprefix(HEADER)

    def test_matches_equal_labels_only(self):
        before = [row("Logistics", "business"), row("Python", "language", "wikidata:Q28865"),
                  row("Snake", "tool"), row("Twice", "tool"), row("Else", "tool")]
        after = [row("Logistics", "business", "esco:2"),
                 row("Python", "language", "wikidata:Q28865, esco:1"), *before[2:]]
        self.assertEqual(self.run_on(before), "".join(after))

    def test_adds_the_qualifier_for_languages_alone(self):
        self.assertEqual(self.run_on([row("Python", "tool")]), row("Python", "tool"))


if __name__ == "__main__":
    unittest.main()
