"""Events into accounts: control, crossings."""
