#!/usr/bin/env python3
"""A few postings and a stand-in for the program, and what nontech_skills makes of them."""

import json
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent / "nontech_skills"
# Takes each word with a capital for a skill; "Word" is a tool, others are methods.
STAND_IN = """#!/usr/bin/env python3
import json, sys
for line in sys.stdin:
    posting = json.loads(line)
    text, mentions, begin = posting["description"], [], 0
    for word in text.split(" "):
        if word[0].isupper():
            mentions.append({"skill": word.lower(), "kind": "tool" if word == "Word" else "method",
                             "surface": word, "field": "description", "start": begin,
                             "end": begin + len(word),
                             "status": "boilerplate" if word == "Filing" else "mentioned"})
        begin += len(word) + 1
    print(json.dumps({"id": posting["id"], "text": text, "mentions": mentions}))
"""
POSTINGS = [{"id": "a", "group": "clerk", "description": "use Word and Filing and Word"},
            {"id": "b", "group": "clerk", "description": "use Word daily"},
            {"id": "c", "group": "engineer", "description": "use Python"}]


class NontechSkills(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name)
        (self.path / "stand_in").write_text(STAND_IN, encoding="utf-8")
        (self.path / "stand_in").chmod(stat.S_IRWXU)
        lines = "".join(json.dumps(posting) + "\n" for posting in POSTINGS)
        (self.path / "postings.ndjson").write_text(lines, encoding="utf-8")

    def run_with(self, *options, code=0):
        command = [sys.executable, str(PROGRAM), str(self.path / "stand_in"),
                   str(self.path / "postings.ndjson"), *options]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, code, result.stderr)
        return result.stdout.splitlines()

    def test_counts_each_skill_of_a_posting_once(self):
        lines = self.run_with("--label", "group=clerk")
        self.assertEqual(lines[0], "2 postings; technical skills a posting: 1.500")
        self.assertIn("tool 1.000", lines[1])
        self.assertEqual([line.split() for line in lines[2:]],
                         [["2", "tool", "word:", "Word", "2"],
                          ["1", "method", "filing:", "Filing", "1"]])

    def test_draws_the_same_sample_with_the_words_around(self):
        lines = self.run_with("--label", "group=clerk", "--sample", "9")
        self.assertEqual(lines, self.run_with("--label", "group=clerk", "--sample", "9"))
        self.assertIn("a\tmethod\tfiling\tuse Word and [Filing] and Word", lines)
        self.assertEqual(len(lines), 3)

    def test_estimates_from_what_was_judged_and_is_still_found(self):
        judged = self.path / "judged.tsv"
        judged.write_text("0\ta\tmethod\tfiling\t…\n1\tb\ttool\tword\t…\n"
                          "0\tb\tmethod\tgone\t…\n\ta\ttool\tword\t…\n", encoding="utf-8")
        lines = self.run_with("--label", "group=clerk", "--judged", str(judged))
        self.assertTrue(lines[-1].startswith("1 of 2 judged ones are false: 0.750 a posting ["))

    def test_passes_over_what_is_said_of_the_employer(self):
        lines = self.run_with("--label", "group=clerk", "--of-the-person")
        self.assertEqual([line.split() for line in lines[2:]], [["2", "tool", "word:", "Word", "2"]])

    def test_says_that_nothing_is_left_to_read(self):
        self.run_with("--label", "group=cook", code=1)


if __name__ == "__main__":
    unittest.main()
