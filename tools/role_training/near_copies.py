"""Texts that are near copies of each other: sequences of six words, and a sketch of four minima."""

import re
import zlib
from collections import Counter, defaultdict
from itertools import combinations

WORDS = 6
SHARED = 0.5  # of the shorter text's sequences
MASK = 0xFFFFFFFF
MIXES = [(2654435761, 0x9E3779B9), (2246822519, 0x85EBCA6B), (3266489917, 0x27D4EB2F),
         (668265263, 0x165667B1)]


def sequences(text):
    words = re.findall(r"[^\W\d_]+", re.sub("<[^>]*>", " ", text).lower())
    count = max(1, len(words) - WORDS + 1) if words else 0
    return {zlib.crc32(" ".join(words[i:i + WORDS]).encode()) for i in range(count)}


def groups(all_sequences):
    """A number for each text; near copies (two equal minima of four) have the same."""
    parent = list(range(len(all_sequences)))

    def root(i):
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    seen = {}
    for i, found in enumerate(all_sequences):
        if len(found) < 2:
            continue
        minima = [min(((x * factor) & MASK) ^ mix for x in found) for factor, mix in MIXES]
        for a, b in combinations(range(len(minima)), 2):
            first = seen.setdefault((a, b, minima[a], minima[b]), i)
            parent[root(i)] = root(first)
    return [root(i) for i in range(len(all_sequences))]


def shares_with(kept_aside, all_sequences):
    """True for each text that shares SHARED of its sequences with one that is kept aside."""
    where = defaultdict(list)
    for number, found in enumerate(kept_aside):
        for sequence in found:
            where[sequence].append(number)
    answers = []
    for found in all_sequences:
        shared = Counter(number for sequence in found for number in where.get(sequence, ()))
        answers.append(any(count >= SHARED * min(len(found), len(kept_aside[number]))
                           for number, count in shared.items()))
    return answers
