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


class _Operations:
    """What operations on a lab and on a device share. What stands before `/` has no name that an argument has too."""

    def _get(self, name, /, **arguments):
        return self._request("GET", name, query=arguments)

    def _post(self, name, /, **arguments):
        body = {key: value for key, value in arguments.items() if value is not None}
        return self._request("POST", name, data=json.dumps(body).encode())

    def _read(self, name, /, **arguments):
        return self._request("GET", name, query=arguments, raw=True)

    def _send(self, name, content, /, **arguments):
        data = content.encode() if isinstance(content, str) else content
        return self._request("POST", name, query=arguments, data=data)

    def _request(self, method, name, query=None, data=None, raw=False):
        return self._lab.request(method, self._path + name + _query(query or {}), data, raw)


class Device(_Operations):
    """A switch of a lab."""

    def __init__(self, lab, name):
        self._lab, self.name = lab, name
        self._path = "/v1/devices/" + urllib.parse.quote(name, safe="") + "/"

    @property
    def netmiko(self):
        """Keyword arguments of netmiko.ConnectHandler."""
        ssh = self.status()["ssh"]
        return {
            "device_type": "cisco_nxos",
            "host": ssh["host"],
            "port": ssh["port"],
            "username": ssh["user"],
            "password": ssh["password"],
        }

    # Operations on a device, from the table (npm run operations).

    def status(self):
        """One device: its stage, its release, where to log in, its filesystems, sticks, faults and sessions.

        Example: switch.status()
        """
        return self._get("status")

    def running_configuration(self):
        """The running configuration as text.

        Example: switch.running_configuration()
        """
        return self._get("runningConfiguration")

    def type(self, line, session=None, timeout=None):
        """Types a line and answers what the screen shows up to the next prompt or question, without the line and the
        prompt.

        line: a line to type, with Enter behind it
        session: a session that was opened under this name; one that is kept for the device when absent
        timeout: how long it is waited for, in host time; 2 min when absent
        Example: switch.type("show version")
        """
        return self._post("type", line=line, session=session, timeout=timeout)

    def press(self, keys, session=None, timeout=None):
        """Sends keys as they are, such as Ctrl-C, and does not wait.

        keys: text, {enter}, {tab}, {esc}, {space}, {backspace}, {ctrl-c}, or control characters
        session: a session that was opened under this name; one that is kept for the device when absent
        timeout: how long it is waited for, in host time; 2 min when absent
        Example: switch.press("{ctrl-c}")
        """
        return self._post("press", keys=keys, session=session, timeout=timeout)

    def expect(self, pattern, session=None, timeout=None):
        """Waits until the screen, from where the last answer ended, matches a pattern, and answers what it shows.

        pattern: a regular expression, ^ and $ at lines; without \\1 and without looking around
        session: a session that was opened under this name; one that is kept for the device when absent
        timeout: how long it is waited for, in host time; 2 min when absent
        Example: switch.expect("[#>] ?$")
        """
        return self._post("expect", pattern=pattern, session=session, timeout=timeout)

    def expect_prompt(self, session=None, timeout=None):
        """Answers the prompt that waits; an error while a question waits instead.

        session: a session that was opened under this name; one that is kept for the device when absent
        timeout: how long it is waited for, in host time; 2 min when absent
        Example: switch.expect_prompt(session="s1")
        """
        return self._post("expectPrompt", session=session, timeout=timeout)

    def screen(self, session=None, timeout=None):
        """Everything that the screen of a session has shown, at most its last eight million characters.

        session: a session that was opened under this name; one that is kept for the device when absent
        timeout: how long it is waited for, in host time; 2 min when absent
        Example: switch.screen(session="s1")
        """
        return self._get("screen", session=session, timeout=timeout)

    def open_session(self, session=None, door=None, timeout=None):
        """Opens a session that is found again by its name: a shell that is logged in, or the serial console.

        session: the name under which it is found again; s1, s2 and so on when absent
        door: a shell that is logged in (when absent), or the serial console in whatever stage the device is
        timeout: how long it is waited for, in host time; 2 min when absent
        Example: switch.open_session(session="second")
        """
        return self._post("openSession", session=session, door=door, timeout=timeout)

    def close_session(self, session):
        """Ends a session.

        session: the name of the session
        Example: switch.close_session("s1")
        """
        return self._post("closeSession", session=session)

    def power_on(self):
        """Switches the power on and waits until the device runs, waits for an operator, or its image fails; one that
        has power keeps it.

        Example: switch.power_on()
        """
        return self._post("powerOn")

    def power_off(self):
        """Cuts the power at this moment, in the middle of whatever is under way.

        Example: switch.power_off()
        """
        return self._post("powerOff")

    def insert_stick(self, slot, stick):
        """Pushes a stick of the lab into an empty slot.

        slot: the slot
        stick: the stick: a name of the lab, or "DEVICE usb1" for one described there
        Example: switch.insert_stick("usb1", "blue")
        """
        return self._post("insertStick", slot=slot, stick=stick)

    def pull_stick(self, slot):
        """Pulls the stick out of a slot, whatever is being done with it, and answers its name.

        slot: the slot
        Example: switch.pull_stick("usb1")
        """
        return self._post("pullStick", slot=slot)

    def set_link(self, port, link):
        """Plugs a cable into a port, or pulls it.

        port: the port
        link: up plugs a cable in, down pulls it
        Example: switch.set_link("Ethernet1/1", "down")
        """
        return self._post("setLink", port=port, link=link)

    def raise_fault(self, point, answer, percent=None):
        """From now on a point of the machine answers so, in so many of a hundred cases; a fault there before is
        replaced.

        point: the point of the machine that fails
        answer: what it answers from now on: scp.compact.open open or closed-by-peer, scp.compact.section pass or lost,
        compact.digest any text, install.bios programmed or failed, install.notify any text, rollback.verify same or
        different, loader.check valid or mismatch
        percent: in how many of a hundred cases; in all when absent
        Example: switch.raise_fault("loader.check", "mismatch")
        """
        return self._post("raiseFault", point=point, answer=answer, percent=percent)

    def clear_fault(self, point):
        """Takes the fault at a point away.

        point: the point
        Example: switch.clear_fault("loader.check")
        """
        return self._post("clearFault", point=point)

    def clear_faults(self):
        """Takes all faults away.

        Example: switch.clear_faults()
        """
        return self._post("clearFaults")

    def fill_disk(self, filesystem, leaving_bytes=None):
        """Fills a filesystem with files called filler-1.bin and so on until only so many bytes are free.

        filesystem: the filesystem
        leaving_bytes: how many bytes stay free, rounded up to whole blocks; none when absent
        Example: switch.fill_disk("bootflash")
        """
        return self._post("fillDisk", filesystem=filesystem, leavingBytes=leaving_bytes)

    def corrupt_file(self, path, at_bytes=None):
        """Turns one byte of a file over; its date and size stay.

        path: where, as an operator types it; without a filesystem in bootflash:
        at_bytes: which byte, counted from 0; the middle one when absent
        Example: switch.corrupt_file("bootflash:notes.txt")
        """
        return self._post("corruptFile", path=path, atBytes=at_bytes)

    def set_unresponsive(self, is_unresponsive):
        """The device takes what is typed and says nothing, until it is told to answer; then it says what it had to say.

        is_unresponsive: whether it says nothing from now on
        Example: switch.set_unresponsive(True)
        """
        return self._post("setUnresponsive", isUnresponsive=is_unresponsive)

    def set_slow_answers(self, delay=None, characters=None, jitter=None):
        """From now on what sessions show comes late and in pieces; without arguments it comes at once again.

        delay: how long each piece is waited for, in lab time; nothing when absent
        characters: how many characters a piece has; all at once when absent
        jitter: by how much a wait is longer at most; by nothing when absent
        Example: switch.set_slow_answers(delay="200 ms")
        """
        return self._post("setSlowAnswers", delay=delay, characters=characters, jitter=jitter)

    def set_transitions(self, transitions):
        """Says what waiting costs on this device from now on: a boot, a copy, a compaction.

        transitions: timed takes its time, immediate takes none, manual waits for step
        Example: switch.set_transitions("manual")
        """
        return self._post("setTransitions", transitions=transitions)

    def step(self):
        """With manual transitions, ends the wait that is due first; answers false when the device waits for nothing.

        Example: switch.step()
        """
        return self._post("step")

    def read_file(self, path):
        """The bytes of a file.

        path: where, as an operator types it; without a filesystem in bootflash:
        Example: switch.read_file("bootflash:notes.txt")
        """
        return self._read("readFile", path=path)

    def read_text(self, path):
        """A file of at most 64 MiB as text.

        path: where, as an operator types it; without a filesystem in bootflash:
        Example: switch.read_text("bootflash:notes.txt")
        """
        return self._get("readText", path=path)

    def write_file(self, path, content):
        """Writes a file in place of one of that name; it appears when it is complete, and the room of the filesystem is
        its limit.

        path: where, as an operator types it; without a filesystem in bootflash:
        Example: switch.write_file("bootflash:notes.txt", b"hello\\n")
        """
        return self._send("writeFile", content, path=path)

    def list_files(self, path=None):
        """The entries of a directory, in byte order of their names.

        path: the directory; bootflash: when absent
        Example: switch.list_files(path="bootflash:scripts")
        """
        return self._get("listFiles", path=path)

    def file_exists(self, path):
        """Whether a file or a directory is there.

        path: where, as an operator types it; without a filesystem in bootflash:
        Example: switch.file_exists("bootflash:notes.txt")
        """
        return self._get("fileExists", path=path)

    def remove_file(self, path):
        """Removes a file, or a directory with everything in it.

        path: where, as an operator types it; without a filesystem in bootflash:
        Example: switch.remove_file("bootflash:notes.txt")
        """
        return self._post("removeFile", path=path)

    def make_directory(self, path):
        """Makes a directory.

        path: where, as an operator types it; without a filesystem in bootflash:
        Example: switch.make_directory("bootflash:notes.txt")
        """
        return self._post("makeDirectory", path=path)

    def digest_file(self, path, algorithm=None):
        """The digest of a file in hexadecimal, as show file … md5sum prints it.

        path: where, as an operator types it; without a filesystem in bootflash:
        algorithm: md5 when absent
        Example: switch.digest_file("bootflash:notes.txt")
        """
        return self._get("digestFile", path=path, algorithm=algorithm)

    def restore(self, snapshot):
        """The device becomes what it was when the lab was saved under a name; its sessions end.

        snapshot: the name of the snapshot
        Example: switch.restore("before")
        """
        return self._post("restore", snapshot=snapshot)

    def reset(self):
        """The device becomes what it was when the lab had started; its sessions end.

        Example: switch.reset()
        """
        return self._post("reset")
    # End of the operations on a device.


class Lab(_Operations):
    """A running lab behind its control API."""

    def __init__(self, url, token="", process=None, folder=None):
        self.url, self.token = url, token
        self._lab, self._path = self, "/v1/"
        self._process, self._folder = process, folder

    @property
    def devices(self):
        """All switches."""
        return [Device(self, device["name"]) for device in self.status()["devices"]]

    def device(self, name):
        """The switch of that name."""
        device = Device(self, name)
        device.status()  # Asks at once, so that a wrong name is told here.
        return device

    # Operations on a lab, from the table (npm run operations).

    def status(self):
        """The lab: its time, its devices, its sticks, its snapshots.

        Example: lab.status()
        """
        return self._get("status")

    def advance(self, duration):
        """Moves the time of a lab whose clock is instant or moved by hand.

        duration: by how much, in lab time
        Example: lab.advance("5 min")
        """
        return self._post("advance", duration=duration)

    def make_stick(self, name, size, label=None, filesystem=None, files=None):
        """Makes a new USB stick that lies on the table.

        name: how a slot or a lever names it
        size: as it is sold
        label: what is printed on it
        filesystem: fat32 when absent; none is a stick that nobody has formatted
        files: what is on it
        Example: lab.make_stick("blue", "16GB")
        """
        return self._post("makeStick", name=name, size=size, label=label, filesystem=filesystem, files=files)

    def change_host_key(self, host):
        """Gives a simulated host another SSH key, as when it is set up anew.

        host: the address or the name of the host
        Example: lab.change_host_key("192.0.2.10")
        """
        return self._post("changeHostKey", host=host)

    def save(self, snapshot):
        """Saves the whole lab under a name, in the place of what had that name.

        snapshot: the name of the snapshot
        Example: lab.save("before")
        """
        return self._post("save", snapshot=snapshot)

    def restore(self, snapshot):
        """The lab becomes what it was; sessions end, and every device goes on in its time of then.

        snapshot: the name of the snapshot
        Example: lab.restore("before")
        """
        return self._post("restore", snapshot=snapshot)

    def forget(self, snapshot):
        """Drops a snapshot.

        snapshot: the name of the snapshot
        Example: lab.forget("before")
        """
        return self._post("forget", snapshot=snapshot)

    def reset(self):
        """The lab becomes what it was when it had started; sessions end.

        Example: lab.reset()
        """
        return self._post("reset")

    def explain(self):
        """The lab in English: what runs, what was typed, what was not understood, which defects were hit.

        Example: lab.explain()
        """
        return self._get("explain")

    def journal(self, kinds=None, device=None, after=None, limit=None):
        """The events that the journal still holds, oldest first.

        kinds: only events of these kinds
        device: only events of this device
        after: only events behind this sequence number
        limit: at most so many events
        Example: lab.journal(kinds=["command.entered"])
        """
        return self._get("journal", kinds=kinds, device=device, after=after, limit=limit)

    def events(self, kinds=None, device=None, after=None, limit=None, within=None):
        """The events so far and those that come, one after the other, until the limit, the time or the end of the lab.

        kinds: only events of these kinds
        device: only events of this device
        after: only events behind this sequence number
        limit: at most so many events
        within: ends when so much host time has passed; 10 s when absent
        Example: lab.events(kinds=["command.entered"])
        """
        return self._follow("events", kinds=kinds, device=device, after=after, limit=limit, within=within)

    def unknown_commands(self):
        """What was typed and not understood, in the order in which it was typed first.

        Example: lab.unknown_commands()
        """
        return self._get("unknownCommands")
    # End of the operations on a lab.

    def _follow(self, name, /, **arguments):
        request = self._made("GET", self._path + name + _query(arguments))
        with urllib.request.urlopen(request) as stream:
            for line in stream:
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])

    def _made(self, method, path, data=None):
        headers = {"Authorization": f"Bearer {self.token}"}
        return urllib.request.Request(self.url + path, data=data, headers=headers, method=method)

    def request(self, method, path, data=None, raw=False):
        """One request of the control API; GET /openapi.json lists them."""
        try:
            with urllib.request.urlopen(self._made(method, path, data)) as response:
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


def _query(arguments):
    texts = {key: _text(value) for key, value in arguments.items() if value is not None}
    return "?" + urllib.parse.urlencode(texts) if texts else ""


def _text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return ",".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


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
