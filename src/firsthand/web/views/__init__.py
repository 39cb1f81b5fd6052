"""View models: what a page shows, worked out from the world without any markup."""
