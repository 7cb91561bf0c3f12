"""The data sets of DATA/postings as labelled features. DATA's own README says what each file is."""

import gzip
import hashlib
import html
import json
import re
import subprocess
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from . import near_copies, searches, tables

KEPT_ASIDE = 5  # every fifth text
MOST_OF_A_THREAD = 700  # postings of one role from the monthly thread, which is half of all
TRADE_IN_INDONESIAN = ("Teknologi", "Sains")  # classes of jobstreet-id-2024 that may be of the trade
# Sources of all trades, where a title that names none of ours and has none of these words is outside.
OF_ALL_TRADES = {"jobstreet-id-2025", "maganghub-id-2025", "usajobs-2026"}
WORDS_OF_THE_TRADES = set(
    "ai analis analyst analytics app aplikasi computer computing cyber data database developer "
    "digital engineer engineering erp informasi information informatika it jaringan komputer mis "
    "ml network online programmer programming sap science scientist sistem software support system "
    "systems technical technology teknologi web".split())
# In sources of all trades such a title is as often of another one: product managers of medicines,
# "pengolah data" of an office. Only a class of the trade tells.
OF_TWO_TRADES = {"business-analyst", "product-manager"}
TITLE_OF_TWO_TRADES = re.compile(r"\bpengolah(an)? data\b")
MOSTLY = 0.75  # share of a title that names a role beside others
# O*NET-SOC codes whose titles are of the trade: their role. All others are outside it; codes of
# mixed kinds (None) are left out.
ROLE_OF_SOC = {
    "15-1211.00": "systems-analyst", "15-1212.00": "security-engineer",
    "15-1231.00": "it-support-admin", "15-1232.00": "it-support-admin",
    "15-1241.00": "network-engineer", "15-1242.00": "database-administrator",
    "15-1243.00": "data-architect", "15-1243.01": "data-engineer",
    "15-1244.00": "it-support-admin", "15-1251.00": "software-engineer",
    "15-1252.00": "software-engineer", "15-1253.00": "qa-engineer", "15-1254.00": None,
    "15-1255.00": "ui-ux-designer", "15-1255.01": "game-developer",
    "15-1299.05": "security-engineer", "15-1299.04": "security-engineer",
    "15-1299.09": "it-project-manager", "15-2041.00": "statistician",
    "15-2041.01": "statistician", "15-2051.00": "data-scientist", "15-2051.01": "bi-analyst",
    "15-1221.00": "research-scientist", "11-3021.00": "it-manager", "13-1082.00": None,
    "13-1111.00": None, "13-1161.00": None, "13-2099.01": "quantitative-analyst",
    "27-3042.00": "technical-writer", "17-2061.00": "hardware-engineer",
}


@dataclass
class Found:
    source: str
    title: str
    text: str
    label: str = ""
    format: str = ""
    features: dict = field(default_factory=dict)
    group: int = 0
    near_gold: bool = False
    near_judged: bool = False

    def called(self):
        """The roles that the title names, with their shares."""
        return {name[7:]: share for name, share in self.features.items()
                if name.startswith("called:")}

    def names_trade(self, roles, *kinds):
        """Whether the title (`called:`), the beginning of the text (`opens:`) or any place of it
        (`named:`) names a role of the trades."""
        return any(name.startswith(kinds) and roles.is_tech(name.partition(":")[2])
                   for name in self.features)

    def part(self, *prefixes):
        return {name: value for name, value in self.features.items() if name.startswith(prefixes)}


@dataclass
class Labelled:
    rows: list = field(default_factory=list)  # features
    labels: list = field(default_factory=list)
    aside: list = field(default_factory=list)  # kept aside, to measure and to scale
    sources: list = field(default_factory=list)
    weak: list = field(default_factory=list)  # (features, class of the data set)

    def add(self, row, label, aside, source):
        self.rows.append(row)
        self.labels.append(label)
        self.aside.append(aside)
        self.sources.append(source)


def lines_of(path):
    for line in gzip.open(path, "rb").read().split(b"\n"):
        if line.strip():
            yield json.loads(line)


def read_all(folder):
    postings = folder / "postings"

    def rows(name):
        return lines_of(postings / f"{name}.ndjson.gz")

    def plain(name, label=lambda row: ""):
        for row in rows(name):
            yield Found(name, row.get("title") or "", row.get("description") or "", label(row))

    yield from plain("nofluffjobs-2022")
    yield from plain("jobstreet-id-2024", lambda row: row.get("label_classification") or "")
    yield from plain("jobstreet-id-2025")
    yield from plain("indeed-ca-2021", lambda row: row["label_search"])
    yield from plain("newgrad-2026")
    yield from plain("maganghub-id-2025")
    yield from plain("linkedin-bayarea-2019-DataScientist")
    yield from plain("linkedin-bayarea-2019-DataAnalyst")
    yield from plain("reed-uk-2021")
    yield from plain("usajobs-2026")
    for row in rows("hn-who-is-hiring-2011-2019"):
        head, mark, rest = row["description"].partition("<p>")
        if mark and len(rest) >= 300 and "|" in head and len(head) <= 300:
            yield Found("hn", html.unescape(re.sub("<[^>]*>", "", head)), rest, "", "html")


def add_features(found, program, with_texts=True):
    """Without texts, those of postings that have no title are read all the same: many begin with it."""
    lines = []
    for number, one in enumerate(found):
        text = one.text if with_texts or not one.title else ""
        row = {"id": str(number), "title": one.title, "description": text}
        if one.format:
            row["description_format"] = one.format
        lines.append(json.dumps(row))
    run = subprocess.run([program, "classify", "--features", "--quiet", "-"],
                         input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    for line in run.stdout.split("\n"):
        if line:
            row = json.loads(line)
            found[int(row["id"])].features = row["features"]


ANNOTATED = Path(__file__).resolve().parents[2] / "tests/data/annotated/postings.tsv"
JUDGED = Path(__file__).with_name("judged.tsv")


def texts_in(table, found):
    kept = {row["text"] for row in tables.rows_of(table)}
    yield from (one.text for one in found
                if hashlib.sha256(one.text.encode()).hexdigest()[:8] in kept)


def annotated_texts(data, found):
    """Those that measure and must not teach: of DATA, and those that we annotated."""
    yield from (json.loads(line)["description"]
                for name in ("gold_dev_en", "gold_dev_id")
                for line in (data / "annotated/gold" / f"{name}.jsonl").open(encoding="utf-8"))
    yield from texts_in(ANNOTATED, found)


def collect(data, program):
    """All postings with what their titles say; texts are the long part and few have a label."""
    found = [one for one in read_all(data) if one.title or one.text]
    add_features(found, program, with_texts=False)
    sequences = [near_copies.sequences(one.text) for one in found]
    for one, group in zip(found, near_copies.groups(sequences)):
        one.group = group
    gold = [near_copies.sequences(text) for text in annotated_texts(data, found)]
    for one, near in zip(found, near_copies.shares_with(gold, sequences)):
        one.near_gold = near
    judged = [near_copies.sequences(text) for text in texts_in(JUDGED, found)]
    for one, near in zip(found, near_copies.shares_with(judged, sequences)):
        one.near_judged = near
    return found


def is_kept_aside(text):
    """By the words alone, so that a text is on one side whatever else is in data and tables."""
    return zlib.crc32(text.encode()) % KEPT_ASIDE == 0


def role_of(called, roles):
    """One role for those that a title names: the narrowest of a chain, or the one that most of it
    names; all trades outside ours are one."""
    if not any(roles.is_tech(role) for role in called):
        return "not-tech"
    for role, share in sorted(called.items()):
        if share >= MOSTLY or all(other in roles.wider(role) for other in called):
            return roles.trade(role)
    return None


def is_of_no_trade(one):
    if one.source == "jobstreet-id-2024":
        return not one.label.startswith(TRADE_IN_INDONESIAN)
    words = set(re.findall(r"[^\W\d_]+", one.title.lower()))
    return one.source in OF_ALL_TRADES and bool(words) and not words & WORDS_OF_THE_TRADES


def is_of_two_trades(one, label):
    if one.source not in OF_ALL_TRADES and one.source != "jobstreet-id-2024":
        return False
    return bool(TITLE_OF_TWO_TRADES.search(one.title.lower())) or \
        (label in OF_TWO_TRADES and not one.label.startswith(TRADE_IN_INDONESIAN))


def label_of(one, roles):
    """None where title and class leave it open. Heads of the monthly thread name other trades
    beside ours."""
    called = one.called()
    if one.label in searches.OUTSIDE:
        return searches.label_of_outside(one, roles)
    if not called and one.label == searches.MANAGERS:
        return searches.label_of_managed(one)
    if not called:
        return "not-tech" if is_of_no_trade(one) else None
    label = role_of(called, roles)
    if one.source == "hn" and label == "not-tech":
        return None
    return None if is_of_two_trades(one, label) else label


def chosen_texts(found, roles):
    """One of each group of near copies, with its label; None for a class wider than a role."""
    seen, of_thread = set(), Counter()
    for one in found:
        if one.near_gold or one.group in seen or not one.text:
            continue
        label = label_of(one, roles)
        if label is None and one.label not in searches.INSIDE:
            continue
        if one.source == "hn":
            of_thread[label] += 1
            if of_thread[label] > MOST_OF_A_THREAD:
                continue
        seen.add(one.group)
        yield one, label


def labelled_texts(found, program, roles):
    texts = Labelled()
    chosen = list(chosen_texts(found, roles))
    add_features([one for one, _ in chosen], program)
    for one, label in chosen:
        row = one.part("text:", "skill:", "named:", "opens:", "sought:")
        aside = is_kept_aside(one.text)
        if one.near_judged and not aside:
            continue  # it would make the model surer of what was judged than of others
        if one.label in searches.INSIDE:  # the text's first line is its label
            row = one.part("text:", "skill:")
        if label is not None:
            texts.add(row, label, aside, one.source)
        elif not aside:
            texts.weak.append((row, one.label))
    return texts


def words_of_title(features):
    return {name: value for name, value in features.items() if name.startswith("title:")}


def onet_titles(data):
    for line in gzip.open(data / "taxonomies/onet_alternate_titles.tsv.gz", "rt", encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if line[0] != "#" and len(cells) >= 2:
            role = ROLE_OF_SOC.get(cells[1], None if cells[1].startswith("15-") else "not-tech")
            if role:
                yield Found("onet", cells[0], "", role)


def labelled_titles(found, data, program, roles):
    titles = Labelled()
    alternates = list(onet_titles(data))
    add_features(alternates, program)
    votes = defaultdict(Counter)
    rows = {}
    for one in found + alternates:
        label = one.label if one.source == "onet" else label_of(one, roles)
        row = words_of_title(one.features)
        if label and row and one.source != "hn" and len(one.called()) < 2:
            key = " ".join(sorted(row))
            votes[key][label] += 1
            rows[key] = (row, one.source)
    for key in sorted(rows):
        (label, count), *others = votes[key].most_common()
        if not others or others[0][1] < count:
            row, source = rows[key]
            titles.add(row, label, is_kept_aside(key), source)
    return titles
