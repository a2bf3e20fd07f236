"""The command line: parse arguments, call the core, print. One module per command; see :mod:`jiping.cli.main`."""
