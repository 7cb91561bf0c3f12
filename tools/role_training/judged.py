"""How sure a call is: postings whose role was judged by reading them, and what they say of shares.

Labels of training are titles and classes of data sets, and many are wrong: measured by them a call
seems less sure than it is. judged.tsv has postings of the fifth kept aside, drawn by chance (some of
them among those that the model was unsure of), judged before any answer was seen. `role` and
`more_roles` are those that annotators tell apart; `other-tech` is any other role of the trades, and
an answer that is right by a further role alone counts by half, since another reader may name one.
"""

import json
import math
import subprocess
import sys
from pathlib import Path

from kept_labels import digits_of, raw_postings, rows_of

from .postings import ANNOTATED

TABLE = Path(__file__).with_name("judged.tsv")
TOLD_APART = set(
    "data-scientist ml-engineer ai-engineer nlp-engineer computer-vision-engineer data-analyst "
    "bi-analyst data-engineer mlops-engineer research-scientist software-engineer backend-engineer "
    "frontend-engineer fullstack-engineer mobile-engineer devops-sre qa-engineer security-engineer "
    "it-support-admin product-manager".split())
LEAST, MOST = 0.01, 0.995  # shares are shown by hundredths
STEPS = 25  # of Newton's method; six do
LIKE_ALL = 10  # how far calls inside and outside the trades are held to the line of both


def judged_postings(data):
    """(posting, its row) of each that is in DATA with the text that was judged, but for those that
    were annotated since, by which others measure."""
    annotated = {row["text"] for row in rows_of(ANNOTATED)}
    rows = [row for row in rows_of(TABLE) if row["text"] not in annotated]
    found = raw_postings(data, rows)
    for row in rows:
        posting = found.get((row["file"], row["posting"]))
        if posting is None or digits_of(posting["description"]) != row["text"]:
            print(f"{row['posting']}: not in {row['file']} as it was judged; left out",
                  file=sys.stderr)
        else:
            yield posting, row


def is_right(label, called, roles):
    """As `skillgap evaluate --roles` has it."""
    if label == "not-tech":
        return not roles.is_tech(called)
    if label == "other-tech":
        return roles.is_tech(called) and called not in TOLD_APART
    return label in roles.wider(called)


def worth(row, called, roles):
    if is_right(row["role"], called, roles):
        return 1.0
    more = [label for label in row["more_roles"].split(", ") if label]
    return 0.5 if any(is_right(label, called, roles) for label in more) else 0.0


def calls(program, taxonomy, postings, *options):
    """(role, share) of each posting, None where there is no call."""
    lines = [json.dumps({"id": str(number), "title": one.get("title") or "",
                         "description": one["description"]}) for number, one in enumerate(postings)]
    run = subprocess.run([program, "classify", "--format", "ndjson", "--min-confidence", "0", "--quiet",
                          "--taxonomy", str(taxonomy), *options, "-"],
                         input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    answers = [None] * len(lines)
    for line in run.stdout.split("\n"):
        row = json.loads(line) if line else {}
        if row.get("role"):
            answers[int(row["id"])] = (row["role"]["id"], row["role"]["confidence"])
    return answers


def logits(share):
    share = min(max(share, LEAST), MOST)
    return math.log(share / (1 - share))


def fit(cases, held_to=(0.0, 1.0), hold=0.0):
    """(added, scale) of the line from the logits of a share to those of being right that makes what
    was judged likeliest; `cases`: (share, how right from 0 to 1)."""
    added, scale = held_to
    points = [(logits(share), right) for share, right in cases]
    for _ in range(STEPS):
        slope, slope_x = hold * (held_to[0] - added), hold * (held_to[1] - scale)
        bend, bend_x, bend_xx = hold + 1e-9, 0.0, hold + 1e-9
        for x, right in points:
            sure = 1 / (1 + math.exp(-added - scale * x))
            bent = sure * (1 - sure)
            slope, slope_x = slope + right - sure, slope_x + (right - sure) * x
            bend, bend_x, bend_xx = bend + bent, bend_x + bent * x, bend_xx + bent * x * x
        whole = bend * bend_xx - bend_x * bend_x
        added += (slope * bend_xx - slope_x * bend_x) / whole
        scale += (slope_x * bend - slope * bend_x) / whole
    return added, scale


def calibration(program, data, taxonomy, roles):
    """Rows of role_settings.tsv by name. The taxonomy's own must be those of no calibration."""
    judged = list(judged_postings(data))
    settings = {}
    for ending, options in (("", ["--without-title"]), ("-with-title", [])):
        answers = calls(program, taxonomy, [posting for posting, _ in judged], *options)
        cases = {"inside": [], "outside": []}
        for (_, row), answer in zip(judged, answers):
            if answer:
                side = "inside" if roles.is_tech(answer[0]) else "outside"
                cases[side].append((answer[1], worth(row, answer[0], roles)))
        of_both = fit(cases["inside"] + cases["outside"])
        for side, points in cases.items():
            added, scale = fit(points, of_both, LIKE_ALL)
            settings[f"confidence-{side}{ending}"] = added
            settings[f"confidence-{side}-scale{ending}"] = scale
            print(f"confidence {side}{ending}: {len(points)} judged, "
                  f"{added:.2f} + {scale:.2f} · logits of the share")
    return settings


def none():
    """The settings by which a share is its own confidence."""
    return {f"confidence-{side}{kind}{ending}": 1.0 if kind else 0.0
            for side in ("inside", "outside") for kind in ("", "-scale")
            for ending in ("", "-with-title")}
