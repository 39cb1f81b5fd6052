"""The one room that opens sockets."""
