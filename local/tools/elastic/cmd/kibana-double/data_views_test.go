package main

import (
	"net/http"
	"testing"

	"github.com/elastic/terraform-provider-elasticstack/generated/kbapi"
)

const dataViews = "/api/data_views/data_view"

func TestADataViewFromCreationToDeletion(t *testing.T) {
	b := newBench(t)
	b.must(http.StatusOK, "POST", "/api/spaces/space", validSpace)
	created := read[kbapi.DataViewsDataViewResponseObject](b, b.must(http.StatusOK, "POST", "/s/crm"+dataViews, `{"data_view":{"title":"logs-*"}}`)).DataView
	if *created.Name != "logs-*" || *created.AllowNoIndex || len(*created.Id) != 36 || (*created.Namespaces)[0] != "crm" || len(*created.SourceFilters) != 0 {
		t.Errorf("the defaults are not Kibana's: %+v", created)
	}
	path := "/s/crm" + dataViews + "/" + *created.Id
	b.must(http.StatusOK, "POST", path, `{"data_view":{"timeFieldName":"@timestamp","allowNoIndex":true}}`)
	updated := read[kbapi.DataViewsDataViewResponseObject](b, b.must(http.StatusOK, "GET", path, "")).DataView
	if *updated.Title != "logs-*" || *updated.TimeFieldName != "@timestamp" || *updated.AllowNoIndex || *updated.Version == *created.Version {
		t.Errorf("an update changes what it names, and never allowNoIndex, but left %+v", updated)
	}
	text := b.must(http.StatusNotFound, "GET", dataViews+"/"+*created.Id, "")
	b.requireRefusal(text, http.StatusNotFound, "Saved object [index-pattern/"+*created.Id+"] not found")
	b.must(http.StatusOK, "DELETE", path, "")
	b.must(http.StatusNotFound, "DELETE", path, "")
	b.must(http.StatusNotFound, "POST", path, validViewUpdate)
}

func TestDuplicateDataViews(t *testing.T) {
	b := newBench(t)
	b.must(http.StatusOK, "POST", dataViews, validView)
	text := b.must(http.StatusBadRequest, "POST", dataViews, `{"data_view":{"title":"x","name":"Logs"}}`)
	b.requireRefusal(text, http.StatusBadRequest, "Duplicate data view: Logs")
	text = b.must(http.StatusBadRequest, "POST", dataViews, `{"data_view":{"title":"x","id":"logs"}}`)
	b.requireRefusal(text, http.StatusBadRequest, "Saved object [index-pattern/logs] conflict")
	b.must(http.StatusOK, "POST", dataViews, `{"override":true,"data_view":{"title":"x","name":"Logs","id":"other"}}`)
	b.must(http.StatusNotFound, "GET", dataViews+"/logs", "")
}

func TestTheDefaultDataView(t *testing.T) {
	b := newBench(t)
	b.must(http.StatusOK, "POST", "/api/spaces/space", validSpace)
	const path = "/s/crm/api/data_views/default"
	requireDefault := func(space, wanted string) {
		t.Helper()
		if text := b.must(http.StatusOK, "GET", space+"/api/data_views/default", ""); text != `{"data_view_id":"`+wanted+`"}` {
			t.Errorf("got %s, wanted %q", text, wanted)
		}
	}
	requireDefault("/s/crm", "")
	b.must(http.StatusOK, "POST", path, `{"data_view_id":"a"}`)
	b.must(http.StatusOK, "POST", path, `{"data_view_id":"b"}`)
	requireDefault("/s/crm", "a")
	b.must(http.StatusOK, "POST", path, `{"data_view_id":"b","force":true}`)
	requireDefault("/s/crm", "b")
	requireDefault("", "")
	b.must(http.StatusOK, "POST", path, `{"force":true}`)
	requireDefault("/s/crm", "")
}
