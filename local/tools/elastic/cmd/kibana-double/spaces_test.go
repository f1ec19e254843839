package main

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/elastic/terraform-provider-elasticstack/generated/kbapi"
)

// readLoosely parses an answer for which the API has no type of its own.
func readLoosely[T any](b *bench, text string) T {
	b.t.Helper()
	var typed T
	if err := json.Unmarshal([]byte(text), &typed); err != nil {
		b.t.Fatalf("%v: %s", err, text)
	}
	return typed
}

func TestASpaceFromCreationToDeletion(t *testing.T) {
	b := newBench(t)
	created := read[kbapi.SpaceResponse](b, b.must(http.StatusOK, "POST", "/api/spaces/space", `{"id":"crm","name":" CRM "}`))
	if created.Name != "CRM" || len(*created.DisabledFeatures) != 0 || created.Color != nil {
		t.Errorf("created %+v", created)
	}
	text := b.must(http.StatusConflict, "POST", "/api/spaces/space", `{"id":"crm","name":"CRM"}`)
	b.requireRefusal(text, http.StatusConflict, "A space with the identifier crm already exists.")

	b.must(http.StatusOK, "PUT", "/api/spaces/space/crm", validSpace)
	b.must(http.StatusOK, "PUT", "/api/spaces/space/crm", `{"id":"crm","name":"Customers"}`)
	space := read[kbapi.SpaceResponse](b, b.must(http.StatusOK, "GET", "/api/spaces/space/crm", ""))
	if space.Name != "Customers" || *space.Description != "d" || len(*space.DisabledFeatures) != 0 {
		t.Errorf("an update replaces the features and keeps the description, but left %+v", space)
	}
	spaces := read[[]kbapi.SpaceResponse](b, b.must(http.StatusOK, "GET", "/api/spaces/space", ""))
	if len(spaces) != 2 || spaces[0].Id != "crm" || spaces[1].Id != "default" {
		t.Errorf("listed %+v", spaces)
	}
	b.must(http.StatusNoContent, "DELETE", "/api/spaces/space/crm", "")
	b.must(http.StatusNotFound, "DELETE", "/api/spaces/space/crm", "")
	b.must(http.StatusNotFound, "GET", "/api/spaces/space/crm", "")
	b.must(http.StatusNotFound, "PUT", "/api/spaces/space/crm", validSpace)
}

func TestTheDefaultSpaceStays(t *testing.T) {
	b := newBench(t)
	text := b.must(http.StatusBadRequest, "DELETE", "/api/spaces/space/default", "")
	b.requireRefusal(text, http.StatusBadRequest, "cannot be deleted because it is reserved")
	b.must(http.StatusOK, "GET", "/api/spaces/space/default", "")
}

func TestASpaceTakesItsDataViewsAlong(t *testing.T) {
	b := newBench(t)
	b.must(http.StatusOK, "POST", "/api/spaces/space", validSpace)
	b.must(http.StatusOK, "POST", "/s/crm/api/data_views/data_view", `{"data_view":{"id":"own","title":"own-*"}}`)
	b.must(http.StatusOK, "POST", "/s/crm/api/data_views/data_view", `{"data_view":{"id":"shared","title":"shared-*","namespaces":["crm","default"]}}`)
	b.must(http.StatusNoContent, "DELETE", "/api/spaces/space/crm", "")
	b.must(http.StatusOK, "GET", "/api/data_views/data_view/shared", "")
	if _, left := b.double.store.current().DataViews["own"]; left {
		t.Error("the space's own data view is left")
	}
}
