"""vconsole: a terminal console that rehearses vSphere GPU passthrough over a model of an estate."""

__version__ = "0.1.0"
