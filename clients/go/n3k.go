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

// Lab is a running lab behind its control API.
type Lab struct {
	URL     string
	Token   string
	process *exec.Cmd
}

// SSH is where and with what to log in.
type SSH struct {
	Host     string `json:"host"`
	Port     int    `json:"port"`
	User     string `json:"user"`
	Password string `json:"password"`
}

// Device is a switch as the control API shows it.
type Device struct {
	Name     string  `json:"name"`
	Model    string  `json:"model"`
	Hostname string  `json:"hostname"`
	Stage    string  `json:"stage"`
	Release  *string `json:"release"`
	SSH      SSH     `json:"ssh"`
}

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

// Devices are all switches of the lab.
func (l *Lab) Devices() ([]Device, error) {
	var devices []Device
	err := l.Do("GET", "/v1/devices", nil, &devices)
	return devices, err
}

// Type types lines at a session of its own and returns what the screen shows after each.
func (l *Lab) Type(device string, lines ...string) ([]string, error) {
	var answer struct {
		Outputs []string `json:"outputs"`
	}
	body := map[string]any{"lines": lines}
	err := l.Do("POST", "/v1/devices/"+url.PathEscape(device)+"/type", body, &answer)
	return answer.Outputs, err
}

// Power cuts the power of a switch, or switches it on and waits until it is up.
func (l *Lab) Power(device string, isOn bool) (Device, error) {
	state := map[bool]string{true: "on", false: "off"}[isOn]
	var shown Device
	err := l.Do("PUT", "/v1/devices/"+url.PathEscape(device)+"/power", map[string]string{"state": state}, &shown)
	return shown, err
}

// Do makes one request of the control API; GET /openapi.json lists them. A refusal is a *Problem.
func (l *Lab) Do(method, path string, body, answer any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	if body == nil {
		text = nil
	}
	request, err := http.NewRequest(method, l.URL+path, bytes.NewReader(text))
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+l.Token)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode >= 300 {
		wrapped := struct{ Error Problem }{Problem{Message: response.Status}}
		_ = json.Unmarshal(content, &wrapped)
		wrapped.Error.Status = response.StatusCode
		return &wrapped.Error
	}
	if answer == nil || len(content) == 0 {
		return nil
	}
	return json.Unmarshal(content, answer)
}
