import inspect
from collections.abc import Callable


def call(handler: Callable[..., object], *arguments: object) -> None:
    """Calls your work, which must be done when it returns."""
    try:
        result = handler(*arguments)
    except StopIteration as error:
        # It means something else to the generators and coroutines that call this.
        raise RuntimeError("The handler raised StopIteration.") from error
    if inspect.iscoroutine(result):
        result.close()
    kinds = (inspect.isawaitable, inspect.isgenerator, inspect.isasyncgen)
    if any(is_kind(result) for is_kind in kinds):
        raise TypeError("The handler must be a plain function: no async, no yield.")
