"""Every refusal of the API in one form: a code for the program, a sentence for the person."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound, Throttled, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

from accounts.domain.brakes import TooOften
from common.errors import RuleViolation

TEXT = {"type": "string"}
REFUSAL = {
    "type": "object",
    "properties": {
        "code": TEXT,
        "detail": TEXT,
        "errors": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": TEXT},
        },
    },
    "required": ["code", "detail"],
}
REFERENCE = {"$ref": "#/components/schemas/Refusal"}


def explain(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer with ``code``, ``detail`` and, if a parameter is wrong, ``errors`` by parameter."""
    if isinstance(error, TooOften):
        error = Throttled(detail=" ".join(error.messages))
    if isinstance(error, RuleViolation):
        error = ValidationError(error.messages, code=error.code)
    if isinstance(error, Http404):  # as Django raises it, it names what was looked for
        error = NotFound(_("There is no such record, or it lies outside your reach."))
    response = exception_handler(error, context)
    if response is not None:
        response.data = _said(response.data)
    return response


def describe(result: dict[str, Any], **context: Any) -> dict[str, Any]:
    """Add to the schema, for each address, what a refusal looks like."""
    result["components"]["schemas"]["Refusal"] = REFUSAL
    refused = {"description": "", "content": {"application/json": {"schema": REFERENCE}}}
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"]["4XX"] = refused
    return result


def _said(data: Any) -> dict[str, Any]:
    if isinstance(data, list):
        return {"code": data[0].code, "detail": " ".join(data)}
    if "detail" in data:
        return {"code": data["detail"].code, "detail": data["detail"]}
    return {
        "code": "invalid",
        "detail": _("A parameter is not as it should be."),
        "errors": data,
    }
