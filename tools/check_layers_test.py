#!/usr/bin/env python3
"""Plants a fault a case in a small tree and expects check_layers to say exactly that."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent / "check_layers"

SOUND_TREE = {
    "include/skillgap/error.h": "#pragma once\n#include <string>\n// icu:: is not named here\n",
    "include/skillgap/date.h": '#include <chrono>\n#include "skillgap/error.h"\n',
    "src/main.cpp": '#include <cstdio>\n#include "cli/run.h"\n',
    "src/cli/run.cpp": '#include "cli/run.h"\n#include "skillgap/error.h"\n#include <iostream>\n',
    "src/text/a.cpp": '#include "text/a.h"\n#include <unicode/uchar.h>\n'
                      '// printf("x") is only a remark\nauto s = "std::cout and getenv";\n'
                      'auto r = R"x(\nprintf("raw");\n)x";\nauto n = 1\'000;\n',
    "src/fetch/f.cpp": '#include "skillgap/error.h"\n#include <sys/socket.h>\nint x = getenv("A");\n',
    "src/store/s.cpp": '#include "store/s.h"\n#include <sqlite3.h>\n',
}

# file, its content, what is said about it
FAULTS = [
    ("src/text/b.cpp", '\n#include "skills/a.h"\n',
     "src/text/b.cpp:2: text includes skills/a.h, use a public header (skillgap/…) or move what is"
     " shared into one"),
    ("src/fetch/b.cpp", '#include "store/s.h"\n',
     "src/fetch/b.cpp:1: fetch includes store/s.h, use a public header (skillgap/…) or move what is"
     " shared into one"),
    ("src/cli/b.cpp", '#include "fetch/f.h"\n',
     "src/cli/b.cpp:1: cli includes fetch/f.h, use a public header (skillgap/…) or move what is"
     " shared into one"),
    ("src/store/b.cpp", '#include "cli/run.h"\n',
     "src/store/b.cpp:1: store includes cli/run.h, nobody includes cli; turn the dependency round"),
    ("src/text/b.h", '#include "a.h"\n',
     'src/text/b.h:1: text includes "a.h", write "skillgap/…" or "text/…"'),
    ("src/insight/b.cpp", "#include <fstream>\n",
     "src/insight/b.cpp:1: insight includes <fstream> (files), core layers are pure;"
     " take it as an argument"),
    ("src/report/b.cpp", "#include <sys/stat.h>\n",
     "src/report/b.cpp:1: report includes <sys/stat.h> (the system), core layers are pure;"
     " take it as an argument"),
    ("src/report/b.cpp", 'void f() { printf("x"); }\n',
     "src/report/b.cpp:1: report uses printf (prints), core layers are pure; take it as an argument"),
    ("src/ingest/b.cpp", 'auto r = R"(\n"\n)";\nauto e = std::getenv("HOME");\n',
     "src/ingest/b.cpp:4: ingest uses getenv (reads the environment), core layers are pure;"
     " take it as an argument"),
    ("src/insight/b.cpp", "auto now = std::chrono::system_clock::now();\n",
     "src/insight/b.cpp:1: insight uses system_clock (asks a clock), core layers are pure;"
     " take it as an argument"),
    ("src/skills/b.cpp", "int s = socket(1, 2, 3);\n",
     "src/skills/b.cpp:1: skills uses socket (opens a socket), core layers are pure;"
     " take it as an argument"),
    ("src/skills/b.cpp", "void f() { std::cerr << 1; }\n",
     "src/skills/b.cpp:1: skills uses std::cerr (prints), core layers are pure;"
     " take it as an argument"),
    ("include/skillgap/b.h", "#include <curl/curl.h>\n",
     "include/skillgap/b.h:1: public header includes <curl/curl.h>, only the standard library;"
     " hide it behind an Impl"),
    ("include/skillgap/b.h", "#include <sqlite3.h>\n",
     "include/skillgap/b.h:1: public header includes <sqlite3.h>, only the standard library;"
     " hide it behind an Impl"),
    ("include/skillgap/b.h", '#include "text/a.h"\n',
     'include/skillgap/b.h:1: public header includes "text/a.h", include "skillgap/…" only'),
    ("include/skillgap/b.h", "struct A { icu::UnicodeString s; };\n",
     "include/skillgap/b.h:1: public header names icu:: (ICU), std types only;"
     " hide it behind an Impl"),
    ("include/skillgap/b.h", "struct sqlite3;\n",
     "include/skillgap/b.h:1: public header names sqlite3 (sqlite), std types only;"
     " hide it behind an Impl"),
    ("include/skillgap/b.h", "simdjson::dom::element e();\n",
     "include/skillgap/b.h:1: public header names simdjson:: (simdjson), std types only;"
     " hide it behind an Impl"),
    ("src/main.cpp", '#include "fetch/f.h"\n',
     "src/main.cpp:1: main.cpp includes fetch/f.h, go through cli"),
    ("src/odd/b.cpp", "int x;\n",
     "src/odd/b.cpp:1: in no layer, move it to one of"
     " src/{cli,fetch,ingest,insight,report,skills,store,text}"),
]


def run_on(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        result = subprocess.run([sys.executable, str(PROGRAM), folder], capture_output=True,
                                encoding="utf-8", check=False)
        return result.returncode, result.stdout.splitlines()


class CheckLayers(unittest.TestCase):
    def test_a_sound_tree_is_passed_over_in_silence(self):
        self.assertEqual(run_on(SOUND_TREE), (0, []))

    def test_each_planted_fault_is_named_with_its_place(self):
        for name, content, message in FAULTS:
            with self.subTest(message):
                self.assertEqual(run_on({**SOUND_TREE, name: content}), (1, [message]))

    def test_all_faults_are_listed_in_order_of_files(self):
        code, lines = run_on({**SOUND_TREE, "src/text/b.cpp": "#include <thread>\n",
                              "src/ingest/b.cpp": "#include <fstream>\n#include <iostream>\n"})
        self.assertEqual(code, 1)
        self.assertEqual([line.split(": ")[0] for line in lines],
                         ["src/ingest/b.cpp:1", "src/ingest/b.cpp:2", "src/text/b.cpp:1"])

    def test_a_folder_without_sources_is_no_tree(self):
        self.assertEqual(run_on({"README.md": ""})[0], 2)


if __name__ == "__main__":
    unittest.main()
