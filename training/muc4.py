"""The MUC-4 training part: texts with gold fillers, marked word by word."""

import gzip
import hashlib
import json
from pathlib import Path

import numpy as np

from firsthand.learned.pieces import words
from firsthand.learned.roles import ROLES, TYPES

SLOTS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")  # in the order of ROLES
GOLD_TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")  # in the order of TYPES
SEED = 20261122


def rows(path):
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as stream:
        return [json.loads(line) for line in stream]


def load(folder, part):
    """[(docid, text, templates)] of "train" or "dev"; templates are lists with `types` and slots of entities."""
    end = ".jsonl.gz" if part == "train" else ".jsonl"
    texts = rows(Path(folder) / f"{part}.input{end}")
    gold = {row["docid"]: row["templates"] for row in rows(Path(folder) / f"{part}.gold{end}")}
    return [(row["docid"], row["text"], gold[row["docid"]]) for row in texts]


def fold(text, count):
    """The fold of a document: equal texts (train has two such pairs) are always in one fold."""
    return int(hashlib.sha256(text[:400].encode()).hexdigest(), 16) % count


def types_of(template):
    """Numbers of the incident types that the gold allows ("attack / bombing" is either)."""
    return [
        GOLD_TYPES.index(part.strip()) for part in template["incident_type"].split("/") if part.strip() in GOLD_TYPES
    ]


def occurrences(found, phrase):
    """[(first word, last word out)] where the words of a phrase stand in the text."""
    wanted = [w.text.lower() for w in words(phrase)]
    low = [w.text.lower() for w in found]
    if not wanted:
        return []
    n = len(wanted)
    return [(i, i + n) for i in range(len(low) - n + 1) if low[i] == wanted[0] and low[i : i + n] == wanted]


def marked(text, templates):
    """Marks of every word, and the types of the whole text.

    roles [words, 5] of 0 out, 1 first, 2 inside; types [words, 6] of 0 or 1, -1 where not in a mention; whole [6].
    """
    found = words(text)
    roles = np.zeros((len(found), len(ROLES)), dtype=np.int64)
    kinds = np.full((len(found), len(TYPES)), -1, dtype=np.int64)
    for number, slot in enumerate(SLOTS):
        strings = phrases(templates, slot)
        for phrase in sorted(strings, key=lambda p: (-len(p), p)):
            for start, end in occurrences(found, phrase):
                if not roles[start:end, number].any():
                    roles[start:end, number] = [1] + [2] * (end - start - 1)
                    kinds[start:end] = np.maximum(kinds[start:end], 0)
                    kinds[start:end, sorted(strings[phrase])] = 1
    whole = np.zeros(len(TYPES), dtype=np.int64)
    for template in templates:
        whole[types_of(template)] = 1
    return roles, kinds, whole


def phrases(templates, slot):
    """Every string of a slot with the types of its templates."""
    found = {}
    for template in templates:
        for phrase in (phrase for entity in template[slot] for phrase in entity):
            found.setdefault(phrase, set()).update(types_of(template))
    return found
