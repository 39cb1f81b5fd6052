"""Train the tagger: python -m training.tag MUC4 MINILM OUT [--fold K --folds N] ; nice, one thread.

Caches the frozen layers' output for the whole of train and dev in OUT/cache.npz. With --fold the fold is left out of training and
tagged (scores for the second stage); without, all of train is used and dev is tagged. --start goes on from a model in OUT: with
--fold it must be one that has not seen the fold, such as fold K % 2 of 2 for fold K of 4 (quarters lie within halves).

A run that is stopped goes on where it was when the same command is given again: every --save steps OUT keeps a checkpoint with
the state of the optimiser and of chance, so that the weights come out as if it had never stopped.
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


def planned(todo, golds, args):
    """The groups of windows of every step, drawn from the seed alone."""
    chance = random.Random(SEED if args.start is None else f"{SEED} {args.start}")
    plan = []
    for _ in range(args.epochs):
        epoch = [w for w in todo if golds[w.doc][2].any() or chance.random() < args.quiet]
        chance.shuffle(epoch)
        plan.extend(epoch[i : i + args.batch] for i in range(0, len(epoch), args.batch))
    return plan


class Course:
    """A model being trained, as far as it has come: kept on disk so that it can go on after a stop."""

    def __init__(self, model, steps, args):
        slow = [p for n, p in model.named_parameters() if n.startswith("layers")]
        fast = [p for n, p in model.named_parameters() if not n.startswith("layers")]
        groups = [{"params": slow, "lr": args.rate}, {"params": fast, "lr": 10 * args.rate}]
        self.model, self.done = model, 0
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda s: min((s + 1) / (0.1 * steps), (steps - s) / (0.9 * steps))
        )
        self.path, self.batch = args.out / f"{name_of(args)}.checkpoint", args.batch
        self.command = json.dumps(vars(args), default=str)

    def keep(self):
        parts = {n: getattr(self, n).state_dict() for n in ("model", "optimiser", "schedule")}
        said = {"done": self.done, "command": self.command, "chance": torch.get_rng_state()}
        fresh = self.path.with_suffix(".fresh")
        torch.save(parts | said, fresh)
        fresh.replace(self.path)

    def resume(self):
        """Take up a checkpoint of the same command, if there is one."""
        if not self.path.exists():
            return
        stored = torch.load(self.path, weights_only=True)
        if stored["command"] != self.command:
            raise SystemExit(f"{self.path}: of another command ({stored['command']}); delete it or give that command")
        for part in ("model", "optimiser", "schedule"):
            getattr(self, part).load_state_dict(stored[part])
        torch.set_rng_state(stored["chance"])
        self.done = stored["done"]

    def step(self, group, golds):
        total = 0.0
        for window in group:
            loss = loss_of(self.model, window, golds[window.doc]) / self.batch
            loss.backward()
            total += float(loss.detach())
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.done += 1
        return total


def train(model, todo, golds, args):
    plan = planned(todo, golds, args)
    course = Course(model, len(plan), args)
    course.resume()
    model.train()
    began, total, since = time.time(), 0.0, course.done
    for group in plan[course.done :]:
        total += course.step(group, golds)
        if course.done % 20 == 0:
            mean, wall, cpu = total / (course.done - since), time.time() - began, time.process_time()
            print(f"step {course.done}/{len(plan)} loss {mean:.4f} wall {wall:.0f} cpu {cpu:.0f}", flush=True)
            assert math.isfinite(total)
            total, since = 0.0, course.done
        if course.done % args.save == 0:
            course.keep()
    course.keep()
    return course


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
    parse.add_argument("--start", help="go on from this model (its name in OUT)")
    parse.add_argument("--save", type=int, default=40, help="steps between checkpoints")
    return parse.parse_args()


def name_of(args):
    """The model's name: what was left out, and what it started from."""
    part = "all" if args.fold is None else f"fold{args.fold}of{args.folds}"
    return f"{part}-{args.start}" if args.start else part


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
    course = train(model, [w for w in every if w.doc in train_docs - out], golds, args)
    torch.save(model.state_dict(), args.out / f"{name_of(args)}.pt")
    lengths = {d: len(words(t)) for d, t in texts.items()}
    tagged = tag(model, [w for w in every if w.doc in out or w.doc not in train_docs], lengths)
    keep(args.out / f"{name_of(args)}.npz", tagged)
    (args.out / f"{name_of(args)}.json").write_text(json.dumps(vars(args), default=str))
    course.path.unlink()
    print("done", time.process_time(), flush=True)


def keep(path, tagged):
    parts = {f"{d}|{n}": v for d, marks in tagged.items() for n, v in zip("mkw", marks, strict=True)}
    np.savez_compressed(path, **{name: value.astype(np.float16) for name, value in parts.items()})


if __name__ == "__main__":
    main()
