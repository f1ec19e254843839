package main

import (
	"net/http"
	"testing"
	"time"
)

func as(user, password string) func(*http.Request) {
	return func(request *http.Request) { request.SetBasicAuth(user, password) }
}

func without(header string) func(*http.Request) {
	return func(request *http.Request) { request.Header.Del(header) }
}

func TestCallersAreElasticsearchUsers(t *testing.T) {
	b := newBench(t)
	text := b.must(http.StatusUnauthorized, "GET", "/api/spaces/space", "", as("elastic", "wrong"))
	b.requireRefusal(text, http.StatusUnauthorized, "unable to authenticate user")
	text = b.must(http.StatusUnauthorized, "GET", "/api/spaces/space", "", without("Authorization"))
	b.requireRefusal(text, http.StatusUnauthorized, "Unauthorized")
	b.must(http.StatusUnauthorized, "POST", "/api/spaces/space", validSpace, as("elastic", "wrong"))
	b.must(http.StatusOK, "GET", "/api/spaces/space", "")
	if spaces := b.double.store.current().Spaces; len(spaces) != 1 {
		t.Errorf("a stranger's space was stored: %v", spaces)
	}
}

func TestAnAcceptedCallerIsRememberedForAWhile(t *testing.T) {
	b := newBench(t)
	b.must(http.StatusOK, "GET", "/api/spaces/space", "")
	b.must(http.StatusOK, "GET", "/api/spaces/space", "")
	if b.authentications != 1 {
		t.Errorf("asked Elasticsearch %d times, wanted 1", b.authentications)
	}
	for caller := range b.double.elasticsearch.accepted {
		b.double.elasticsearch.accepted[caller] = time.Now().Add(-acceptedFor)
	}
	b.must(http.StatusOK, "GET", "/api/spaces/space", "")
	b.must(http.StatusUnauthorized, "GET", "/api/spaces/space", "", as("elastic", "wrong"))
	b.must(http.StatusUnauthorized, "GET", "/api/spaces/space", "", as("elastic", "wrong"))
	if b.authentications != 4 {
		t.Errorf("asked Elasticsearch %d times, wanted 4: again after the while, and for every stranger", b.authentications)
	}
}

func TestElasticsearchDown(t *testing.T) {
	b := newBench(t)
	b.elasticsearchDown()
	text := b.must(http.StatusServiceUnavailable, "GET", "/api/spaces/space", "")
	b.requireRefusal(text, http.StatusServiceUnavailable, "Elasticsearch does not answer")
	b.must(http.StatusOK, "GET", "/api/status", "", without("Authorization"))
}

func TestWritesNeedTheHeaderAgainstForgedRequests(t *testing.T) {
	b := newBench(t)
	text := b.must(http.StatusBadRequest, "POST", "/api/spaces/space", validSpace, without("kbn-xsrf"))
	b.requireRefusal(text, http.StatusBadRequest, "Request must contain a kbn-xsrf header.")
	text = b.must(http.StatusBadRequest, "DELETE", "/api/spaces/space/default", "", without("kbn-xsrf"))
	b.requireRefusal(text, http.StatusBadRequest, "Request must contain a kbn-xsrf header.")
	b.must(http.StatusOK, "GET", "/api/spaces/space", "", without("kbn-xsrf"))
}

func TestOpenPaths(t *testing.T) {
	b := newBench(t)
	status := b.must(http.StatusOK, "GET", "/api/status", "", without("Authorization"))
	type version struct {
		Version struct{ Number string }
	}
	if v := readLoosely[version](b, status); v.Version.Number != "9.5.3" {
		t.Errorf("the version is %q", v.Version.Number)
	}
	b.must(http.StatusOK, "GET", "/login", "", without("Authorization"))
	if b.authentications != 0 {
		t.Errorf("the open paths asked Elasticsearch %d times", b.authentications)
	}
}

func TestUnknownPathsAndSpaces(t *testing.T) {
	b := newBench(t)
	text := b.must(http.StatusNotFound, "GET", "/api/alerting/rules/_find", "")
	b.requireRefusal(text, http.StatusNotFound, "does not offer GET /api/alerting/rules/_find")
	text = b.must(http.StatusNotFound, "PATCH", "/api/spaces/space", "{}")
	b.requireRefusal(text, http.StatusNotFound, "does not offer PATCH /api/spaces/space")
	text = b.must(http.StatusNotFound, "GET", "/s/nowhere/api/data_views/default", "")
	b.requireRefusal(text, http.StatusNotFound, `has no space "nowhere"`)
	b.must(http.StatusOK, "GET", "/s/default/api/spaces/space", "")
}

func TestOnlyLoopbackAddresses(t *testing.T) {
	for address, allowed := range map[string]bool{
		"127.0.0.1:5601": true, "127.0.0.9:1": true, "[::1]:5601": true,
		"0.0.0.0:5601": false, "192.168.0.1:5601": false, ":5601": false, "localhost:5601": false, "127.0.0.1": false,
	} {
		if err := requireLoopback(address); (err == nil) != allowed {
			t.Errorf("%s: %v", address, err)
		}
	}
}
