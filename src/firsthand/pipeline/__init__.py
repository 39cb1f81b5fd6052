"""Settings, plug-ins and runs: the room that knows the order of stages and opens files."""
