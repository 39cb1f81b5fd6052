"""The encoder (MiniLM-L6) with frozen lower layers, and the heads that mark words. One window at a time, no padding."""

from torch import nn
from torch.nn import functional

HEADS, WIDTH, EPSILON = 12, 384, 1e-12


class Layer(nn.Module):
    """A layer of BERT; attention without dropout, since dropout costs more than attention on a CPU."""

    def __init__(self, weights, number, dropout=0.1):
        super().__init__()
        stem = f"encoder.layer.{number}."
        self.dropout = dropout
        self.parts = nn.ModuleDict()
        for name, path in NAMES.items():
            weight, bias = weights[stem + path + ".weight"], weights[stem + path + ".bias"]
            part = nn.LayerNorm(WIDTH, eps=EPSILON) if name.startswith("norm") else nn.Linear(*weight.shape[::-1])
            part.load_state_dict({"weight": weight, "bias": bias})
            self.parts[name] = part

    def drop(self, x):
        return functional.dropout(x, self.dropout, self.training)

    def forward(self, x):
        q, k, v = (self.parts[n](x).view(len(x), HEADS, -1).transpose(0, 1)[None] for n in ("query", "key", "value"))
        seen = functional.scaled_dot_product_attention(q, k, v)[0].transpose(0, 1).reshape(len(x), WIDTH)
        x = self.parts["norm1"](x + self.drop(self.parts["attended"](seen)))
        wide = functional.gelu(self.parts["wide"](x))
        return self.parts["norm2"](x + self.drop(self.parts["narrow"](wide)))


NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "norm2": "output.LayerNorm",
}


def embedded(weights, ids):
    """The input of the first layer for one window of piece ids."""
    stem = "embeddings."
    x = weights[stem + "word_embeddings.weight"][ids] + weights[stem + "position_embeddings.weight"][: len(ids)]
    x = x + weights[stem + "token_type_embeddings.weight"][0]
    return functional.layer_norm(
        x, (WIDTH,), weights[stem + "LayerNorm.weight"], weights[stem + "LayerNorm.bias"], EPSILON
    )


class Tagger(nn.Module):
    """The upper layers and the heads: marks and types for the first piece of each word, types for the window."""

    def __init__(self, weights, first, roles, types):
        super().__init__()
        self.layers = nn.ModuleList(Layer(weights, n) for n in range(first, 6))
        self.marks = nn.Linear(WIDTH, 3 * roles)
        self.kinds = nn.Linear(WIDTH, types)
        self.whole = nn.Linear(WIDTH, types)

    def forward(self, x, firsts):
        for layer in self.layers:
            x = layer(x)
        at = x[firsts]
        at = functional.dropout(at, 0.1, self.training)
        return self.marks(at).view(len(firsts), -1, 3), self.kinds(at), self.whole(x[0])
