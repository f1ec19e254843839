package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// bench is a double over a fake Elasticsearch that knows one user, elastic with the password right.
type bench struct {
	t                 *testing.T
	double            *double
	url               string
	statePath         string
	authentications   int
	elasticsearchDown func()
	roles             map[string]json.RawMessage
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{t: t, statePath: filepath.Join(t.TempDir(), "state.json"), roles: map[string]json.RawMessage{}}
	fake := httptest.NewServer(b.fakeElasticsearch())
	t.Cleanup(fake.Close)
	b.elasticsearchDown = fake.Close
	elasticsearch, err := connect(fake.URL, "")
	if err != nil {
		t.Fatal(err)
	}
	store, err := openStore(b.statePath)
	if err != nil {
		t.Fatal(err)
	}
	b.double = newDouble(elasticsearch, store, "9.5.3")
	server := httptest.NewServer(b.double)
	t.Cleanup(server.Close)
	b.url = server.URL
	return b
}

func (b *bench) fakeElasticsearch() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /_security/_authenticate", func(response http.ResponseWriter, request *http.Request) {
		b.authentications++
		if user, password, _ := request.BasicAuth(); user != "elastic" || password != "right" {
			response.WriteHeader(http.StatusUnauthorized)
			io.WriteString(response, `{"error":{"type":"security_exception","reason":"unable to authenticate user"},"status":401}`)
		}
	})
	mux.HandleFunc("GET /_security/role", func(response http.ResponseWriter, _ *http.Request) {
		json.NewEncoder(response).Encode(b.roles)
	})
	mux.HandleFunc("/_security/role/{name}", func(response http.ResponseWriter, request *http.Request) {
		name := request.PathValue("name")
		role, exists := b.roles[name]
		switch {
		case request.Method == http.MethodPut:
			body, _ := io.ReadAll(request.Body)
			b.roles[name] = body
		case !exists:
			response.WriteHeader(http.StatusNotFound)
			io.WriteString(response, `{}`)
		case request.Method == http.MethodDelete:
			delete(b.roles, name)
		default:
			json.NewEncoder(response).Encode(map[string]json.RawMessage{name: role})
		}
	})
	return mux
}

// call sends a request as the known user with every header Kibana wants, unless an edit changes that.
func (b *bench) call(method, path, body string, edits ...func(*http.Request)) (status int, text string) {
	b.t.Helper()
	request, err := http.NewRequest(method, b.url+path, strings.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	request.SetBasicAuth("elastic", "right")
	request.Header.Set("kbn-xsrf", "true")
	for _, edit := range edits {
		edit(request)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	if response.Header.Get(doubleHeader) != "kibana" {
		b.t.Errorf("%s %s: the answer does not name the double", method, path)
	}
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return response.StatusCode, strings.TrimSpace(string(answer))
}

// must sends a request that has to give the wanted status, and returns the answer's text.
func (b *bench) must(wanted int, method, path, body string, edits ...func(*http.Request)) string {
	b.t.Helper()
	status, text := b.call(method, path, body, edits...)
	if status != wanted {
		b.t.Fatalf("%s %s: got %d, wanted %d: %s", method, path, status, wanted, text)
	}
	return text
}

// requireRefusal checks the shape of Kibana's errors and a part of the message.
func (b *bench) requireRefusal(text string, status int, message string) {
	b.t.Helper()
	var body errorBody
	if err := json.Unmarshal([]byte(text), &body); err != nil {
		b.t.Fatalf("not an error of Kibana's shape: %s", text)
	}
	if body.StatusCode != status || body.Error != http.StatusText(status) || !strings.Contains(body.Message, message) {
		b.t.Errorf("got %s, wanted status %d and a message with %q", text, status, message)
	}
}

// read parses an answer and checks that the API type has no objection to it.
func read[T any](b *bench, text string) T {
	b.t.Helper()
	request := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(text))
	typed, err := decode[T](request)
	if err != nil {
		b.t.Errorf("the answer is no %s: %v: %s", reflect.TypeFor[T](), err, text)
	}
	return typed
}
