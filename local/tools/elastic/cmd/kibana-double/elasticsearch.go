package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

// acceptedFor is how long an accepted Authorization header is believed without asking again.
const acceptedFor = 10 * time.Second

// elasticsearch speaks to the real Elasticsearch, always with the credentials of the double's own caller.
type elasticsearch struct {
	url      string
	client   *http.Client
	mutex    sync.Mutex
	accepted map[string]time.Time // Authorization header -> when it was accepted
}

// connect prepares the client; an empty caFile means the system's authorities.
func connect(url, caFile string) (*elasticsearch, error) {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.Proxy = nil
	if caFile != "" {
		text, err := os.ReadFile(caFile)
		if err != nil {
			return nil, err
		}
		authorities := x509.NewCertPool()
		if !authorities.AppendCertsFromPEM(text) {
			return nil, fmt.Errorf("%s holds no PEM certificate; give Elasticsearch's CA with --elasticsearch-ca", caFile)
		}
		transport.TLSClientConfig = &tls.Config{RootCAs: authorities}
	}
	client := &http.Client{Transport: transport, Timeout: 30 * time.Second}
	return &elasticsearch{url: strings.TrimSuffix(url, "/"), client: client, accepted: map[string]time.Time{}}, nil
}

// authenticate refuses a caller whom Elasticsearch does not know.
func (e *elasticsearch) authenticate(ctx context.Context, authorization string) error {
	if authorization == "" {
		return refuse(http.StatusUnauthorized, "Unauthorized")
	}
	e.mutex.Lock()
	since, known := e.accepted[authorization]
	e.mutex.Unlock()
	if known && time.Since(since) < acceptedFor {
		return nil
	}
	if err := e.ask(ctx, authorization, http.MethodGet, "/_security/_authenticate", nil, nil); err != nil {
		return err
	}
	e.mutex.Lock()
	defer e.mutex.Unlock()
	maps.DeleteFunc(e.accepted, func(_ string, since time.Time) bool { return time.Since(since) >= acceptedFor })
	e.accepted[authorization] = time.Now()
	return nil
}

// ask sends one request in the caller's name and reads the answer into result, unless that is nil; what Elasticsearch
// refuses is refused with its status and reason.
func (e *elasticsearch) ask(ctx context.Context, authorization, method, path string, body, result any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, method, e.url+path, nil)
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", authorization)
	if body != nil {
		request.Body = io.NopCloser(bytes.NewReader(text))
		request.ContentLength = int64(len(text))
		request.Header.Set("Content-Type", "application/json")
	}
	response, err := e.client.Do(request)
	if err != nil {
		return refuse(http.StatusServiceUnavailable, "Elasticsearch does not answer: %v", err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		return refuse(http.StatusBadGateway, "Elasticsearch broke off its answer: %v", err)
	}
	if response.StatusCode >= http.StatusBadRequest {
		return refuse(response.StatusCode, "%s", reasonOf(response.StatusCode, answer))
	}
	if result == nil {
		return nil
	}
	return json.Unmarshal(answer, result)
}

// reasonOf takes type and reason from an Elasticsearch error; an answer without one, such as "no such role", is named by its status.
func reasonOf(status int, answer []byte) string {
	var failed struct {
		Error struct {
			Type   string `json:"type"`
			Reason string `json:"reason"`
		} `json:"error"`
	}
	if err := json.Unmarshal(answer, &failed); err != nil || failed.Error.Type == "" {
		return http.StatusText(status)
	}
	return failed.Error.Type + ": " + failed.Error.Reason
}
