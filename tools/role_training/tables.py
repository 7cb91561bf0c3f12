"""Tables of the taxonomy: roles and what is known of them, and the table of weights."""

SOURCE = "trained"


def rows_of(path):
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"))) for line in lines[1:] if line and line[0] != "#"]


class Roles:
    def __init__(self, taxonomy):
        self.rows = {row["id"]: row for row in rows_of(taxonomy / "roles.tsv")}
        self.labels = {row["id"]: row["prefLabel_en"].lower()
                       for row in rows_of(taxonomy / "skills.tsv")}
        self.small_words = {row["word"] for row in rows_of(taxonomy / "function_words.tsv")}
        self.headings = {row["phrase"].lower() for row in rows_of(taxonomy / "sections.tsv")
                         if " " not in row["phrase"]}
        self.skills = {}
        for row in rows_of(taxonomy / "role_skills.tsv"):
            self.skills.setdefault(row["role"], []).append((row["skill"], float(row["weight"])))

    def is_tech(self, role):
        return self.rows[role]["tech"] == "yes"

    def broader(self, role):
        """The next wider role: its own, else the catch-all of its kind."""
        wider = self.rows[role]["broader"].split(", ")[0]
        return wider or ("other-tech" if self.is_tech(role) else "not-tech")

    def wider(self, role):
        """The role itself and all that it is a kind of."""
        found = [role]
        for one in found:
            found += [wide for wide in self.rows[one]["broader"].split(", ")
                      if wide and wide not in found]
        return found

    def trade(self, role):
        """Roles outside the trade are one class."""
        return role if self.is_tech(role) else "not-tech"


def number(weight):
    return f"{weight:.2f}".rstrip("0").rstrip(".")


def write_settings(path, numbers):
    """Numbers of rows that are there already: what they mean is told there."""
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    rows = [line.split("\t") for line in lines]
    missing = sorted(set(numbers) - {row[0] for row in rows})
    if missing:
        raise KeyError(f"{path.name} has no row {', '.join(missing)}")
    for row in rows:
        if row[0] in numbers:
            row[2:] = [number(numbers[row[0]]), SOURCE]
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


def write_weights(path, *models):
    rows = [(feature, role, number(weight)) for model in models
            for feature, role, weight in model.weights() if number(weight) not in ("0", "-0")]
    rows.sort(key=lambda row: (row[0].encode(), row[1].encode()))
    text = "feature\trole\tweight\tsource\n"
    text += "".join("\t".join(row + (SOURCE,)) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8")
    print(f"{path.name}: {len(rows)} rows")
