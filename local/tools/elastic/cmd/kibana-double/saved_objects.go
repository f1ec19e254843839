package main

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"path/filepath"
	"strings"
)

// maxImport is Kibana's own default limit for a file to import, in bytes.
const maxImport = 25 << 20

// savedSearch is the one kind of saved object this double takes. Kibana's API description says nothing about what is in
// the file; these are the attributes that Kibana 7.9 exports, which every later one reads.
type savedSearch struct {
	Type       string `json:"type"`
	ID         string `json:"id"`
	Attributes struct {
		Title       string     `json:"title"`
		Description *string    `json:"description,omitempty"`
		Columns     []string   `json:"columns"`
		Sort        [][]string `json:"sort"`
		Meta        struct {
			SearchSource string `json:"searchSourceJSON"`
		} `json:"kibanaSavedObjectMeta"`
	} `json:"attributes"`
	References           []reference `json:"references"`
	CoreMigrationVersion *string     `json:"coreMigrationVersion,omitempty"`
	TypeMigrationVersion *string     `json:"typeMigrationVersion,omitempty"`
}

type reference struct {
	Type string `json:"type"`
	ID   string `json:"id"`
	Name string `json:"name"`
}

// searchSource is the text in a saved search's searchSourceJSON.
type searchSource struct {
	Query struct {
		Query    string `json:"query"`
		Language string `json:"language"`
	} `json:"query"`
	Filter       []any  `json:"filter"`
	IndexRefName string `json:"indexRefName"`
}

// keptObject is a saved object with the space it is in.
type keptObject struct {
	Space  string      `json:"space"`
	Object savedSearch `json:"object"`
}

type importAnswer struct {
	Success        bool             `json:"success"`
	SuccessCount   int              `json:"successCount"`
	SuccessResults []map[string]any `json:"successResults"`
	Errors         []map[string]any `json:"errors,omitempty"`
	Warnings       []any            `json:"warnings"`
}

func (d *double) importSavedObjects(request *http.Request) (answer, error) {
	objects, err := objectsIn(request)
	if err != nil {
		return answer{}, err
	}
	overwrite := request.URL.Query().Get("overwrite") == "true"
	result := importAnswer{Warnings: []any{}, SuccessResults: []map[string]any{}}
	err = d.store.change(func(next *content) error {
		for _, object := range objects {
			told := map[string]any{"type": object.Type, "id": object.ID, "meta": map[string]any{"title": object.Attributes.Title, "icon": "discoverApp"}}
			if problem := next.obstacle(spaceOf(request), object, overwrite); problem != nil {
				told["title"], told["error"] = object.Attributes.Title, problem
				result.Errors = append(result.Errors, told)
				continue
			}
			next.SavedObjects[object.ID] = keptObject{spaceOf(request), object}
			result.SuccessResults = append(result.SuccessResults, told)
		}
		return nil
	})
	result.SuccessCount = len(result.SuccessResults)
	result.Success = len(result.Errors) == 0
	return answer{http.StatusOK, result}, err
}

// obstacle is Kibana's reason not to import an object, nil if there is none.
func (c content) obstacle(space string, object savedSearch, overwrite bool) map[string]any {
	var missing []reference
	for _, to := range object.References {
		view, exists := c.DataViews[to.ID]
		if to.Type != "index-pattern" || !exists || !sees(space, view) {
			missing = append(missing, to)
		}
	}
	if len(missing) > 0 {
		return map[string]any{"type": "missing_references", "references": missing}
	}
	if old, exists := c.SavedObjects[object.ID]; exists && (!overwrite || old.Space != space) {
		return map[string]any{"type": "conflict"}
	}
	return nil
}

// objectsIn reads the part "file" of the body, one object a line.
func objectsIn(request *http.Request) ([]savedSearch, error) {
	request.Body = http.MaxBytesReader(nil, request.Body, maxImport)
	file, header, err := request.FormFile("file")
	if err != nil {
		return nil, invalid("request body.file", "expected value of type [Stream] but got [undefined]")
	}
	defer func(file multipart.File) { _ = file.Close() }(file)
	if extension := filepath.Ext(header.Filename); extension != ".ndjson" {
		return nil, refuse(http.StatusBadRequest, "Invalid file extension %s", extension)
	}
	text, err := io.ReadAll(file)
	if err != nil {
		return nil, err
	}
	var objects []savedSearch
	for line := range bytes.Lines(text) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		object, err := decodeText[savedSearch]("saved object", line)
		if err != nil {
			return nil, err
		}
		if err := checkSearch(object); err != nil {
			return nil, err
		}
		objects = append(objects, object)
	}
	return objects, nil
}

// checkSearch looks at what the types do not say: the kind, and the text within the text.
func checkSearch(object savedSearch) error {
	if object.Type != "search" {
		return refuse(http.StatusBadRequest, "This double of Kibana takes no saved objects of type %s.", object.Type)
	}
	source, err := decodeText[searchSource]("saved object.attributes.kibanaSavedObjectMeta.searchSourceJSON", []byte(object.Attributes.Meta.SearchSource))
	if err != nil {
		return err
	}
	for _, to := range object.References {
		if to.Name == source.IndexRefName {
			return nil
		}
	}
	return invalid("saved object.references", "none is named %s", strings.TrimSpace(source.IndexRefName))
}

// removeFromSavedObjects deletes what belonged to a space.
func removeFromSavedObjects(next *content, space string) {
	for id, kept := range next.SavedObjects {
		if kept.Space == space {
			delete(next.SavedObjects, id)
		}
	}
}
