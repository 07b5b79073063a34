"""Two upgrades with netmiko; prints what came back as JSON. Arguments: host, port, user, password."""

import json
import sys
import time

from netmiko import ConnectHandler

host, port, user, password = sys.argv[1:]
switch = {"device_type": "cisco_nxos", "host": host, "port": int(port), "username": user, "password": password}


def connect():
    for _ in range(60):
        try:
            return ConnectHandler(**switch)
        except Exception:
            time.sleep(1)
    raise SystemExit("the switch does not come back")


def upgrade(image):
    with connect() as connection:
        connection.send_command(f"install all nxos bootflash:{image}", expect_string=r"\[n\]", read_timeout=300)
        said = connection.send_command("y", expect_string=r"reboot in 10 seconds", read_timeout=300)
    time.sleep(3)
    return said.splitlines()[-1]


told = [upgrade("nxos.7.0.3.I7.8.bin"), upgrade("nxos.9.3.4.bin")]
with connect() as connection:
    told.append(connection.send_command("show version | include NXOS:"))
print(json.dumps(told))
