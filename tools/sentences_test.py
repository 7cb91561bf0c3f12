#!/usr/bin/env python3
"""Labelled sentences kept as places, and read again from the file they came from."""

import gzip
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent / "sentences"
HTML = "Acme &amp; Co<p>We go far.<br>Our backend is <i>Go</i> &quot;mostly&quot;."


def sentence(posting, text, term, label):
    start = text.index(term)
    return {"term": term, "skill": term, "text": text, "start": start, "end": start + len(term), "label": label,
            "lang": "en", "source": "made", "posting": posting}


class Sentences(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.data = Path(self.folder.name)
        self.table = self.data / "judged.tsv"
        (self.data / "postings").mkdir()

    def run_tool(self, *arguments):
        result = subprocess.run([sys.executable, str(PROGRAM), *map(str, arguments)], capture_output=True, text=True)
        return result.stdout, result.stderr

    def lay_down(self, *postings):
        with gzip.open(self.data / "postings" / "made.ndjson.gz", "wt", encoding="utf-8") as file:
            file.write("".join(json.dumps(posting, ensure_ascii=False) + "\n" for posting in postings))

    def keep(self, *sentences):
        path = self.data / "sentences.ndjson"
        path.write_text("".join(json.dumps(each) + "\n" for each in sentences), encoding="utf-8")
        return self.run_tool("keep", self.data, path, "first", self.table)[1]

    def gold(self, *conditions):
        lines, problems = self.run_tool("gold", self.data, self.table, *conditions)
        return [json.loads(line) for line in lines.split("\n") if line], problems

    def test_what_is_kept_comes_back_without_a_word_in_the_table(self):
        self.lay_down({"id": "p-1", "description": HTML, "description_format": "html"},
                      {"id": "p-2", "description": "a“Go”\u2028b"})
        kept = [sentence("p-1", 'Our backend is Go "mostly".', "Go", 1), sentence("p-2", "a“Go”\u2028b", "Go", 1)]
        self.assertEqual(self.keep(*kept), "")
        self.assertEqual(self.gold(), (kept, ""))
        self.assertNotIn("backend", self.table.read_text(encoding="utf-8"))

    def test_a_sentence_that_changed_is_told_and_left_out(self):
        self.lay_down({"id": "p-1", "description": "We go far."})
        self.keep(sentence("p-1", "We go far.", "go", 0))
        self.lay_down({"id": "p-1", "description": "We go on."})
        lines, problems = self.gold()
        self.assertEqual(lines, [])
        self.assertIn("p-1: not in made", problems)

    def test_a_sentence_that_the_posting_has_not_is_not_kept(self):
        self.lay_down({"id": "p-1", "description": "We go far."})
        self.assertIn("p-1: has no such sentence", self.keep(sentence("p-1", "We go on.", "go", 0)))

    def test_columns_choose(self):
        self.lay_down({"id": "p-1", "description": "We go far."})
        self.keep(sentence("p-1", "We go far.", "go", 0))
        self.assertEqual(len(self.gold("batch=first")[0]), 1)
        self.assertEqual(self.gold("batch=second")[0], [])


if __name__ == "__main__":
    unittest.main()
