"""A day with scrapli; prints what came back as JSON. Arguments: host, port, user, password, a name and a number of its own."""

import json
import sys

from scrapli import AuthOptions, Cli, TransportBinOptions

host, port, user, password, name, number = sys.argv[1:]
told = {}
with Cli(
    host,
    port=int(port),
    definition_file_or_name="cisco_nxos",
    auth_options=AuthOptions(username=user, password=password),
    transport_options=TransportBinOptions(enable_strict_key=False),
) as connection:
    told["prompt"] = connection.get_prompt().result
    version = connection.send_input("show version")
    told["version"] = [version.failed, version.result]
    configured = connection.send_inputs(
        [f"interface Ethernet1/{number}", f"description {name}"], requested_mode="configuration"
    )
    told["configured"] = configured.failed
    told["prompt in configuration"] = connection.get_prompt().result
    told["shown"] = connection.send_input(f"show running-config interface Ethernet1/{number}").result
    told["refused"] = connection.send_input("show nothing").failed
    told["prompt after"] = connection.get_prompt().result

print(json.dumps(told))
