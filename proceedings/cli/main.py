"""The command group, what all verbs share, and the one place that turns errors into exits."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from importlib import import_module

import click

from proceedings import __version__
from proceedings.cli.complaints import colour, show_error
from proceedings.errors import ExitCode, ProceedingsError

# A verb is loaded when it is used: the start-up of one must not pay for the libraries of all.
_VERBS = {
    "init": "make a workshop folder that builds as it is",
    "import": "bring papers into the list of a workshop, or up to date",
    "check": "check manuscripts against the template and the page limit",
    "extract": "read title, authors, abstract and sections from manuscripts",
    "reconcile": "compare the list with the PDFs, and propose what to decide",
    "build": "build booklet, poster index, website, data and report",
    "programme": "place papers in sessions and on boards, and change it until the last hour",
    "serve": "show the website while it is made, and build it anew at every change",
    "export": "write the papers as files for a site that something else builds",
    "letters": "write to the authors of papers that have to be mended",
    "publish": "note what goes out, and say what is new since the last time",
    "requirements": "say what the workshop asks of manuscripts, for its authors",
    "formats": "list the paper formats that are known, or start a new one",
    "rules": "list the rules of the check",
    "explain": "say what a rule means, and how to mend what it finds",
    "completion": "print the line that makes a shell complete our commands",
}


class _Verbs(click.Group):
    """A group that imports a verb's module when the verb is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _VERBS:
            return None
        del ctx
        module = import_module(f"proceedings.cli.{cmd_name}_")
        return module.command  # type: ignore[no-any-return]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs without importing any of them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(_VERBS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from proceedings.text.similarity import suggest

            meant = suggest(args[0], _VERBS)
            hint = f" Did you mean “{meant}”?" if meant else ""
            raise click.UsageError(error.message + hint, ctx) from error


@click.group(
    cls=_Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExamples:\n"
    "  proceedings check paper.pdf --format icml2026 --limit 8\n"
    "  proceedings init my-workshop\n"
    "  cd my-workshop\n"
    "  proceedings import pdfs ~/papers/*.pdf\n"
    "  proceedings build",
)
@click.version_option(__version__, prog_name="proceedings")
def _group() -> None:
    """Check workshop papers; build their booklet, poster index and website."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with one of our codes."""
    # As Ctrl-C does, so that whoever ends us finds workers ended and half-made files removed.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:  # noqa: PLR0911 - one return an outcome
    try:
        result = _group.main(
            args=arguments, prog_name="proceedings", standalone_mode=False, color=colour()
        )
        return int(result) if isinstance(result, int) else ExitCode.CLEAN
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted; the last good outputs are untouched.", err=True)
        return ExitCode.INTERRUPTED
    except ProceedingsError as error:
        show_error(error)
        return error.code
    except BrokenPipeError:
        # The reader of our output went away, as `head` does; point what is left at nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.CLEAN
    except Exception:  # noqa: BLE001 - the last net: a bug is ours, and says so
        traceback.print_exc()
        click.echo(
            "This is a bug of proceedings. Please report it with the lines above and the command.",
            err=True,
        )
        return ExitCode.BUG
