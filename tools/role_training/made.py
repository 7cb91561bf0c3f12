"""Examples of what the data has too few of: postings made of tasks.tsv and role_skills.tsv.

tasks.tsv says in both languages what people of a role do, and those outside the trades, as we would
tell it to an applicant. The program reads each task as it reads a posting, so that a made posting
has the features of a real one: a few tasks, some skills, and the words that real postings of that
language have inside and outside the trades alike ("melakukan", "experience").
"""

import random
import zlib
from bisect import bisect
from collections import Counter, defaultdict
from pathlib import Path

from . import postings, tables

MADE, MADE_OUTSIDE = 200, 800  # for a role, for the class of all other trades; in each language
WEIGHT = 0.2
FEWEST, MOST = 2, 6  # tasks of a posting
LIKELY_SKILL, LIKELY_WORD = 0.35, 0.6
ORDINARY = 0.03  # of the postings inside and of those outside the trades
LANGUAGES = ("en", "id")


def read_tasks(program):
    """(role, language) → the features of each task."""
    rows = tables.rows_of(Path(__file__).with_name("tasks.tsv"))
    read = [postings.Found("tasks", "", row["task"]) for row in rows]
    postings.add_features(read, program)
    tasks = defaultdict(list)
    for row, one in zip(rows, read):
        tasks[row["role"], row["language"]].append(one.part("text:", "skill:"))
    return tasks


def ordinary_words(rows, labels):
    """Those that postings have whatever they are for."""
    size, count = Counter(), defaultdict(Counter)
    for row, label in zip(rows, labels):
        outside = label == "not-tech"
        size[outside] += 1
        count[outside].update(name for name in row if name.startswith("text:"))
    return {name for name, inside in count[False].items()
            if inside >= ORDINARY * size[False] and count[True][name] >= ORDINARY * size[True]}


def made_posting(role, tasks, base, ordinary, roles, draw):
    row = {}
    for task in draw.sample(tasks, min(len(tasks), draw.randint(FEWEST, MOST))):
        row.update(task)
    for skill, weight in roles.skills.get(role, []):
        if draw.random() < LIKELY_SKILL * weight:
            row["skill:" + skill] = 1
            words = roles.labels.get(skill, "").split()
            row.update({"text:" + word: 1 for word in words})
    for name, value in sorted(base.items()):
        if name in ordinary and draw.random() < LIKELY_WORD:
            row.setdefault(name, value)
    return row


class Wheel:
    """Rows at places that their words give them, drawn by spinning: a row more or less changes few
    draws, so that models of nearly the same data and tables are nearly the same."""

    def __init__(self, rows):
        words = [" ".join(sorted(name for name in row if name.startswith("text:"))) for row in rows]
        order = sorted((zlib.crc32(one.encode()), i) for i, one in enumerate(words))
        self.places = [place for place, _ in order]
        self.rows = [rows[i] for _, i in order]

    def spin(self, draw):
        return self.rows[bisect(self.places, draw.getrandbits(32)) % len(self.rows)]


def made_postings(tasks, rows, labels, languages, roles):
    """(features, role, language) of each."""
    of_language = {}
    for language in LANGUAGES:
        chosen = [i for i, one in enumerate(languages) if one == language]
        base = [rows[i] for i in chosen]
        of_language[language] = (Wheel(base), ordinary_words(base, [labels[i] for i in chosen]))
    for role, language in sorted(tasks):
        wheel, ordinary = of_language[language]
        for number in range(MADE_OUTSIDE if role == "not-tech" else MADE):
            draw = random.Random(f"{role} {language} {number}")
            yield made_posting(role, tasks[role, language], wheel.spin(draw), ordinary, roles,
                               draw), role, language
