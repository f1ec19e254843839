package main

import (
	"encoding/pem"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestElasticsearchIsTrustedByItsAuthority(t *testing.T) {
	server := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer server.Close()
	authority := filepath.Join(t.TempDir(), "ca.crt")
	text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	if err := os.WriteFile(authority, text, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ caFile, complaint string }{{authority, ""}, {"", "Elasticsearch does not answer"}} {
		elasticsearch, err := connect(server.URL, c.caFile)
		if err != nil {
			t.Fatal(err)
		}
		err = elasticsearch.authenticate(t.Context(), "Basic eDp5")
		if (c.complaint == "") != (err == nil) || err != nil && !strings.Contains(err.Error(), c.complaint) {
			t.Errorf("with the authority %q: %v", c.caFile, err)
		}
	}
}

func TestAnAuthorityFileWithoutCertificate(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ca.crt")
	if err := os.WriteFile(file, []byte("no certificate"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := connect("https://127.0.0.11:9200", file); err == nil || !strings.Contains(err.Error(), "holds no PEM certificate") {
		t.Errorf("got %v", err)
	}
}

func TestElasticsearchErrorsArePassedOn(t *testing.T) {
	fake := httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, _ *http.Request) {
		response.WriteHeader(http.StatusForbidden)
		io.WriteString(response, `{"error":{"type":"security_exception","reason":"action is unauthorized"},"status":403}`)
	}))
	defer fake.Close()
	elasticsearch, err := connect(fake.URL, "")
	if err != nil {
		t.Fatal(err)
	}
	err = elasticsearch.ask(t.Context(), "Basic eDp5", http.MethodPut, "/_security/role/r", struct{}{}, nil)
	if wanted := (refusal{http.StatusForbidden, "security_exception: action is unauthorized"}); err != wanted {
		t.Errorf("got %v", err)
	}
}
