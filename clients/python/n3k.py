"""Labs of emulated Nexus 3000 switches for Python tests. One file, standard library only: copy it into your project.

    with n3k.start() as lab:
        print(lab.device("N3K-C3064PQ").type("show version"))

With pytest, `pytest_plugins = ["n3k"]` in conftest.py gives the fixture `lab`.
"""

import json
import os
import shlex
import subprocess
import tempfile
import urllib.error
import urllib.parse
import urllib.request


class LabError(Exception):
    """What the emulator refused, with its hint."""

    def __init__(self, status, code, message, hint=""):
        super().__init__(f"{message} ({hint})" if hint else message)
        self.status, self.code, self.hint = status, code, hint


class Device:
    """A switch of a lab."""

    def __init__(self, lab, name):
        self.lab, self.name = lab, name
        self._path = "/v1/devices/" + urllib.parse.quote(name, safe="")

    @property
    def state(self):
        """Model, stage, release, address, filesystems, sticks."""
        return self.lab.request("GET", self._path)

    @property
    def netmiko(self):
        """Keyword arguments of netmiko.ConnectHandler."""
        ssh = self.state["ssh"]
        return {
            "device_type": "cisco_nxos",
            "host": ssh["host"],
            "port": ssh["port"],
            "username": ssh["user"],
            "password": ssh["password"],
        }

    def type(self, *lines, timeout=30.0):
        """Types lines at a session of its own; what the screen shows after the last one."""
        body = {"lines": list(lines), "timeoutMs": int(timeout * 1000)}
        return self.lab.request("POST", self._path + "/type", body)["outputs"][-1]

    def power(self, is_on):
        """Cuts the power, or switches it on and waits until the switch is up."""
        return self.lab.request("PUT", self._path + "/power", {"state": "on" if is_on else "off"})

    def insert_stick(self, slot, stick):
        """Pushes a stick of the lab into a slot."""
        return self.lab.request("PUT", f"{self._path}/usb/{slot}", {"stick": stick})

    def pull_stick(self, slot):
        """Pulls the stick out of a slot; its name."""
        return self.lab.request("DELETE", f"{self._path}/usb/{slot}")["stick"]

    def files(self, path="bootflash:/"):
        """The entries of a directory."""
        return self.lab.request("GET", self._path + "/files?" + _query(path=path))

    def read(self, path):
        """The bytes of a file."""
        return self.lab.request("GET", self._path + "/file?" + _query(path=path), raw=True)

    def write(self, path, content):
        """Writes the bytes of a file."""
        self.lab.request("PUT", self._path + "/file?" + _query(path=path), content)


class Lab:
    """A running lab behind its control API."""

    def __init__(self, url, token="", process=None, folder=None):
        self.url, self.token = url, token
        self._process, self._folder = process, folder

    @property
    def devices(self):
        """All switches."""
        return [Device(self, view["name"]) for view in self.request("GET", "/v1/devices")]

    def device(self, name):
        """The switch of that name."""
        device = Device(self, name)
        device.state  # Asks at once, so that a wrong name is told here.
        return device

    def advance(self, seconds):
        """Moves the time of a lab whose clock is instant or moved by hand."""
        return self.request("POST", "/v1/time/advance", {"ms": int(seconds * 1000)})

    def save(self, name="saved"):
        """Saves the whole lab under a name, in milliseconds."""
        self.request("PUT", "/v1/snapshots/" + urllib.parse.quote(name, safe=""))

    def restore(self, name="saved"):
        """The lab becomes what it was when it was saved; sessions end."""
        self.request("POST", f"/v1/snapshots/{urllib.parse.quote(name, safe='')}/restore")

    def reset(self):
        """The lab becomes what it was when it had started."""
        self.request("POST", "/v1/reset")

    def journal(self, *kinds, after=0):
        """What happened, such as command.entered; oldest first."""
        return self.request("GET", "/v1/journal?" + _query(kinds=",".join(kinds), after=after))

    def events(self, *kinds, after=0, timeout=30.0):
        """What happened and what happens, one entry after the other; ends with the lab."""
        headers = {"Authorization": f"Bearer {self.token}", "Last-Event-ID": str(after)}
        address = f"{self.url}/v1/events?" + _query(kinds=",".join(kinds))
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=timeout) as stream:
            for line in stream:
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])

    def request(self, method, path, body=None, raw=False):
        """One request of the control API; GET /openapi.json lists them."""
        headers = {"Authorization": f"Bearer {self.token}"}
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request) as response:
                answer = response.read()
        except urllib.error.HTTPError as error:
            problem = json.loads(error.read() or b"{}").get("error", {})
            message = problem.get("message", str(error))
            raise LabError(error.code, problem.get("code", ""), message, problem.get("hint", "")) from None
        return answer if raw else json.loads(answer) if answer else None

    def close(self):
        """Stops a lab that `start` has started."""
        if self._process is not None:
            self._process.terminate()
            self._process.communicate()
            self._process = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def start(lab=None, *arguments, command=None):
    """Starts a lab: a file, a dictionary of the same shape, or the built-in one. `arguments` go to `n3k run`."""
    folder = None
    if isinstance(lab, dict):
        folder = tempfile.TemporaryDirectory()
        path = os.path.join(folder.name, "lab.yaml")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(lab, file)
        lab = path
    program = shlex.split(command or os.environ.get("N3K", "n3k"))
    files = [] if lab is None else [os.fspath(lab)]
    options = ["--json", "--port", "0", "--control", "127.0.0.1:0"]
    process = subprocess.Popen(
        [*program, "run", *files, *options, *arguments],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )
    line = process.stdout.readline()
    if not line:
        _, errors = process.communicate()
        if folder is not None:
            folder.cleanup()
        raise LabError(0, "not-started", errors.strip())
    control = json.loads(line)["control"]
    return Lab(control["url"], control["token"] or "", process, folder)


def connect(url=None, token=None):
    """A lab that runs already; without arguments the one of `n3k exec`."""
    return Lab(url or os.environ["N3K_CONTROL_URL"], token or os.environ.get("N3K_CONTROL_TOKEN", ""))


def _query(**fields):
    return urllib.parse.urlencode({key: value for key, value in fields.items() if value != ""})


try:
    import pytest
except ImportError:
    pass
else:

    @pytest.fixture
    def n3k_lab():
        """What the lab of a test is started from; a test module replaces it with a file or a dictionary."""
        return None

    @pytest.fixture
    def lab(n3k_lab):
        """A lab of its own for each test, with instant time."""
        with start(n3k_lab, "--speed", "instant") as started:
            yield started
