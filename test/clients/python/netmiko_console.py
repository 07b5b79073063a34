"""netmiko at a console, as it is used behind terminal servers (netmiko #909, #3737); prints what came back as JSON.

Arguments: host, port, the name to give to a terminal server or nothing, user, password.
"""

import json
import re
import sys

from netmiko import ConnectHandler, redispatch

host, port, via, user, password = sys.argv[1:]
told = {}

line = ConnectHandler(device_type="generic_termserver_telnet", host=host, port=int(port))
try:
    if via:
        line.write_channel(f"{via}\r\n")
        told["opened"] = line.read_until_pattern(r"Open\r?\n").strip().splitlines()[-1]
    line.write_channel("\r\n")
    told["woken"] = line.read_until_pattern(r"login: $").strip().splitlines()[-1]
    line.write_channel(f"{user}\r\n")
    line.read_until_pattern(r"Password: $")
    line.write_channel(f"{password}\r\n")
    line.read_until_pattern(r"# $")
    redispatch(line, device_type="cisco_nxos")
    told["prompt"] = line.find_prompt()
    told["version"] = re.search(r"NXOS: version (\S+)", line.send_command("show version")).group(1)
finally:
    line.disconnect()
print(json.dumps(told))
