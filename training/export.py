"""Write the learned tables that ship: python -m training.export MINILM TAGS OUT NAME [NAME ...] (one branch per model).

A NAME of several models, joined by "+", is one branch with the mean of their weights: models that went on from one and the same
model lie so near each other that their mean answers like the mean of their answers (Wortsman et al. 2022), at no cost in reading.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file

from firsthand.learned.encoder import narrow
from firsthand.learned.incidents import FORESTS
from firsthand.learned.roles import ROLES
from training.encoder import NAMES

VERSION = "muc4/3"


def flat(fitted):
    """The trees of a scikit-learn gradient boosting classifier as one table of nodes."""
    parts = {name: [] for name in ("feature", "threshold", "left", "right", "value")}
    roots, depth = [], 0
    for (tree,) in fitted._predictors:
        nodes, at = tree.nodes, len(parts["value"])
        roots.append(at)
        leaf = nodes["is_leaf"].astype(bool)
        here = at + np.arange(len(nodes))
        depth = max(depth, int(nodes["depth"].max()))
        parts["feature"].extend(np.where(leaf, 0, nodes["feature_idx"]))
        parts["threshold"].extend(np.where(leaf, 0.0, nodes["num_threshold"]))
        parts["left"].extend(np.where(leaf, here, at + nodes["left"]))
        parts["right"].extend(np.where(leaf, here, at + nodes["right"]))
        parts["value"].extend(np.where(leaf, nodes["value"], 0.0))
    kinds = {"feature": np.int16, "threshold": np.float64, "left": np.int32, "right": np.int32, "value": np.float32}
    table = {name: np.array(values, dtype=kinds[name]) for name, values in parts.items()}
    base = float(np.ravel(fitted._baseline_prediction)[0])
    return table | {"roots": np.array(roots, dtype=np.int32), "base_depth": np.array([base, depth])}


def write_judge(out, decider, limits, least=3):
    """The forests, and in card.json the thresholds and what is known of names (seen at least three times)."""
    out.mkdir(parents=True, exist_ok=True)
    forests = {n: getattr(decider, n) for n in FORESTS}
    tables = {f"{n}.{k}": v for n, f in forests.items() for k, v in flat(f).items()}
    for name, signs in (("text", decider.text), ("name", decider.name), ("span", decider.span_signs)):
        tables |= {f"{name}.weights": signs.weights.astype(np.float16), f"{name}.bias": signs.bias}
    tables["text.rarity"] = decider.rarity.astype(np.float16)
    np.savez_compressed(out / "judge.npz", **tables)
    card = read_card(out) | {"version": VERSION}
    card["tuned"] = card["thresholds"] = {
        "best_type": limits.best_type,
        "other_type": limits.other_type,
        "roles": list(limits.roles),
        "apart": limits.apart,
    }
    tables = {"last": decider.habits.last, "name": decider.habits.name}
    card["habits"] = {
        t: {k: [int(n), int(g)] for k, (n, g) in sorted(table.items()) if n >= least} for t, table in tables.items()
    }
    write_card(out, card)


def write_tagger(minilm, tags, out, names, first, largest):
    """Frozen lower layers once, then the upper layers and heads of each model, in eight bits or fewer."""
    weights = {n.removeprefix("bert."): v for n, v in load_file(minilm / "model.safetensors").items()}
    tables, single = {}, {}
    words = "embeddings.word_embeddings.weight"
    tables["pieces"] = weights[words]
    tables["positions"] = (
        weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    )
    for part in ("weight", "bias"):
        single[f"norm.{part}"] = weights[f"embeddings.LayerNorm.{part}"]
    for number in range(first):
        for name, path in NAMES.items():
            for part in ("weight", "bias"):
                put(tables, single, f"lower{number}.{name}.{part}", weights[f"encoder.layer.{number}.{path}.{part}"])
    for branch, name in enumerate(names):
        for key, value in averaged(tags, name.split("+")).items():
            key = key.replace(".parts.", ".").replace("layers.", "layer")
            put(tables, single, f"branch{branch}.{key}", value)
    arrays = {n: v.numpy().astype(np.float32) for n, v in single.items()}
    for name, value in tables.items():
        arrays[name], arrays[f"{name}.scale"] = narrow(value.numpy().astype(np.float32), largest)
    out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out / "tagger.npz", **arrays)
    (out / "pieces.txt").write_text((minilm / "vocab.txt").read_text(encoding="utf-8"), encoding="utf-8")
    write_card(out, read_card(out) | {"lower": first, "upper": 6 - first, "branches": len(names), "roles": list(ROLES)})


def averaged(tags, names):
    """The mean of the weights of several models."""
    states = [torch.load(tags / f"{name}.pt", weights_only=True) for name in names]
    return {key: torch.stack([s[key].float() for s in states]).mean(dim=0) for key in states[0]}


def put(tables, single, name, value):
    (tables if value.ndim == 2 else single)[name] = value


def read_card(out):
    path = out / "card.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def write_card(out, card):
    text = json.dumps(card, ensure_ascii=False, indent=1, sort_keys=True)
    (out / "card.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    parse = argparse.ArgumentParser()
    parse.add_argument("minilm", type=Path)
    parse.add_argument("tags", type=Path)
    parse.add_argument("out", type=Path)
    parse.add_argument("names", nargs="+")
    parse.add_argument("--first", type=int, default=2)
    parse.add_argument("--largest", type=int, default=127, help="weights are whole numbers up to this")
    args = parse.parse_args()
    write_tagger(args.minilm, args.tags, args.out, args.names, args.first, args.largest)
