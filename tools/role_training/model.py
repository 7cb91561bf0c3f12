"""Linear models, one against all others, of few and rounded weights."""

import math
from collections import Counter, defaultdict

import numpy
import scipy.sparse
from sklearn.linear_model import LogisticRegression

from . import made

DAMPING = 8  # as in role_settings.tsv
SPREAD = 5  # lifts values over the length to about 1, so that the penalty is the same for all
PENALTY, PENALTY_TITLE = 0.15, 0.3
APART = 3  # so much of a column that the penalty hardly touches it
LEAST = 9  # examples of a class; a role of fewer is part of the next wider one
COMMON = 300  # a class of more examples weighs less each
SELECTED, SELECTED_TITLE = 160, 60  # features looked at, a class
FAINT, FAINT_TITLE = 0.2, 0.1  # a lesser coefficient is left out, and the others are fitted again
OUTSIDE = 4  # times as many for the class of all other trades
WEAK_WEIGHT, SURE = 0.7, 0.5
RARE_WEIGHT = 3  # of a posting of the trade from a source of all trades in Indonesian
FLOOR, TEXT = 0.45, 0.9  # of the share; TEXT as in role_settings.tsv
# Sources of all trades have shorter texts, of which most are outside: a text that says nothing would
# be called so. Added to the bias of the class of all other trades.
OUTSIDE_BIAS = -0.5
ALL_TRADES = {"jobstreet-id-2024", "jobstreet-id-2025", "maganghub-id-2025"}
ADDRESSES = {"http", "https", "www", "com", "org", "net", "io"}
INSIDE = {
    "DS": {"data-scientist", "ml-engineer", "ai-engineer", "nlp-engineer", "data-analyst",
           "computer-vision-engineer", "bi-analyst", "data-engineer", "mlops-engineer",
           "research-scientist", "statistician", "data-architect", "analytics-engineer",
           "business-analyst", "quantitative-analyst", "llm-engineer"},
    "SDE": {"software-engineer", "backend-engineer", "frontend-engineer", "fullstack-engineer",
            "mobile-engineer", "devops-sre", "qa-engineer", "embedded-engineer", "game-developer",
            "cloud-engineer", "security-engineer", "solutions-architect"},
}


def tells_of_work(words, small_words, headings):
    """Pairs with small words and one-word headings tell how a text is written."""
    if len(words) > 1:
        return not any(word in small_words for word in words)
    return words[0] not in headings


def is_usable(name, count, total, small_words, headings=frozenset()):
    kind, _, text = name.partition(":")
    if kind not in ("text", "title"):
        return count >= 3
    words = text.split(" ")
    if not all(word.replace("-", "").isalpha() and word not in ADDRESSES for word in words):
        return False
    if all(word in small_words for word in words):
        return False  # they tell the language, and with it the data set
    if kind == "title":
        return count >= 3
    if not tells_of_work(words, small_words, headings):
        return False
    return (10 if len(words) > 1 else 8) <= count < total / 2


def select(rows, labels, sources, most, roles):
    """The features that tell a class from the others: log-odds over their standard error. What only
    one data set has (an employer's name) tells the data set."""
    count, by_class, size = Counter(), defaultdict(Counter), Counter(labels)
    seen_in = defaultdict(set)
    for row, label, source in zip(rows, labels, sources):
        count.update(row.keys())
        by_class[label].update(row.keys())
        for name in row:
            seen_in[name].add(source)
    chosen = set()
    for label in sorted(size):
        scored = []
        for name, inside in by_class[label].items():
            outside = count[name] - inside
            share = (inside + 0.2) / (size[label] + 1)
            other = (outside + 0.5) / (len(rows) - size[label] + 1)
            if share > other and len(seen_in[name]) > 1 and \
                    is_usable(name, count[name], len(rows), roles.small_words, roles.headings):
                error = math.sqrt(1 / (inside + 0.2) + 1 / (outside + 0.5))
                scored.append((-math.log(share / other) / error * math.log(1 + inside) ** 0.3,
                               name))
        scored.sort()
        chosen.update(name for _, name in scored[:most * (OUTSIDE if label == "not-tech" else 1)])
    return sorted(chosen)


def tells_apart(examples, inside, weights):
    """The root of the log-odds of each feature, by which its column is scaled: what a class and the
    others have alike may then weigh little (Wang & Manning 2012, naive Bayes inside a linear
    model)."""
    present = (examples > 0).astype(float)
    shares = [(present[part].T @ weights[part] + 1) / (weights[part].sum() + 2)
              for part in (inside, ~inside)]
    return numpy.sqrt(numpy.abs(numpy.log(shares[0] / shares[1])))


class Model:
    def __init__(self, names, bias_name, damping):
        self.number = {name: i for i, name in enumerate(names)}
        self.names, self.bias_name, self.damping = names, bias_name, damping
        self.apart = [name.startswith(("named:", "opens:", "sought:")) for name in names]

    def matrix(self, rows):
        data, columns, ends = [], [], [0]
        for row in rows:
            known = [(self.number[n], v) for n, v in sorted(row.items()) if n in self.number]
            length = math.sqrt(self.damping + sum(v * v for i, v in known if not self.apart[i]))
            data += [v if self.apart[i] else v / length * SPREAD for i, v in known]
            columns += [i for i, _ in known]
            ends.append(len(columns))
        return scipy.sparse.csr_matrix((data, columns, ends), shape=(len(rows), len(self.names)))

    def fit(self, rows, labels, weights, penalty, faint, languages=None):
        """What a language's postings are for besides what they say is learned apart, and only its
        mean over the languages stays: no word speaks against a role for being Indonesian."""
        examples = self.matrix(rows).tocsc()
        apart = self.language_columns(languages or [""] * len(rows))
        labels, weights = numpy.array(labels), numpy.array(weights)
        self.classes = [str(name) for name in numpy.unique(labels)]
        fitted = [self.fit_class(examples, apart, labels == label, weights, penalty, faint)
                  for label in self.classes]
        self.coefficients = numpy.array([coefficients for coefficients, _ in fitted])
        self.biases = numpy.array([bias for _, bias in fitted])
        return self

    def fit_class(self, examples, apart, inside, weights, penalty, faint):
        """One class against all others. What is faint is left out, and the rest fitted again."""
        scale = tells_apart(examples, inside, weights)
        chosen = numpy.arange(len(self.names))
        for _ in range(2):
            known = scipy.sparse.hstack(
                [examples[:, chosen] @ scipy.sparse.diags(scale[chosen]), apart]).tocsr()
            fitted = LogisticRegression(solver="liblinear", C=penalty, intercept_scaling=3)
            fitted.fit(known, inside, sample_weight=weights)
            of_names, of_languages = numpy.split(fitted.coef_[0], [len(chosen)])
            coefficients = numpy.zeros(len(self.names))
            coefficients[chosen] = of_names * scale[chosen]
            chosen = numpy.flatnonzero(numpy.abs(coefficients) >= faint)
        return coefficients, fitted.intercept_[0] + APART * of_languages.mean()

    @staticmethod
    def language_columns(languages):
        names = sorted(set(languages))
        columns = [names.index(one) for one in languages]
        return scipy.sparse.csr_matrix(
            ([APART] * len(columns), (range(len(columns)), columns)),
            shape=(len(columns), len(names)))

    def scores(self, rows):
        return self.matrix(rows) @ self.coefficients.T + self.biases

    def weights(self):
        for label, weights_of_class, bias in zip(self.classes, self.coefficients, self.biases):
            yield self.bias_name, label, bias
            for i in numpy.nonzero(weights_of_class)[0]:
                yield (self.names[i], label,
                       weights_of_class[i] * (1 if self.apart[i] else SPREAD))


def weigh(labels):
    size = Counter(labels)
    return [min(1, math.sqrt(COMMON / size[label])) for label in labels]


def classes_of(labels, roles, also=()):
    """Roles with few examples are called by the next wider role that has enough."""
    size = Counter(labels)

    def wide_enough(role):
        while size[role] < LEAST and role not in also and role not in ("other-tech", "not-tech"):
            role = roles.broader(role)
        return role

    return [wide_enough(label) for label in labels]


def language_of(source):
    return "id" if source in ALL_TRADES else "en"


def fit_texts(texts, examples, roles):
    """`texts`: (features, role, source) of real postings; `examples`: (features, role, source,
    language, weight) of others."""
    of_class = weigh([label for _, label, _ in texts])

    def rare(label, source):
        return RARE_WEIGHT if source in ALL_TRADES and label != "not-tech" else 1

    rows, labels, sources, languages, weights = zip(
        *[(row, label, source, language_of(source), rare(label, source) * weight)
          for (row, label, source), weight in zip(texts, of_class)], *examples)
    model = Model(select(rows, labels, sources, SELECTED, roles), "bias:", DAMPING)
    return model.fit(rows, labels, weights, PENALTY, FAINT, languages)


def shares(scores):
    powers = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def strengthen(model, weak):
    """Postings of a data set whose class is wider than a role: the role that the model is sure of."""
    scores = model.scores([row for row, _ in weak])
    for (row, label), of_row in zip(weak, scores):
        allowed = [i for i, role in enumerate(model.classes) if role in INSIDE[label]]
        share = shares(of_row[allowed][None, :])[0]
        if share.max() > SURE:
            yield row, model.classes[allowed[int(share.argmax())]], "weak", "en", WEAK_WEIGHT


def share_of(part, whole):
    return f"{part.sum() / whole.sum():.3f}" if whole.any() else "–"


def calibration_error(right, sure):
    bins = numpy.minimum((sure * 10).astype(int), 9)
    return sum(abs((right - sure)[bins == one].sum()) for one in range(10)) / max(1, len(sure))


def report_of(name, called, sure, labels, right):
    """Of postings that have one label each: what was answered, and how right and sure it was."""
    answered, outside = sure >= FLOOR, labels == "not-tech"
    called_outside = answered & (called == "not-tech")
    print(f"  {name}: {len(labels)}, answered {answered.mean():.3f}, "
          f"right of these {share_of(right & answered, answered)}, calibration error "
          f"{calibration_error(right[answered], sure[answered]):.3f}, not tech: precision "
          f"{share_of(called_outside & outside, called_outside)}, recall "
          f"{share_of(called_outside & outside, answered & outside)}")


def report(name, model, rows, labels, sources, roles, scale=1.0):
    """Of what is kept aside: right answers, and how far confidence is from them. As in
    src/insight/role_caller.h, the share of a wider role speaks for a narrower one too."""
    share = shares(scale * model.scores(rows))
    wider = numpy.array([[other in roles.wider(role) for other in model.classes]
                         for role in model.classes])
    best = share.argmax(axis=1)
    called, sure = numpy.array(model.classes)[best], (share * wider[best]).sum(axis=1)
    right = numpy.array([label in roles.wider(role) for role, label in zip(called, labels)])
    labels, sources = numpy.array(labels), numpy.array(sources)
    print(f"{name} kept aside")
    in_indonesian = numpy.isin(sources, sorted(ALL_TRADES))
    parts = [("all", sources == sources), ("English", ~in_indonesian), ("Indonesian", in_indonesian)]
    for part, chosen in parts + [(one, sources == one) for one in sorted(set(sources))]:
        report_of(part, called[chosen], sure[chosen], labels[chosen], right[chosen])


def train_texts(texts, tasks, roles):
    labels = classes_of(texts.labels, roles, roles.skills)
    trained = [(row, label, source) for row, label, source, aside
               in zip(texts.rows, labels, texts.sources, texts.aside) if not aside]
    rows, classes, sources = zip(*trained)
    examples = [(row, role, "made", language, made.WEIGHT) for row, role, language
                in made.made_postings(tasks, rows, classes,
                                      [language_of(source) for source in sources], roles)]
    first = fit_texts(trained, examples, roles)
    model = fit_texts(trained, examples + list(strengthen(first, texts.weak)), roles)
    model.biases[model.classes.index("not-tech")] += OUTSIDE_BIAS
    aside = [i for i, one in enumerate(texts.aside) if one]
    report("texts", model, [texts.rows[i] for i in aside], [labels[i] for i in aside],
           [texts.sources[i] for i in aside], roles, TEXT)
    return model


def train_titles(titles, roles, classes):
    labels = []
    for label in titles.labels:
        while label not in classes and label not in ("other-tech", "not-tech"):
            label = roles.broader(label)
        labels.append(label)
    trained = [i for i, aside in enumerate(titles.aside) if not aside]
    aside = [i for i, aside in enumerate(titles.aside) if aside]
    rows, of_rows = [titles.rows[i] for i in trained], [labels[i] for i in trained]
    model = Model(select(rows, of_rows, [titles.sources[i] for i in trained],
                         SELECTED_TITLE, roles), "title-bias:", DAMPING)
    model.fit(rows, of_rows, weigh(of_rows), PENALTY_TITLE, FAINT_TITLE)
    report("titles", model, [titles.rows[i] for i in aside], [labels[i] for i in aside],
           [titles.sources[i] for i in aside], roles)
    return model
