package main

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
)

const validSearch = `{"type":"search","id":"errors","attributes":{"title":"Errors","description":"d","columns":["message"],
	"sort":[["@timestamp","desc"]],"kibanaSavedObjectMeta":{"searchSourceJSON":"{\"query\":{\"query\":\"\",\"language\":\"kuery\"},\"filter\":[],\"indexRefName\":\"index\"}"}},
	"references":[{"type":"index-pattern","id":"logs","name":"index"}],"coreMigrationVersion":"8.8.0","typeMigrationVersion":"7.9.3"}`

// imports sends a file as Elastic's provider does.
func (b *bench) imports(wanted int, path, file, content string) string {
	b.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", file)
	if err != nil {
		b.t.Fatal(err)
	}
	part.Write([]byte(strings.ReplaceAll(content, "\n", "")))
	form.Close()
	return b.must(wanted, "POST", path, body.String(), func(request *http.Request) {
		request.Header.Set("Content-Type", form.FormDataContentType())
	})
}

func (b *bench) imported(path, content string) importAnswer {
	b.t.Helper()
	var result importAnswer
	if err := json.Unmarshal([]byte(b.imports(http.StatusOK, path, "export.ndjson", content)), &result); err != nil {
		b.t.Fatal(err)
	}
	return result
}

func TestASavedSearchIsImportedIntoItsSpace(t *testing.T) {
	b := newBench(t)
	b.must(http.StatusOK, "POST", "/api/spaces/space", validSpace)
	b.must(http.StatusOK, "POST", "/s/crm"+dataViews, `{"data_view":{"id":"logs","title":"logs-*"}}`)
	const path = "/s/crm/api/saved_objects/_import"
	if result := b.imported(path, validSearch); !result.Success || result.SuccessCount != 1 || result.SuccessResults[0]["id"] != "errors" {
		t.Errorf("got %+v", result)
	}
	if kept := b.double.store.current().SavedObjects["errors"]; kept.Space != "crm" || kept.Object.Attributes.Title != "Errors" {
		t.Errorf("kept %+v", kept)
	}
	if result := b.imported(path, validSearch); result.Success || result.SuccessCount != 0 || errorType(result) != "conflict" {
		t.Errorf("what is there is not replaced unasked, but got %+v", result)
	}
	if result := b.imported(path+"?overwrite=true", strings.Replace(validSearch, "Errors", "Failures", 1)); !result.Success {
		t.Errorf("got %+v", result)
	}
	if title := b.double.store.current().SavedObjects["errors"].Object.Attributes.Title; title != "Failures" {
		t.Errorf("the title is %s", title)
	}
	b.must(http.StatusNoContent, "DELETE", "/api/spaces/space/crm", "")
	if left := b.double.store.current().SavedObjects; len(left) != 0 {
		t.Errorf("the space left %+v", left)
	}
}

func TestASavedSearchNeedsItsDataView(t *testing.T) {
	b := newBench(t)
	result := b.imported("/api/saved_objects/_import?overwrite=true", validSearch)
	if result.Success || errorType(result) != "missing_references" {
		t.Errorf("got %+v", result)
	}
	b.must(http.StatusOK, "POST", "/api/spaces/space", validSpace)
	b.must(http.StatusOK, "POST", "/s/crm"+dataViews, `{"data_view":{"id":"logs","title":"logs-*"}}`)
	if result := b.imported("/api/saved_objects/_import", validSearch); errorType(result) != "missing_references" {
		t.Errorf("another space's data view will do, says %+v", result)
	}
}

func TestSavedSearchesThatAreRefused(t *testing.T) {
	cases := []struct{ old, broken, complaint string }{
		{`"title"`, `"titel"`, "[saved object.attributes.title]: expected value of type [string] but got [undefined]"},
		{`["message"]`, `"message"`, "[saved object.attributes.columns]: expected value of type [array] but got [string]"},
		{`"columns"`, `"colums":[],"columns"`, "[saved object.attributes.colums]: definition for this key is missing"},
		{`"type":"search"`, `"type":"dashboard"`, "takes no saved objects of type dashboard"},
		{`\"indexRefName\":\"index\"`, `\"indexRefName\":\"other\"`, "[saved object.references]: none is named other"},
		{`\"filter\":[],`, ``, "searchSourceJSON.filter]: expected value of type [array] but got [undefined]"},
		{`{"type":"search"`, `"type":"search"`, "Invalid request payload JSON format"},
	}
	for _, c := range cases {
		t.Run(c.complaint, func(t *testing.T) {
			if !strings.Contains(validSearch, c.old) {
				t.Fatalf("nothing to break: the object has no %s", c.old)
			}
			b := newBench(t)
			text := b.imports(http.StatusBadRequest, "/api/saved_objects/_import", "export.ndjson", strings.Replace(validSearch, c.old, c.broken, 1))
			b.requireRefusal(text, http.StatusBadRequest, c.complaint)
		})
	}
}

func TestFilesThatAreRefused(t *testing.T) {
	b := newBench(t)
	text := b.imports(http.StatusBadRequest, "/api/saved_objects/_import", "export.json", validSearch)
	b.requireRefusal(text, http.StatusBadRequest, "Invalid file extension .json")
	text = b.must(http.StatusBadRequest, "POST", "/api/saved_objects/_import", validSearch)
	b.requireRefusal(text, http.StatusBadRequest, "[request body.file]")
}

func errorType(result importAnswer) any {
	if len(result.Errors) == 0 {
		return nil
	}
	problem, _ := result.Errors[0]["error"].(map[string]any)
	return problem["type"]
}
