"""Counts with SQL what `skillgap trends` counted, from what `skillgap analyze` says of each posting.

    recount.py PROGRAM [--map FIELD=COLUMN]… POSTINGS…

Compares the raw figures of skill_demand.csv (new vacancies; all, by role, by language) with sqlite's,
and checks that shares are quotients within their intervals. Exit code: 0 equal, 1 not.
"""

import csv
import json
import sqlite3
import subprocess
import sys
import tempfile

ASKED_FOR = {"required", "preferred", "mentioned"}


def analyzed(program, words):
    """Postings as rows: id, month, role, language, skills asked for."""
    process = subprocess.run([program, "analyze", *words], check=True, capture_output=True, text=True)
    for line in process.stdout.split("\n"):
        if not line:
            continue
        posting = json.loads(line)
        date = posting.get("date_posted", "")
        if posting["verdict"] != "ok" or len(date) < 7 or not date[:4].isdigit():
            continue
        role = (posting["role"] or {}).get("id", "unknown")
        skills = [skill["skill"] for skill in posting["skills"] if skill["status"] in ASKED_FOR]
        yield date[:7], role, posting["language"], skills


def fill(database, rows):
    database.execute("CREATE TABLE posting (number INTEGER, month TEXT, role TEXT, language TEXT)")
    database.execute("CREATE TABLE use (number INTEGER, skill TEXT)")
    for number, (month, role, language, skills) in enumerate(rows):
        database.execute("INSERT INTO posting VALUES (?, ?, ?, ?)", (number, month, role, language))
        database.executemany("INSERT INTO use VALUES (?, ?)", [(number, skill) for skill in skills])


def recounted(database, cut):
    """(month, value of the cut, skill) -> (postings, postings with the skill)"""
    value = cut or "'all'"
    cells = {row[:2]: row[2] for row in database.execute(
        f"SELECT month, {value}, count(*) FROM posting GROUP BY 1, 2")}
    return {(month, name, skill): (cells[month, name], count) for month, name, skill, count in
            database.execute(f"SELECT month, {value}, skill, count(*) FROM posting JOIN use USING "
                             "(number) GROUP BY 1, 2, 3")}


def tabled(rows, cut):
    others = [name for name in ("role", "location", "language", "seniority", "source") if name != cut]
    table = {}
    for row in rows:
        if row["series"] != "new" or any(row[name] != "all" for name in others):
            continue
        if cut and row[cut] == "all" or row["with_skill_raw"] in ("0", "suppressed"):
            continue
        name = row[cut] if cut else "all"
        table[row["period"], name, row["skill"]] = (int(row["postings_raw"]),
                                                    int(row["with_skill_raw"]))
    return table


def shares_hold(rows):
    for row in rows:
        if row["share"] == "suppressed":
            continue
        share = int(row["postings_with_skill"]) / int(row["postings"])
        if abs(share - float(row["share"])) > 1e-6:
            return False
        if not float(row["share_low"]) <= float(row["share"]) <= float(row["share_high"]):
            return False
    return True


def main(program, *words):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "trends", *words, "--csv", folder, "--floor", "1"], check=True,
                       stdout=subprocess.DEVNULL)
        with open(folder + "/skill_demand.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    database = sqlite3.connect(":memory:")
    fill(database, analyzed(program, words))
    different = 0
    for cut in (None, "role", "language"):
        ours, theirs = tabled(rows, cut), recounted(database, cut)
        # A cell of copies only has no new vacancy, and so no figures at all.
        skills = {key for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key)}
        hidden = {(row["period"], row[cut] if cut else "all", row["skill"]) for row in rows
                  if row["with_skill_raw"] == "suppressed"}
        real = [key for key in skills if key in ours or key not in hidden]
        different += len(real)
        print(f"{cut or 'all'}: {len(theirs)} figures of sqlite, {len(ours)} of the table, "
              f"{len(real)} differ")
    return 0 if different == 0 and shares_hold(rows) and rows else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
