package main

import (
	"net/http"
	"os"
	"reflect"
	"strings"
	"testing"
)

func TestTheStateOutlivesTheProcess(t *testing.T) {
	b := newBench(t)
	b.must(http.StatusOK, "POST", "/api/spaces/space", validSpace)
	b.must(http.StatusOK, "POST", "/s/crm"+dataViews, validView)
	reopened, err := openStore(b.statePath)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(reopened.current(), b.double.store.current()) {
		t.Errorf("read back %+v", reopened.current())
	}
}

func TestARefusedChangeLeavesNoTrace(t *testing.T) {
	b := newBench(t)
	b.must(http.StatusOK, "POST", "/api/spaces/space", validSpace)
	before, after := b.double.store.current(), content{}
	b.must(http.StatusBadRequest, "PUT", "/api/spaces/space/crm", strings.Replace(validSpace, "#aabbcc", "red", 1))
	if after = b.double.store.current(); !reflect.DeepEqual(before, after) {
		t.Errorf("before %+v, after %+v", before, after)
	}
}

func TestAStateThatCannotBeWrittenIsNotAnswered(t *testing.T) {
	b := newBench(t)
	if err := os.Mkdir(b.statePath+".new", 0o700); err != nil {
		t.Fatal(err)
	}
	b.must(http.StatusInternalServerError, "POST", "/api/spaces/space", validSpace)
	b.must(http.StatusNotFound, "GET", "/api/spaces/space/crm", "")
}

func TestABrokenStateFile(t *testing.T) {
	path := t.TempDir() + "/state.json"
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := openStore(path); err == nil || !strings.Contains(err.Error(), "remove it to begin anew") {
		t.Errorf("got %v", err)
	}
}
