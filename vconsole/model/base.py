"""The base of everything in the model: a frozen value that knows all its fields."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """An immutable value; a field it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
