"""Train the tagger: python -m training.tag MUC4 MINILM OUT [--fold K --folds N] ; nice, one thread.

Caches the frozen layers' output for the whole of train and dev in OUT/cache.npz. With --fold the fold is left out of training and
tagged (scores for the second stage); without, all of train is used and dev is tagged.
"""

import argparse
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch.nn import functional

from firsthand.learned.pieces import Vocabulary, words
from firsthand.learned.roles import ROLES, TYPES
from firsthand.learned.windows import windows
from training.encoder import Layer, Tagger, embedded
from training.muc4 import SEED, fold, load, marked


class Window:
    def __init__(self, doc, start, end, ids, firsts):
        self.doc, self.start, self.end, self.ids, self.firsts = doc, start, end, ids, firsts
        self.hidden = None


def cut(doc, text, vocabulary):
    pieces = vocabulary.ids(words(text))
    for start, end in windows([len(p) for p in pieces]):
        ids, firsts = [vocabulary.start], []
        for word in pieces[start:end]:
            firsts.append(len(ids))
            ids.extend(word)
        yield Window(doc, start, end, torch.tensor([*ids, vocabulary.end]), torch.tensor(firsts))


@torch.no_grad()
def freeze(todo, weights, first, cache):
    """Fill in the output of the frozen layers, from the cache where it is there."""
    total = sum(len(w.ids) for w in todo)
    if cache.exists():
        table = torch.from_numpy(np.load(cache))
    else:
        lower = [Layer(weights, n).eval() for n in range(first)]
        parts = []
        for window in todo:
            x = embedded(weights, window.ids)
            for layer in lower:
                x = layer(x)
            parts.append(x.half())
        table = torch.cat(parts)
        np.save(cache, table.numpy())
    assert len(table) == total, "the cache is of other texts: delete it"
    at = 0
    for window in todo:
        window.hidden = table[at : at + len(window.ids)]
        at += len(window.ids)


def loss_of(model, window, gold):
    roles, kinds, whole = gold
    roles, kinds = roles[window.start : window.end], kinds[window.start : window.end]
    marks, kind, all_kinds = model(window.hidden.float(), window.firsts)
    loss = functional.cross_entropy(marks.reshape(-1, 3), roles.reshape(-1), reduction="sum") / 100
    inside = kinds[:, 0] >= 0
    if inside.any():
        loss = (
            loss
            + functional.binary_cross_entropy_with_logits(kind[inside], kinds[inside].float(), reduction="sum") / 100
        )
    return loss + 0.5 * functional.binary_cross_entropy_with_logits(all_kinds, whole.float())


def train(model, todo, golds, args):
    chance = random.Random(SEED if args.start is None else f"{SEED} {args.start}")
    epochs, rate, batch, quiet = args.epochs, args.rate, args.batch, args.quiet
    slow = [p for n, p in model.named_parameters() if n.startswith("layers")]
    fast = [p for n, p in model.named_parameters() if not n.startswith("layers")]
    optimiser = torch.optim.AdamW([{"params": slow, "lr": rate}, {"params": fast, "lr": 10 * rate}], weight_decay=0.01)
    plan = []
    for _ in range(epochs):
        epoch = [w for w in todo if golds[w.doc][2].any() or chance.random() < quiet]
        chance.shuffle(epoch)
        plan.extend(epoch[i : i + batch] for i in range(0, len(epoch), batch))
    steps = len(plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (0.1 * steps), (steps - s) / (0.9 * steps))
    )
    model.train()
    began, total = time.time(), 0.0
    for step, group in enumerate(plan):
        for window in group:
            loss = loss_of(model, window, golds[window.doc]) / batch
            loss.backward()
            total += float(loss.detach())
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad(set_to_none=True)
        if step % 20 == 19:
            print(
                f"step {step + 1}/{steps} loss {total / 20:.4f} wall {time.time() - began:.0f} cpu {time.process_time():.0f}",
                flush=True,
            )
            total = 0.0
    assert math.isfinite(total)


@torch.no_grad()
def tag(model, todo, lengths):
    """Probabilities per document: marks [words, roles, 3], kinds [words, types], whole [types] (mean of windows)."""
    model.eval()
    out = {}
    for window in todo:
        marks, kinds, whole = model(window.hidden.float(), window.firsts)
        if window.doc not in out:
            n = lengths[window.doc]
            out[window.doc] = [np.zeros((n, len(ROLES), 3)), np.zeros((n, len(TYPES))), [], np.zeros((n, 1))]
        at = slice(window.start, window.end)
        out[window.doc][0][at] += marks.softmax(-1).numpy()
        out[window.doc][1][at] += kinds.sigmoid().numpy()
        out[window.doc][2].append(whole.sigmoid().numpy())
        out[window.doc][3][at] += 1
    return {d: (m / c[:, :, None], k / c, np.max(w, axis=0)) for d, (m, k, w, c) in out.items()}


def arguments():
    parse = argparse.ArgumentParser()
    parse.add_argument("muc4", type=Path)
    parse.add_argument("minilm", type=Path)
    parse.add_argument("out", type=Path)
    parse.add_argument("--fold", type=int, default=None)
    parse.add_argument("--folds", type=int, default=2)
    parse.add_argument("--first", type=int, default=2, help="the first layer that is trained")
    parse.add_argument("--epochs", type=int, default=3)
    parse.add_argument("--rate", type=float, default=1.5e-4)
    parse.add_argument("--batch", type=int, default=4)
    parse.add_argument("--quiet", type=float, default=0.5, help="share of reports without incidents used per epoch")
    parse.add_argument("--start", help="go on from this model (its name in OUT), on all of train; tried, not shipped")
    return parse.parse_args()


def main():
    args = arguments()
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    args.out.mkdir(parents=True, exist_ok=True)
    weights = {n.removeprefix("bert."): v for n, v in load_file(args.minilm / "model.safetensors").items()}
    vocabulary = Vocabulary((args.minilm / "vocab.txt").read_text(encoding="utf-8").splitlines())
    parts = {part: load(args.muc4, part) for part in ("train", "dev")}
    texts = {d: t for rows in parts.values() for d, t, _ in rows}
    golds = {d: tuple(map(torch.from_numpy, marked(t, ts))) for rows in parts.values() for d, t, ts in rows}
    every = [w for d, t in texts.items() for w in cut(d, t, vocabulary)]
    print(len(texts), "texts", len(every), "windows", sum(len(w.ids) for w in every), "pieces", flush=True)
    freeze(every, weights, args.first, args.out / f"cache{args.first}.npy")
    train_docs = {d for d, _, _ in parts["train"]}
    out = {d for d in train_docs if args.fold is not None and fold(texts[d], args.folds) == args.fold}
    model = Tagger(weights, args.first, len(ROLES), len(TYPES))
    if args.start:
        model.load_state_dict(torch.load(args.out / f"{args.start}.pt", weights_only=True))
    train(model, [w for w in every if w.doc in train_docs - out], golds, args)
    name = f"all-{args.start}" if args.fold is None else f"fold{args.fold}of{args.folds}"
    torch.save(model.state_dict(), args.out / f"{name}.pt")
    lengths = {d: len(words(t)) for d, t in texts.items()}
    tagged = tag(model, [w for w in every if w.doc in out or w.doc not in train_docs], lengths)
    keep(args.out / f"{name}.npz", tagged)
    (args.out / f"{name}.json").write_text(json.dumps(vars(args), default=str))
    print("done", time.process_time(), flush=True)


def keep(path, tagged):
    parts = {f"{d}|{n}": v for d, marks in tagged.items() for n, v in zip("mkw", marks, strict=True)}
    np.savez_compressed(path, **{name: value.astype(np.float16) for name, value in parts.items()})


if __name__ == "__main__":
    main()
