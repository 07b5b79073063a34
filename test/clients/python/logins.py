"""Ways to log in with paramiko and netmiko; prints what came of each as JSON. Arguments: host, port, user, password."""

import json
import sys

import paramiko
from netmiko import ConnectHandler

host, port, user, password = sys.argv[1], int(sys.argv[2]), *sys.argv[3:]
paramiko.RSAKey.generate(2048).write_private_key_file("key")
told = {}


def tried(name, act):
    try:
        told[name] = act()
    except Exception as error:
        told[name] = repr(error)


def key_first():
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(host, port, user, password, key_filename="key", allow_agent=False)
    _, output, _ = client.exec_command("show clock")
    shown = output.read().decode()
    client.close()
    return "UTC" in shown


def on_one_transport(*tries):
    transport = paramiko.Transport((host, port))
    transport.start_client()
    try:
        for attempt in tries:
            try:
                attempt(transport)
            except paramiko.AuthenticationException:
                pass
        return transport.is_authenticated()
    finally:
        transport.close()


def right(transport):
    transport.auth_password(user, password)


def netmiko_with_keys():
    switch = {"device_type": "cisco_nxos", "host": host, "port": port, "username": user, "password": password}
    with ConnectHandler(**switch, use_keys=True, key_file="key") as connection:
        return "UTC" in connection.send_command("show clock")


tried("key, then password", key_first)
tried("none, then password", lambda: on_one_transport(lambda transport: transport.auth_none(user), right))
tried("wrong, then right", lambda: on_one_transport(lambda transport: transport.auth_password(user, "no"), right))
tried("netmiko with use_keys", netmiko_with_keys)
print(json.dumps(told))
