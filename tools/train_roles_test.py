#!/usr/bin/env python3
"""The parts of train_roles that need no more than Python: near copies, labels, the table."""

import math
import random
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.dont_write_bytecode = True

from role_training import judged, made, near_copies, postings, tables  # noqa: E402

WORDS = "we build pipelines that bring data from many shops to one place every single night".split()


def text(*words):
    return " ".join(words)


class NearCopies(unittest.TestCase):
    def test_texts_that_differ_in_a_word_are_one_group_and_others_are_not(self):
        long = WORDS * 6
        other = [word[::-1] for word in long]
        sequences = [near_copies.sequences(text(*words))
                     for words in (long, long[:-1] + ["day"], other)]
        groups = near_copies.groups(sequences)
        self.assertEqual(groups[0], groups[1])
        self.assertNotEqual(groups[0], groups[2])

    def test_markup_case_and_figures_do_not_matter(self):
        self.assertEqual(near_copies.sequences("<b>We build</b> 3 pipelines that bring data, fast"),
                         near_copies.sequences("we build pipelines that bring data fast"))

    def test_a_text_that_shares_half_with_one_kept_aside_is_told(self):
        gold = [near_copies.sequences(text(*WORDS))]
        half = near_copies.sequences(text(*WORDS, *(word[::-1] for word in WORDS[:5])))
        little = near_copies.sequences(text(*WORDS[:7], *(word[::-1] for word in WORDS)))
        self.assertEqual(near_copies.shares_with(gold, [half, little, set()]), [True, False, False])


class Tables(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        root = Path(self.folder.name)
        (root / "roles.tsv").write_text(
            "id\tbroader\ttech\nanalyst\t\tyes\nbi\tanalyst\tyes\ncook\tnot-tech\tno\nnot-tech\t\tno\n",
            encoding="utf-8")
        (root / "skills.tsv").write_text("id\tprefLabel_en\nsql\tSQL\n", encoding="utf-8")
        (root / "role_skills.tsv").write_text("role\tskill\tweight\nbi\tsql\t0.5\n", encoding="utf-8")
        (root / "function_words.tsv").write_text("word\tlanguage\nand\ten\n", encoding="utf-8")
        (root / "sections.tsv").write_text("phrase\tsection\nBenefits\tbenefits\nabout us\tcompany\n",
                                           encoding="utf-8")
        self.roles = tables.Roles(root)
        self.root = root

    def test_roles_outside_the_trades_are_one_class(self):
        self.assertEqual([self.roles.trade(role) for role in ("analyst", "cook")],
                         ["analyst", "not-tech"])
        self.assertEqual(self.roles.broader("bi"), "analyst")
        self.assertEqual(self.roles.broader("analyst"), "other-tech")

    def test_headings_of_one_word_are_known(self):
        self.assertEqual(self.roles.headings, {"benefits"})

    def test_weights_are_sorted_rounded_and_without_zeros(self):
        class Fitted:
            def weights(self):
                return [("text:b", "bi", -0.004), ("text:a", "bi", 1.234), ("bias:", "bi", -2.0)]

        path = self.root / "role_weights.tsv"
        tables.write_weights(path, Fitted())
        self.assertEqual(path.read_text(encoding="utf-8"),
                         "feature\trole\tweight\tsource\n"
                         "bias:\tbi\t-2\ttrained\ntext:a\tbi\t1.23\ttrained\n")

    def test_settings_take_new_numbers_and_keep_their_meanings(self):
        path = self.root / "role_settings.tsv"
        path.write_text("setting\tmeaning\tnumber\tsource\nfloor\tleast\t0.5\town\nscale\tof it\t1\town\n",
                        encoding="utf-8")
        tables.write_settings(path, {"scale": 0.588})
        self.assertEqual(path.read_text(encoding="utf-8"),
                         "setting\tmeaning\tnumber\tsource\nfloor\tleast\t0.5\town\nscale\tof it\t0.59\ttrained\n")
        with self.assertRaises(KeyError):
            tables.write_settings(path, {"unknown": 1})

    def test_an_answer_is_right_as_annotators_tell_roles_apart(self):
        row = {"role": "analyst", "more_roles": "other-tech"}
        self.assertEqual([judged.worth(row, role, self.roles) for role in ("analyst", "bi", "cook")],
                         [1, 1, 0])
        self.assertEqual(judged.worth(row | {"role": "not-tech"}, "bi", self.roles), 0.5)
        self.assertTrue(judged.is_right("not-tech", "cook", self.roles))

    def test_labels_come_from_titles_and_from_classes(self):
        def label(source, label, features):
            one = postings.Found(source, "title", "text", label, features=features)
            return postings.label_of(one, self.roles)

        self.assertEqual(label("newgrad-2026", "", {"called:bi": 1}), "bi")
        self.assertEqual(label("newgrad-2026", "", {"called:cook": 1}), "not-tech")
        self.assertIsNone(label("newgrad-2026", "", {"called:bi": 0.6, "called:cook": 0.4}))
        self.assertEqual(label("newgrad-2026", "", {"called:bi": 0.8, "called:cook": 0.2}), "bi")
        self.assertEqual(label("newgrad-2026", "", {"called:bi": 0.5, "called:analyst": 0.5}), "bi")
        self.assertEqual(label("newgrad-2026", "", {"called:cook": 0.5, "called:not-tech": 0.5}),
                         "not-tech")
        self.assertIsNone(label("hn", "", {"called:cook": 1}))
        self.assertEqual(label("indeed-ca-2021", "Finance", {"named:bi": 1}), "not-tech")
        self.assertIsNone(label("indeed-ca-2021", "Finance", {"opens:bi": 1}))
        self.assertIsNone(label("indeed-ca-2021", "EE", {"named:bi": 1}))
        self.assertEqual(label("indeed-ca-2021", "EE", {"opens:cook": 1}), "not-tech")
        self.assertEqual(label("indeed-ca-2021", "PM", {"text:agile": 1, "text:software": 1}),
                         "it-project-manager")
        self.assertIsNone(label("indeed-ca-2021", "PM", {"text:software": 1}))
        self.assertEqual(label("indeed-ca-2021", "PM", {"text:concrete": 1}), "not-tech")
        self.assertEqual(label("indeed-ca-2021", "PM", {"called:bi": 1}), "bi")
        self.assertEqual(label("jobstreet-id-2024", "Penjualan", {}), "not-tech")
        self.assertIsNone(label("jobstreet-id-2024", "Teknologi Informasi", {}))

    def test_where_all_trades_are_a_title_without_a_word_of_ours_is_of_another_trade(self):
        def label(source, title):
            return postings.label_of(postings.Found(source, title, "text"), self.roles)

        self.assertEqual(label("maganghub-id-2025", "Petugas Kebersihan"), "not-tech")
        self.assertIsNone(label("maganghub-id-2025", "Pengelola Sistem"))
        self.assertIsNone(label("newgrad-2026", "Petugas Kebersihan"))
        self.assertIsNone(label("maganghub-id-2025", ""))


    def test_titles_that_other_trades_have_too_are_left_open_in_sources_of_all_trades(self):
        def two_trades(source, title, label, role):
            return postings.is_of_two_trades(postings.Found(source, title, "text", label), role)

        self.assertTrue(two_trades("jobstreet-id-2025", "Product Manager", "", "product-manager"))
        self.assertTrue(two_trades("jobstreet-id-2024", "x", "Akuntansi", "business-analyst"))
        self.assertFalse(two_trades("jobstreet-id-2024", "x", "Teknologi", "business-analyst"))
        self.assertFalse(two_trades("newgrad-2026", "Product Manager", "", "product-manager"))
        self.assertTrue(two_trades("maganghub-id-2025", "Pengolah Data", "", "data-analyst"))
        self.assertFalse(two_trades("maganghub-id-2025", "Data Analyst", "", "data-analyst"))


class Judged(unittest.TestCase):
    def test_what_was_judged_is_kept_once_and_names_roles_that_annotators_tell_apart(self):
        lines = judged.TABLE.read_text(encoding="utf-8").split("\n")
        self.assertEqual(lines[1:-1], sorted(set(lines[1:-1]), key=str.encode))
        known = judged.TOLD_APART | {"other-tech", "not-tech"}
        for row in tables.rows_of(judged.TABLE):
            named = [row["role"], *filter(None, row["more_roles"].split(", "))]
            self.assertTrue(set(named) <= known, row)
            self.assertEqual(len(named), len(set(named)), row)

    def test_the_line_of_confidences_is_found_again(self):
        def right(share):
            return 1 / (1 + math.exp(-0.5 - 2 * judged.logits(share)))

        added, scale = judged.fit([(share / 100, right(share / 100)) for share in range(5, 96)])
        self.assertAlmostEqual(added, 0.5, places=6)
        self.assertAlmostEqual(scale, 2, places=6)

    def test_few_cases_hardly_leave_the_line_they_are_held_to(self):
        added, scale = judged.fit([(0.6, 1), (0.7, 1)], (0, 1), judged.LIKE_ALL)
        self.assertTrue(0 < added < 0.1 and 1 < scale < 1.1)


class MadePostings(unittest.TestCase):
    def test_ordinary_words_are_those_of_both_sides(self):
        rows = [{"text:we": 1, "text:sql": 1, "skill:sql": 1}, {"text:we": 1, "text:cook": 1}]
        self.assertEqual(made.ordinary_words(rows, ["bi", "not-tech"]), {"text:we"})

    def test_a_made_posting_has_tasks_of_its_role_and_no_words_of_other_roles(self):
        class NoRoles:
            skills, labels = {}, {}

        tasks = {("bi", "en"): [{"text:dashboards": 1}, {"text:reports": 1}]}
        rows = [{"text:we": 1, "text:sql": 1}, {"text:we": 1, "text:cook": 1}]
        found = list(made.made_postings(tasks, rows, ["se", "not-tech"], ["en", "en"], NoRoles()))
        self.assertEqual(len(found), made.MADE)
        self.assertEqual({role for _, role, _ in found}, {"bi"})
        names = set().union(*(row for row, _, _ in found))
        self.assertEqual(names, {"text:dashboards", "text:reports", "text:we"})

    def test_a_row_more_changes_few_draws_and_every_row_is_drawn(self):
        rows = [{f"text:word{i}": 1, "skill:sql": 1} for i in range(40)]

        def drawn(some):
            wheel = made.Wheel(some)
            return [wheel.spin(random.Random(f"a role {i}")) for i in range(2000)]

        before, after = drawn(rows), drawn(rows[1:])
        changed = [one for one, other in zip(before, after) if one != other]
        self.assertTrue(all(one == rows[0] for one in changed))
        self.assertTrue(all(row in before for row in rows))

    def test_tasks_are_sorted_and_once_each(self):
        lines = Path(made.__file__).with_name("tasks.tsv").read_text(encoding="utf-8").split("\n")
        rows = [line.split("\t") for line in lines[1:] if line]
        keys = [(role.encode(), task.encode()) for role, task, _, _ in rows]
        self.assertEqual(keys, sorted(set(keys)))
        self.assertEqual({language for _, _, language, _ in rows}, set(made.LANGUAGES))


if __name__ == "__main__":
    unittest.main()
