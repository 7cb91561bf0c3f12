"""What the searches of indeed-ca-2021 say of the postings that they found, which have no titles."""

INSIDE = {"DS", "SDE"}
OUTSIDE = {"Finance", "CustomerSupport", "Clerk", "EE"}
ENGINEERS = "EE"  # it finds software and hardware engineers too
MANAGERS = "PM"  # it finds builders and software projects: the text tells which
OF_SOFTWARE_PROJECTS = {"agile", "jira", "scrum", "sdlc", "software"}  # two of them
OF_NO_BUILDERS = OF_SOFTWARE_PROJECTS | {"application", "applications", "cloud", "data", "developers",
                                         "digital", "it", "systems", "technology", "web"}


def label_of_outside(one, roles):
    places = ("called:", "opens:", "named:") if one.label == ENGINEERS else ("called:", "opens:")
    return None if one.names_trade(roles, *places) else "not-tech"


def label_of_managed(one):
    words = {name[5:] for name in one.part("text:")}
    if len(words & OF_SOFTWARE_PROJECTS) > 1:
        return "it-project-manager"
    return None if words & OF_NO_BUILDERS else "not-tech"
