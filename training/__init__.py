"""Scripts that make the learned tables; see README.md. Never imported by the product."""
