"""Checks a Dockerfile with hadolint and a Kubernetes manifest with the schemas of kubernetes-validate."""

import os
import subprocess
import sys

import kubernetes_validate
import yaml

dockerfile, manifest = sys.argv[1:]
hadolint = os.path.join(os.path.dirname(sys.executable), "hadolint")
subprocess.run([hadolint, dockerfile], check=True)
with open(manifest, encoding="utf-8") as file:
    for resource in yaml.safe_load_all(file):
        kubernetes_validate.validate(resource, "1.30", strict=True)
        print(resource["kind"], resource["metadata"]["name"])
