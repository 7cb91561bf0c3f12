#!/usr/bin/env python3
"""Annotated postings kept as places and names, and made gold again from the file they came from."""

import gzip
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent / "annotations"
TEXT = "Wajib menguasai Python\u2028dan “SQL”; cepat tanggap."


def annotated(number, text, **labels):
    start = text.index("Python")
    mention = {"start": start, "end": start + 6, "quote": "Python", "name": "Python", "type": "language", "status": "required"}
    decoy = {"start": text.index("cepat"), "end": text.index("cepat") + 5, "quote": "cepat", "why": "everyday word"}
    gold = {"lang": "id", "role": "data-analyst", "roles_more": [], "seniority": "junior", "years_min": 2, "salary": None,
            "education_min": "bachelor", "work_mode": None, "mentions": [mention], "decoys": [decoy]} | labels
    return {"id": f"p-{number}", "source": "made", "title": "Analis", "company": "Contoh", "description": text, "gold": gold}


class Annotations(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.data = Path(self.folder.name) / "data"
        self.tables = Path(self.folder.name) / "tables"
        (self.data / "postings").mkdir(parents=True)
        self.tables.mkdir()

    def run_tool(self, *arguments):
        return subprocess.run([sys.executable, str(PROGRAM), *map(str, arguments)], capture_output=True, text=True)

    def keep(self, batch, *postings):
        gold = Path(self.folder.name) / "gold.ndjson"
        gold.write_text("".join(json.dumps(posting, ensure_ascii=False) + "\n" for posting in postings), encoding="utf-8")
        self.assertEqual(self.run_tool("keep", gold, batch, self.tables).returncode, 0)

    def lay_down(self, *postings):
        with gzip.open(self.data / "postings" / "made.ndjson.gz", "wt", encoding="utf-8") as file:
            for posting in postings:
                raw = {key: posting[key] for key in ("id", "title", "company", "description")}
                file.write(json.dumps(raw, ensure_ascii=False) + "\n")

    def gold(self, *conditions):
        result = self.run_tool("gold", self.data, self.tables, *conditions)
        return [json.loads(line) for line in result.stdout.split("\n") if line], result.stderr

    def test_what_is_kept_comes_back(self):
        posting = annotated(1, TEXT)
        self.keep("first", posting)
        self.lay_down(annotated(0, "Python, cepat"), posting)
        (back,), problems = self.gold()
        for place in posting["gold"]["mentions"] + posting["gold"]["decoys"]:
            place.pop("quote"), place.pop("why", None)
        self.assertEqual((back, problems), (posting, ""))

    def test_no_word_of_the_text_is_kept_but_the_names_of_skills(self):
        self.keep("first", annotated(1, TEXT))
        tables = "".join(path.read_text(encoding="utf-8") for path in self.tables.iterdir())
        for word in ("menguasai", "cepat", "Contoh", "Analis"):
            self.assertNotIn(word, tables)

    def test_a_posting_that_is_annotated_again_is_replaced(self):
        self.keep("first", annotated(1, TEXT), annotated(2, TEXT))
        self.keep("second", annotated(1, TEXT, role="data-engineer", mentions=[]))
        self.lay_down(annotated(1, TEXT), annotated(2, TEXT))
        (one,), _ = self.gold("batch=second")
        self.assertEqual((one["gold"]["role"], one["gold"]["mentions"]), ("data-engineer", []))
        self.assertEqual([posting["id"] for posting in self.gold("batch=first")[0]], ["p-2"])

    def test_a_posting_of_another_text_is_told_and_left_out(self):
        self.keep("first", annotated(1, TEXT), annotated(2, TEXT))
        self.lay_down(annotated(1, TEXT + "!"))
        postings, problems = self.gold()
        self.assertEqual(postings, [])
        self.assertEqual([line.split(":")[0] for line in problems.splitlines()], ["p-1", "p-2"])

    def test_chooses_by_columns(self):
        self.keep("first", annotated(1, TEXT), annotated(2, TEXT, lang="en"))
        self.lay_down(annotated(1, TEXT), annotated(2, TEXT))
        self.assertEqual([posting["id"] for posting in self.gold("batch=first", "language=en")[0]], ["p-2"])
        self.assertEqual(self.run_tool("gold", self.data, self.tables, "en").returncode, 2)


if __name__ == "__main__":
    unittest.main()
