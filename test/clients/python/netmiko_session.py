"""A day with netmiko; prints what came back as JSON. Arguments: host, port, user, password, a name and a number of its own."""

import json
import os
import sys

from netmiko import ConnectHandler, SSHDetect, file_transfer

host, port, user, password, name, number = sys.argv[1:]
switch = {"host": host, "port": int(port), "username": user, "password": password}
told = {"detected": SSHDetect(device_type="autodetect", **switch).autodetect()}

with ConnectHandler(device_type="cisco_nxos", **switch) as connection:
    told["prompt"] = connection.find_prompt()
    told["version"] = connection.send_command("show version")
    told["running"] = connection.send_command("show running-config")
    interface = f"interface Ethernet1/{number}"
    told["configured"] = connection.send_config_set(
        [f"vlan {number}", f"name {name}", interface, f"description {name}"], error_pattern=r"% "
    )
    told["shown"] = connection.send_command(f"show running-config {interface}")
    told["saved"] = connection.save_config()

    with open("sent", "wb") as file:
        file.write(os.urandom(100_000))

    def transfer(**ends):
        return file_transfer(connection, file_system="bootflash:", overwrite_file=True, **ends)

    told["sent"] = transfer(source_file="sent", dest_file=name, direction="put")
    told["sent again"] = transfer(source_file="sent", dest_file=name, direction="put")
    told["fetched"] = transfer(source_file=name, dest_file="back", direction="get")
    with open("sent", "rb") as sent, open("back", "rb") as back:
        told["same bytes"] = sent.read() == back.read()

    told["question"] = connection.send_command(f"delete bootflash:{name}", expect_string=r"yes/no/abort")
    told["deleted"] = connection.send_command("y", expect_string=r"#")
    told["listed"] = connection.send_command(f"dir bootflash:{name}")
    told["refused"] = connection.send_command("show nothing")

print(json.dumps(told))
