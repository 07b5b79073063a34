"""Checks an OpenAPI document."""

import json
import sys

import openapi_spec_validator

with open(sys.argv[1], encoding="utf-8") as file:
    openapi_spec_validator.validate(json.load(file))
print("valid")
