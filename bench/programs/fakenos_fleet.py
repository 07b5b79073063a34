"""Starts FakeNOS with COUNT Nexus switches from FIRST_PORT on, says in one line of JSON where the last one is, and stays."""
import json
import sys
import threading

from fakenos import FakeNOS

count, first_port = int(sys.argv[1]), int(sys.argv[2])
host = {"username": "admin", "password": "admin", "port": first_port, "platform": "cisco_nxos"}
if count > 1:
    host |= {"port": [first_port, first_port + count - 1], "replicas": count}
FakeNOS(inventory={"hosts": {"switch": host}}).start()
print(json.dumps({"port": first_port + count - 1}), flush=True)
threading.Event().wait()
