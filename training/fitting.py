"""Fit what the second step is made of: forests on rows of figures, linear models on signs."""

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from firsthand.learned.signs import SIZE, Signs, of_entity, of_text, rarity_of


def grown(x, y, rounds=120, leaves=12):
    return HistGradientBoostingClassifier(
        max_iter=rounds,
        learning_rate=0.05,
        max_leaf_nodes=leaves,
        min_samples_leaf=20,
        l2_regularization=5.0,
        max_features=0.4,
        random_state=0,
        early_stopping=False,
    ).fit(x, y)


def linear(reports):
    """The signs of names and of texts, fitted on some reports, and how rare the signs of texts are there."""
    named = [(of_entity(r.seen.words, e), right) for r in reports for e, right in zip(r.found, r.right, strict=True)]
    rarity = rarity_of([r.seen.words for r in reports])
    texts = [of_text(r.seen.words, rarity) for r in reports]
    return (
        fitted([x for x, _ in named], np.array([[y] for _, y in named]), 2.0),
        fitted(texts, np.array([r.types for r in reports]), 6.0),
        rarity,
    )


def exactly(reports):
    """The signs of names, for whether just these words are one."""
    return fitted([s for r in reports for s in r.signed], np.concatenate([r.exact for r in reports])[:, None], 2.0)


def fitted(signs, gold, strength):
    at = np.cumsum([0, *(len(s) for s in signs)])
    table = csr_matrix(([w for s in signs for w in s.values()], [i for s in signs for i in s], at), (len(signs), SIZE))
    models = [LogisticRegression(C=strength, max_iter=200).fit(table, y) for y in gold.T]
    return Signs(np.array([m.coef_[0] for m in models]), np.array([m.intercept_[0] for m in models]))


def chance(fitted, x):
    return fitted.predict_proba(x)[:, 1] if len(x) else np.zeros(0)
