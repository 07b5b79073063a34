// Package n3k starts labs of emulated Nexus 3000 switches for tests. It needs the standard library only.
package n3k

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"syscall"
)

// Lab is a running lab behind its control API. What can be done with it stands in operations.go.
type Lab struct {
	URL     string
	Token   string
	process *exec.Cmd
}

// Device is a switch of a lab. What can be done with it stands in operations.go.
type Device struct {
	Name string
	lab  *Lab
}

// Event is an entry of the journal: kind, sequence, atMs, and the fields of its kind.
type Event map[string]any

// Option is an argument of an operation that may be left out.
type Option struct {
	name  string
	value any
}

// With gives an argument that may be left out: With("timeout", "1 h").
func With(name string, value any) Option { return Option{name, value} }

// Problem is what the control API refused, with its hint.
type Problem struct {
	Status  int    `json:"-"`
	Code    string `json:"code"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

func (p *Problem) Error() string { return fmt.Sprintf("%s (%s)", p.Message, p.Hint) }

// Start runs `n3k run` (or what the variable N3K names) with these arguments, such as a lab file, until Close.
func Start(arguments ...string) (*Lab, error) {
	program := os.Getenv("N3K")
	if program == "" {
		program = "n3k"
	}
	words := append(strings.Fields(program), "run", "--json", "--port", "0", "--control", "127.0.0.1:0")
	process := exec.Command(words[0], append(words[1:], arguments...)...)
	var errors bytes.Buffer
	process.Stderr = &errors
	output, err := process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := process.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(output).ReadBytes('\n')
	if err != nil {
		_ = process.Wait()
		return nil, fmt.Errorf("the lab did not start: %s", strings.TrimSpace(errors.String()))
	}
	var ready struct {
		Control struct {
			URL   string `json:"url"`
			Token string `json:"token"`
		} `json:"control"`
	}
	if err := json.Unmarshal(line, &ready); err != nil {
		return nil, err
	}
	return &Lab{URL: ready.Control.URL, Token: ready.Control.Token, process: process}, nil
}

// Connect is a lab that runs already, such as the one of `n3k exec`.
func Connect() *Lab {
	return &Lab{URL: os.Getenv("N3K_CONTROL_URL"), Token: os.Getenv("N3K_CONTROL_TOKEN")}
}

// Close stops a lab that Start has started.
func (l *Lab) Close() error {
	if l.process == nil {
		return nil
	}
	if err := l.process.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	return l.process.Wait()
}

// Device is the switch of that name; whether there is one says the first operation.
func (l *Lab) Device(name string) *Device { return &Device{Name: name, lab: l} }

// Devices are all switches of the lab.
func (l *Lab) Devices() ([]*Device, error) {
	status, err := l.Status()
	devices := make([]*Device, len(status.Devices))
	for at, device := range status.Devices {
		devices[at] = l.Device(device.Name)
	}
	return devices, err
}

func (d *Device) call(method, name string, arguments map[string]any, options []Option) ([]byte, error) {
	return d.lab.ask(method, d.path(name), arguments, nil, options)
}

func (d *Device) send(name string, arguments map[string]any, content []byte, options []Option) error {
	_, err := d.lab.ask("POST", d.path(name), arguments, content, options)
	return err
}

func (d *Device) path(name string) string { return "devices/" + url.PathEscape(d.Name) + "/" + name }

func (l *Lab) call(method, name string, arguments map[string]any, options []Option) ([]byte, error) {
	return l.ask(method, name, arguments, nil, options)
}

// ask makes one request; a refusal is a *Problem. With content, arguments stand in the query.
func (l *Lab) ask(method, path string, arguments map[string]any, content []byte, options []Option) ([]byte, error) {
	for _, option := range options {
		arguments[option.name] = option.value
	}
	if method == "GET" || content != nil {
		path += "?" + query(arguments)
	} else {
		text, err := json.Marshal(arguments)
		if err != nil {
			return nil, err
		}
		content = text
	}
	response, err := l.request(method, path, content)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode < 300 {
		return answer, err
	}
	wrapped := struct{ Error Problem }{Problem{Message: response.Status}}
	_ = json.Unmarshal(answer, &wrapped)
	wrapped.Error.Status = response.StatusCode
	return nil, &wrapped.Error
}

func (l *Lab) request(method, path string, content []byte) (*http.Response, error) {
	request, err := http.NewRequest(method, l.URL+"/v1/"+path, bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+l.Token)
	return http.DefaultClient.Do(request)
}

// follow hands events to yield until it answers false or they end.
func (l *Lab) follow(name string, yield func(Event) bool, options []Option) error {
	arguments := map[string]any{}
	for _, option := range options {
		arguments[option.name] = option.value
	}
	response, err := l.request("GET", name+"?"+query(arguments), nil)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode >= 300 {
		return &Problem{Status: response.StatusCode, Message: response.Status}
	}
	lines := bufio.NewScanner(response.Body)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		text, isData := strings.CutPrefix(lines.Text(), "data: ")
		if !isData {
			continue
		}
		var event Event
		if err := json.Unmarshal([]byte(text), &event); err != nil {
			return err
		}
		if !yield(event) {
			return nil
		}
	}
	return lines.Err()
}

// query writes arguments as texts, a list with commas between its values.
func query(arguments map[string]any) string {
	values := url.Values{}
	for name, value := range arguments {
		if list, isList := value.([]string); isList {
			value = strings.Join(list, ",")
		}
		values.Set(name, fmt.Sprint(value))
	}
	return values.Encode()
}
