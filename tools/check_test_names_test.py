#!/usr/bin/env python3
"""Small trees of tests, sound and not, and what check_test_names says about each."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent / "check_test_names"

SOUND_TREE = {
    "tests/CMakeLists.txt": "# LAYERS odd\nfunction(skillgap_tests target)\n"
                            '  cmake_parse_arguments(ARG "" "" "LAYERS;LINK" ${ARGN})\n'
                            "endfunction()\nskillgap_tests(a LAYERS text ingest\n  LINK x)\n"
                            "skillgap_tests(b LAYERS fetch LINK y)\n",
    "tests/text/a_test.cpp": "TEST(A, Reads) {\n}\nTEST(A, Writes) {}\n",
    "tests/ingest/deep/b_test.cpp": "TEST_F(B, Reads) {}\n",
    "tests/fetch/c_test.cpp": "TEST(C,\n     Reads) {}\n",
    "tests/support/naive.h": "// TEST(A, Reads)\n",
}


def run_on(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        result = subprocess.run([sys.executable, str(PROGRAM), folder], capture_output=True,
                                encoding="utf-8", check=False)
        return result.returncode, result.stdout.splitlines()


class CheckTestNames(unittest.TestCase):
    def test_a_sound_tree_is_passed_over_in_silence(self):
        self.assertEqual(run_on(SOUND_TREE), (0, []))

    def test_a_name_that_stands_twice_is_a_fault(self):
        again = {"tests/fetch/d_test.cpp": "\nTEST_F(A,\n  Reads) {}\n"}
        self.assertEqual(run_on({**SOUND_TREE, **again}), (1, [
            "tests/text/a_test.cpp:1: A.Reads is also at tests/fetch/d_test.cpp:2,"
            " give it another name"]))

    def test_a_test_outside_the_build_is_a_fault(self):
        for name in ("tests/odd/d_test.cpp", "tests/support/d_test.cpp", "tests/d_test.cpp"):
            with self.subTest(name):
                self.assertEqual(run_on({**SOUND_TREE, name: "TEST(D, Runs) {}\n"}), (1, [
                    f"{name}:1: in no folder that tests/CMakeLists.txt builds,"
                    " move it to its layer's"]))

    def test_a_folder_without_tests_is_no_tree(self):
        self.assertEqual(run_on({"README.md": ""})[0], 2)


if __name__ == "__main__":
    unittest.main()
