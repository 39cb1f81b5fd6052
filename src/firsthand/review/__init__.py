"""Human decisions: applied to what the machine read, compared with it, and asked for where they matter most."""
