"""The base of everything in the model: a frozen value that knows all its fields."""

from typing import Annotated

from pydantic import AllowInfNan, BaseModel, ConfigDict, Field, StrictFloat, StrictInt


class Model(BaseModel):
    """An immutable value; a field it does not know is an error."""

    # Schemas are built when a class first reads a value: a start uses few of them.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


Gib = Annotated[StrictInt | Annotated[StrictFloat, AllowInfNan(False)], Field(gt=0)]  # noqa: FBT003
"""An amount of memory, in GiB: a whole number, or a finite fraction."""
