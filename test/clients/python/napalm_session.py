"""The facts and the configuration as NAPALM's SSH driver reads them, as JSON. Arguments: host, port, user, password."""

import json
import sys

from napalm import get_network_driver

host, port, user, password = sys.argv[1:]
driver = get_network_driver("nxos_ssh")
with driver(host, user, password, optional_args={"port": int(port)}) as switch:
    told = {"alive": switch.is_alive(), "facts": switch.get_facts(), "configuration": switch.get_config()}

print(json.dumps(told))
