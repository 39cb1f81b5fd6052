"""firsthand serve: the pages, on this machine only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from firsthand.cli.options import world

if TYPE_CHECKING:
    from firsthand.pipeline.state import World

HOST = "127.0.0.1"
PORT = 8718


@click.command("serve")
@click.option("--port", default=PORT, show_default=True, help="Port; a free one is taken if it is in use.")
@click.pass_context
def command(context: click.Context, port: int) -> None:
    """Serve the map and the pages of the store on this machine, until Ctrl-C."""
    run(world(context), port)


def run(world: World, port: int) -> None:
    """Serve a world in the foreground, having printed the address."""
    import socket

    import uvicorn

    from firsthand.web.app import create_app

    app = create_app(world)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except OSError:
            listener.bind((HOST, 0))
            click.echo(f"firsthand: port {port} is in use, taking a free one", err=True)
        click.echo(f"firsthand: http://{HOST}:{listener.getsockname()[1]}/  (Ctrl-C stops)")
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        server.run(sockets=[listener])
