// Written by npm run operations from the table of operations.

package n3k

import "encoding/json"

// SSH is as the control API tells it; docs/operations.md says more.
type SSH struct {
	Host     string `json:"host"`
	Port     int64  `json:"port"`
	User     string `json:"user"`
	Password string `json:"password"`
}

// Console is as the control API tells it; docs/operations.md says more.
type Console struct {
	Host string `json:"host"`
	Port int64  `json:"port"`
	Via  string `json:"via"`
}

// Filesystem is as the control API tells it; docs/operations.md says more.
type Filesystem struct {
	Name       string `json:"name"`
	TotalBytes int64  `json:"totalBytes"`
	UsedBytes  int64  `json:"usedBytes"`
	FreeBytes  int64  `json:"freeBytes"`
}

// Fault is as the control API tells it; docs/operations.md says more.
type Fault struct {
	Point   string  `json:"point"`
	Answer  string  `json:"answer"`
	Percent float64 `json:"percent"`
}

// SessionStatus is as the control API tells it; docs/operations.md says more.
type SessionStatus struct {
	Session string `json:"session"`
	Door    string `json:"door"`
	IsOver  bool   `json:"isOver"`
}

// DeviceStatus is as the control API tells it; docs/operations.md says more.
type DeviceStatus struct {
	Name           string             `json:"name"`
	Model          string             `json:"model"`
	Hostname       string             `json:"hostname"`
	SerialNumber   string             `json:"serialNumber"`
	Stage          string             `json:"stage"`
	Release        *string            `json:"release"`
	BootImages     []string           `json:"bootImages"`
	BootedImages   []string           `json:"bootedImages"`
	ResetReason    *string            `json:"resetReason"`
	SSH            SSH                `json:"ssh"`
	Console        Console            `json:"console"`
	Filesystems    []Filesystem       `json:"filesystems"`
	USB            map[string]*string `json:"usb"`
	Faults         []Fault            `json:"faults"`
	IsUnresponsive bool               `json:"isUnresponsive"`
	Sessions       []SessionStatus    `json:"sessions"`
}

// Place is as the control API tells it; docs/operations.md says more.
type Place struct {
	Device string `json:"device"`
	Slot   string `json:"slot"`
}

// StickStatus is as the control API tells it; docs/operations.md says more.
type StickStatus struct {
	Name  string `json:"name"`
	Place *Place `json:"place"`
}

// Snapshot is as the control API tells it; docs/operations.md says more.
type Snapshot struct {
	Name  string `json:"name"`
	NowMs int64  `json:"nowMs"`
}

// LabStatus is as the control API tells it; docs/operations.md says more.
type LabStatus struct {
	NowMs     int64          `json:"nowMs"`
	Now       string         `json:"now"`
	Speed     any            `json:"speed"`
	Devices   []DeviceStatus `json:"devices"`
	Sticks    []StickStatus  `json:"sticks"`
	Snapshots []Snapshot     `json:"snapshots"`
}

// HostKey is as the control API tells it; docs/operations.md says more.
type HostKey struct {
	Algorithm   string `json:"algorithm"`
	Fingerprint string `json:"fingerprint"`
}

// UnknownCommand is as the control API tells it; docs/operations.md says more.
type UnknownCommand struct {
	Device string `json:"device"`
	Line   string `json:"line"`
	Count  int64  `json:"count"`
	Family string `json:"family"`
}

// OpenedSession is as the control API tells it; docs/operations.md says more.
type OpenedSession struct {
	Session string `json:"session"`
	Door    string `json:"door"`
}

// ListedFile is as the control API tells it; docs/operations.md says more.
type ListedFile struct {
	Name       string `json:"name"`
	Kind       string `json:"kind"`
	SizeBytes  int64  `json:"sizeBytes"`
	ModifiedMs int64  `json:"modifiedMs"`
}

// Status: the lab: its time, its devices, its sticks, its snapshots.
//
//	lab.Status()
func (l *Lab) Status(options ...Option) (answer LabStatus, err error) {
	content, err := l.call("GET", "status", map[string]any{}, options)
	if err == nil {
		err = json.Unmarshal(content, &answer)
	}
	return answer, err
}

// Advance: moves the time of a lab whose clock is instant or moved by hand.
//
//	lab.Advance("5 min")
func (l *Lab) Advance(duration any, options ...Option) error {
	_, err := l.call("POST", "advance", map[string]any{"duration": duration}, options)
	return err
}

// MakeStick: makes a new USB stick that lies on the table.
//
// Options:
// label: what is printed on it
// filesystem: fat32 when absent; none is a stick that nobody has formatted
// files: what is on it
//
//	lab.MakeStick("blue", "16GB")
func (l *Lab) MakeStick(name string, size string, options ...Option) (answer StickStatus, err error) {
	content, err := l.call("POST", "makeStick", map[string]any{"name": name, "size": size}, options)
	if err == nil {
		err = json.Unmarshal(content, &answer)
	}
	return answer, err
}

// ChangeHostKey: gives a simulated host another SSH key, as when it is set up anew.
//
//	lab.ChangeHostKey("192.0.2.10")
func (l *Lab) ChangeHostKey(host string, options ...Option) (answer HostKey, err error) {
	content, err := l.call("POST", "changeHostKey", map[string]any{"host": host}, options)
	if err == nil {
		err = json.Unmarshal(content, &answer)
	}
	return answer, err
}

// Save: saves the whole lab under a name, in the place of what had that name.
//
//	lab.Save("before")
func (l *Lab) Save(snapshot string, options ...Option) error {
	_, err := l.call("POST", "save", map[string]any{"snapshot": snapshot}, options)
	return err
}

// Restore: the lab becomes what it was; sessions end, and every device goes on in its time of then.
//
//	lab.Restore("before")
func (l *Lab) Restore(snapshot string, options ...Option) error {
	_, err := l.call("POST", "restore", map[string]any{"snapshot": snapshot}, options)
	return err
}

// Forget: drops a snapshot.
//
//	lab.Forget("before")
func (l *Lab) Forget(snapshot string, options ...Option) error {
	_, err := l.call("POST", "forget", map[string]any{"snapshot": snapshot}, options)
	return err
}

// Reset: the lab becomes what it was when it had started; sessions end.
//
//	lab.Reset()
func (l *Lab) Reset(options ...Option) error {
	_, err := l.call("POST", "reset", map[string]any{}, options)
	return err
}

// Explain: the lab in English: what runs, what was typed, what was not understood, which defects were hit.
//
//	lab.Explain()
func (l *Lab) Explain(options ...Option) (answer string, err error) {
	content, err := l.call("GET", "explain", map[string]any{}, options)
	if err == nil {
		err = json.Unmarshal(content, &answer)
	}
	return answer, err
}

// Journal: the events that the journal still holds, oldest first.
//
// Options:
// kinds: only events of these kinds
// device: only events of this device
// after: only events behind this sequence number
// limit: at most so many events
//
//	lab.Journal(With("kinds", []string{"command.entered"}))
func (l *Lab) Journal(options ...Option) (answer []Event, err error) {
	content, err := l.call("GET", "journal", map[string]any{}, options)
	if err == nil {
		err = json.Unmarshal(content, &answer)
	}
	return answer, err
}

// Events: the events so far and those that come, one after the other, until the limit, the time or the end of
// the lab.
//
// Options:
// kinds: only events of these kinds
// device: only events of this device
// after: only events behind this sequence number
// limit: at most so many events
// within: ends when so much host time has passed; 10 s when absent
//
//	lab.Events(func(event Event) bool { return true }, With("kinds", []string{"command.entered"}))
func (l *Lab) Events(yield func(Event) bool, options ...Option) error {
	return l.follow("events", yield, options)
}

// UnknownCommands: what was typed and not understood, in the order in which it was typed first.
//
//	lab.UnknownCommands()
func (l *Lab) UnknownCommands(options ...Option) (answer []UnknownCommand, err error) {
	content, err := l.call("GET", "unknownCommands", map[string]any{}, options)
	if err == nil {
		err = json.Unmarshal(content, &answer)
	}
	return answer, err
}

// Status: one device: its stage, its release, where to log in, its filesystems, sticks, faults and sessions.
//
//	lab.Device("sw1").Status()
func (d *Device) Status(options ...Option) (answer DeviceStatus, err error) {
	content, err := d.call("GET", "status", map[string]any{}, options)
	if err == nil {
		err = json.Unmarshal(content, &answer)
	}
	return answer, err
}

// RunningConfiguration: the running configuration as text.
//
//	lab.Device("sw1").RunningConfiguration()
func (d *Device) RunningConfiguration(options ...Option) (answer string, err error) {
	content, err := d.call("GET", "runningConfiguration", map[string]any{}, options)
	if err == nil {
		err = json.Unmarshal(content, &answer)
	}
	return answer, err
}

// Type: types a line and answers what the screen shows up to the next prompt or question, without the line
// and the prompt.
//
// Options:
// session: a session that was opened under this name; one that is kept for the device when absent
// timeout: how long it is waited for, in host time; 2 min when absent
//
//	lab.Device("sw1").Type("show version")
func (d *Device) Type(line string, options ...Option) (answer string, err error) {
	content, err := d.call("POST", "type", map[string]any{"line": line}, options)
	if err == nil {
		err = json.Unmarshal(content, &answer)
	}
	return answer, err
}

// Press: sends keys as they are, such as Ctrl-C, and does not wait.
//
// Options:
// session: a session that was opened under this name; one that is kept for the device when absent
// timeout: how long it is waited for, in host time; 2 min when absent
//
//	lab.Device("sw1").Press("{ctrl-c}")
func (d *Device) Press(keys string, options ...Option) error {
	_, err := d.call("POST", "press", map[string]any{"keys": keys}, options)
	return err
}

// Expect: waits until the screen, from where the last answer ended, matches a pattern, and answers what it
// shows.
//
// Options:
// session: a session that was opened under this name; one that is kept for the device when absent
// timeout: how long it is waited for, in host time; 2 min when absent
//
//	lab.Device("sw1").Expect("[#>] ?$")
func (d *Device) Expect(pattern string, options ...Option) (answer string, err error) {
	content, err := d.call("POST", "expect", map[string]any{"pattern": pattern}, options)
	if err == nil {
		err = json.Unmarshal(content, &answer)
	}
	return answer, err
}

// ExpectPrompt: answers the prompt that waits; an error while a question waits instead.
//
// Options:
// session: a session that was opened under this name; one that is kept for the device when absent
// timeout: how long it is waited for, in host time; 2 min when absent
//
//	lab.Device("sw1").ExpectPrompt(With("session", "s1"))
func (d *Device) ExpectPrompt(options ...Option) (answer string, err error) {
	content, err := d.call("POST", "expectPrompt", map[string]any{}, options)
	if err == nil {
		err = json.Unmarshal(content, &answer)
	}
	return answer, err
}

// Screen: everything that the screen of a session has shown, at most its last eight million characters.
//
// Options:
// session: a session that was opened under this name; one that is kept for the device when absent
// timeout: how long it is waited for, in host time; 2 min when absent
//
//	lab.Device("sw1").Screen(With("session", "s1"))
func (d *Device) Screen(options ...Option) (answer string, err error) {
	content, err := d.call("GET", "screen", map[string]any{}, options)
	if err == nil {
		err = json.Unmarshal(content, &answer)
	}
	return answer, err
}

// OpenSession: opens a session that is found again by its name: a shell that is logged in, or the serial
// console.
//
// Options:
// session: the name under which it is found again; s1, s2 and so on when absent
// door: a shell that is logged in (when absent), or the serial console in whatever stage the device is
// timeout: how long it is waited for, in host time; 2 min when absent
//
//	lab.Device("sw1").OpenSession(With("session", "second"))
func (d *Device) OpenSession(options ...Option) (answer OpenedSession, err error) {
	content, err := d.call("POST", "openSession", map[string]any{}, options)
	if err == nil {
		err = json.Unmarshal(content, &answer)
	}
	return answer, err
}

// CloseSession: ends a session.
//
//	lab.Device("sw1").CloseSession("s1")
func (d *Device) CloseSession(session string, options ...Option) error {
	_, err := d.call("POST", "closeSession", map[string]any{"session": session}, options)
	return err
}

// PowerOn: switches the power on and waits until the device runs, waits for an operator, or its image fails;
// one that has power keeps it.
//
//	lab.Device("sw1").PowerOn()
func (d *Device) PowerOn(options ...Option) error {
	_, err := d.call("POST", "powerOn", map[string]any{}, options)
	return err
}

// PowerOff: cuts the power at this moment, in the middle of whatever is under way.
//
//	lab.Device("sw1").PowerOff()
func (d *Device) PowerOff(options ...Option) error {
	_, err := d.call("POST", "powerOff", map[string]any{}, options)
	return err
}

// InsertStick: pushes a stick of the lab into an empty slot.
//
//	lab.Device("sw1").InsertStick("usb1", "blue")
func (d *Device) InsertStick(slot string, stick string, options ...Option) error {
	_, err := d.call("POST", "insertStick", map[string]any{"slot": slot, "stick": stick}, options)
	return err
}

// PullStick: pulls the stick out of a slot, whatever is being done with it, and answers its name.
//
//	lab.Device("sw1").PullStick("usb1")
func (d *Device) PullStick(slot string, options ...Option) (answer string, err error) {
	content, err := d.call("POST", "pullStick", map[string]any{"slot": slot}, options)
	if err == nil {
		err = json.Unmarshal(content, &answer)
	}
	return answer, err
}

// SetLink: plugs a cable into a port, or pulls it.
//
//	lab.Device("sw1").SetLink("Ethernet1/1", "down")
func (d *Device) SetLink(port string, link string, options ...Option) error {
	_, err := d.call("POST", "setLink", map[string]any{"port": port, "link": link}, options)
	return err
}

// RaiseFault: from now on a point of the machine answers so, in so many of a hundred cases; a fault there
// before is replaced.
//
// Options:
// percent: in how many of a hundred cases; in all when absent
//
//	lab.Device("sw1").RaiseFault("loader.check", "mismatch")
func (d *Device) RaiseFault(point string, answer string, options ...Option) error {
	_, err := d.call("POST", "raiseFault", map[string]any{"point": point, "answer": answer}, options)
	return err
}

// ClearFault: takes the fault at a point away.
//
//	lab.Device("sw1").ClearFault("loader.check")
func (d *Device) ClearFault(point string, options ...Option) error {
	_, err := d.call("POST", "clearFault", map[string]any{"point": point}, options)
	return err
}

// ClearFaults: takes all faults away.
//
//	lab.Device("sw1").ClearFaults()
func (d *Device) ClearFaults(options ...Option) error {
	_, err := d.call("POST", "clearFaults", map[string]any{}, options)
	return err
}

// FillDisk: fills a filesystem with files called filler-1.bin and so on until only so many bytes are free.
//
// Options:
// leavingBytes: how many bytes stay free, rounded up to whole blocks; none when absent
//
//	lab.Device("sw1").FillDisk("bootflash")
func (d *Device) FillDisk(filesystem string, options ...Option) error {
	_, err := d.call("POST", "fillDisk", map[string]any{"filesystem": filesystem}, options)
	return err
}

// CorruptFile: turns one byte of a file over; its date and size stay.
//
// Options:
// atBytes: which byte, counted from 0; the middle one when absent
//
//	lab.Device("sw1").CorruptFile("bootflash:notes.txt")
func (d *Device) CorruptFile(path string, options ...Option) error {
	_, err := d.call("POST", "corruptFile", map[string]any{"path": path}, options)
	return err
}

// SetUnresponsive: the device takes what is typed and says nothing, until it is told to answer; then it says
// what it had to say.
//
//	lab.Device("sw1").SetUnresponsive(true)
func (d *Device) SetUnresponsive(isUnresponsive bool, options ...Option) error {
	_, err := d.call("POST", "setUnresponsive", map[string]any{"isUnresponsive": isUnresponsive}, options)
	return err
}

// SetSlowAnswers: from now on what sessions show comes late and in pieces; without arguments it comes at once
// again.
//
// Options:
// delay: how long each piece is waited for, in lab time; nothing when absent
// characters: how many characters a piece has; all at once when absent
// jitter: by how much a wait is longer at most; by nothing when absent
//
//	lab.Device("sw1").SetSlowAnswers(With("delay", "200 ms"))
func (d *Device) SetSlowAnswers(options ...Option) error {
	_, err := d.call("POST", "setSlowAnswers", map[string]any{}, options)
	return err
}

// SetTransitions: says what waiting costs on this device from now on: a boot, a copy, a compaction.
//
//	lab.Device("sw1").SetTransitions("manual")
func (d *Device) SetTransitions(transitions string, options ...Option) error {
	_, err := d.call("POST", "setTransitions", map[string]any{"transitions": transitions}, options)
	return err
}

// Step: with manual transitions, ends the wait that is due first; answers false when the device waits for
// nothing.
//
//	lab.Device("sw1").Step()
func (d *Device) Step(options ...Option) (answer bool, err error) {
	content, err := d.call("POST", "step", map[string]any{}, options)
	if err == nil {
		err = json.Unmarshal(content, &answer)
	}
	return answer, err
}

// ReadFile: the bytes of a file.
//
//	lab.Device("sw1").ReadFile("bootflash:notes.txt")
func (d *Device) ReadFile(path string, options ...Option) ([]byte, error) {
	return d.call("GET", "readFile", map[string]any{"path": path}, options)
}

// ReadText: a file of at most 64 MiB as text.
//
//	lab.Device("sw1").ReadText("bootflash:notes.txt")
func (d *Device) ReadText(path string, options ...Option) (answer string, err error) {
	content, err := d.call("GET", "readText", map[string]any{"path": path}, options)
	if err == nil {
		err = json.Unmarshal(content, &answer)
	}
	return answer, err
}

// WriteFile: writes a file in place of one of that name; it appears when it is complete, and the room of the
// filesystem is its limit.
//
//	lab.Device("sw1").WriteFile("bootflash:notes.txt", []byte("hello\n"))
func (d *Device) WriteFile(path string, content []byte, options ...Option) error {
	return d.send("writeFile", map[string]any{"path": path}, content, options)
}

// ListFiles: the entries of a directory, in byte order of their names.
//
// Options:
// path: the directory; bootflash: when absent
//
//	lab.Device("sw1").ListFiles(With("path", "bootflash:scripts"))
func (d *Device) ListFiles(options ...Option) (answer []ListedFile, err error) {
	content, err := d.call("GET", "listFiles", map[string]any{}, options)
	if err == nil {
		err = json.Unmarshal(content, &answer)
	}
	return answer, err
}

// FileExists: whether a file or a directory is there.
//
//	lab.Device("sw1").FileExists("bootflash:notes.txt")
func (d *Device) FileExists(path string, options ...Option) (answer bool, err error) {
	content, err := d.call("GET", "fileExists", map[string]any{"path": path}, options)
	if err == nil {
		err = json.Unmarshal(content, &answer)
	}
	return answer, err
}

// RemoveFile: removes a file, or a directory with everything in it.
//
//	lab.Device("sw1").RemoveFile("bootflash:notes.txt")
func (d *Device) RemoveFile(path string, options ...Option) error {
	_, err := d.call("POST", "removeFile", map[string]any{"path": path}, options)
	return err
}

// MakeDirectory: makes a directory.
//
//	lab.Device("sw1").MakeDirectory("bootflash:notes.txt")
func (d *Device) MakeDirectory(path string, options ...Option) error {
	_, err := d.call("POST", "makeDirectory", map[string]any{"path": path}, options)
	return err
}

// DigestFile: the digest of a file in hexadecimal, as show file … md5sum prints it.
//
// Options:
// algorithm: md5 when absent
//
//	lab.Device("sw1").DigestFile("bootflash:notes.txt")
func (d *Device) DigestFile(path string, options ...Option) (answer string, err error) {
	content, err := d.call("GET", "digestFile", map[string]any{"path": path}, options)
	if err == nil {
		err = json.Unmarshal(content, &answer)
	}
	return answer, err
}

// Restore: the device becomes what it was when the lab was saved under a name; its sessions end.
//
//	lab.Device("sw1").Restore("before")
func (d *Device) Restore(snapshot string, options ...Option) error {
	_, err := d.call("POST", "restore", map[string]any{"snapshot": snapshot}, options)
	return err
}

// Reset: the device becomes what it was when the lab had started; its sessions end.
//
//	lab.Device("sw1").Reset()
func (d *Device) Reset(options ...Option) error {
	_, err := d.call("POST", "reset", map[string]any{}, options)
	return err
}
