package main

import (
	"net/http"
	"strings"
	"testing"

	"github.com/elastic/terraform-provider-elasticstack/generated/kbapi"
)

const validDashboard = `{"title":"Errors","description":"d","options":{"use_margins":true},"query":{"expression":"","language":"kql"},
	"refresh_interval":{"pause":true,"value":0},"time_range":{"from":"now-7d","to":"now","mode":"relative"},
	"pinned_panels":[{"type":"options_list_control","config":{"data_view_id":"logs","field_name":"order.id","single_select":true}}],
	"panels":[{"type":"markdown","grid":{"x":0,"y":0,"w":48,"h":6},"config":{"content":"text","settings":{"open_links_in_new_tab":false}}},
		{"type":"vis","grid":{"x":0,"y":6,"w":24,"h":14},"config":{"type":"data_table","title":"Errors","filters":[],"ignore_global_filters":false,"sampling":1,
			"data_source":{"type":"data_view_reference","ref_id":"logs"},"query":{"expression":"log.level : \"ERROR\"","language":"kql"},
			"metrics":[{"operation":"count","label":"Errors"}],"rows":[{"operation":"terms","fields":["error.type"],"limit":30}],
			"styling":{"density":{"mode":"compact"},"paging":20}}},
		{"type":"vis","grid":{"x":24,"y":6,"w":24,"h":14},"config":{"type":"xy","filters":[],"layers":[{"type":"bar_stacked",
			"data_source":{"type":"data_view_reference","ref_id":"logs"},"x":{"operation":"date_histogram","field":"@timestamp"},
			"y":[{"operation":"percentile","field":"event.duration","percentile":95}]}],
			"axis":{"y":{"domain":{"type":"full","rounding":true},"scale":"linear"}},"styling":{"fitting":{"type":"none"}}}}]}`

const dashboards = "/s/crm/api/dashboards/"

func dashboardBench(t *testing.T) *bench {
	b := newBench(t)
	b.must(http.StatusOK, "POST", "/api/spaces/space", validSpace)
	b.must(http.StatusOK, "POST", "/s/crm"+dataViews, `{"data_view":{"id":"logs","title":"logs-*"}}`)
	return b
}

func TestADashboardFromCreationToDeletion(t *testing.T) {
	b := dashboardBench(t)
	b.must(http.StatusCreated, "PUT", dashboards+"errors?allowUnmappedKeys=true", validDashboard)
	b.must(http.StatusOK, "PUT", dashboards+"errors", strings.Replace(validDashboard, `"Errors"`, `"All errors"`, 1))
	type dashboard struct {
		ID   string                               `json:"id"`
		Data kbapi.KibanaHTTPAPIsKbnDashboardData `json:"data"`
		Meta kbapi.KibanaHTTPAPIsKbnAsCodeMeta    `json:"meta"`
	}
	found := read[dashboard](b, b.must(http.StatusOK, "GET", dashboards+"errors", ""))
	if found.Data.Title != "All errors" || found.ID != "errors" || *found.Meta.CreatedAt == *found.Meta.UpdatedAt {
		t.Errorf("the second body is kept, with the time of the first: %+v", found)
	}
	b.must(http.StatusNotFound, "GET", "/api/dashboards/errors", "")
	text := b.must(http.StatusConflict, "PUT", "/api/dashboards/errors", `{"title":"x","options":{},"query":{"expression":"","language":"kql"},
		"refresh_interval":{"pause":true,"value":0},"time_range":{"from":"now-7d","to":"now"}}`)
	b.requireRefusal(text, http.StatusConflict, "Saved object [dashboard/errors] conflict")
	b.must(http.StatusNoContent, "DELETE", dashboards+"errors", "")
	b.must(http.StatusNotFound, "DELETE", dashboards+"errors", "")
}

func TestADashboardGoesWithItsSpace(t *testing.T) {
	b := dashboardBench(t)
	b.must(http.StatusCreated, "PUT", dashboards+"errors", validDashboard)
	b.must(http.StatusNoContent, "DELETE", "/api/spaces/space/crm", "")
	if left := b.double.store.current().Dashboards; len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

func TestWhatKibanaFillsIntoADashboard(t *testing.T) {
	b := dashboardBench(t)
	text := b.must(http.StatusCreated, "PUT", dashboards+"errors", validDashboard)
	for _, filled := range []string{
		`"empty_as_null":false`,
		`"rank_by":{"direction":"desc","metric_index":0,"type":"metric"}`,
		`"color":{"type":"auto"}`,
		`"color":{"mapping":[],"mode":"categorical","palette":"default"}`,
		`"bars":{"data_labels":{"visible":false},"minimum_height":1}`,
		`"labels":{"orientation":"horizontal"}`,
	} {
		if !strings.Contains(text, filled) {
			t.Errorf("%s is not in %s", filled, text)
		}
	}
	percentile := text[strings.Index(text, `"operation":"percentile"`)-200:]
	if strings.Contains(percentile, "empty_as_null") {
		t.Errorf("only counts and sums can be empty: %s", percentile)
	}
}

// Each case takes a dashboard that is accepted and changes one thing in it.
func TestDashboardsThatAreRefused(t *testing.T) {
	cases := []struct{ old, broken, complaint string }{
		{`"title":"Errors","description"`, `"titel":"Errors","description"`, "[request body.title]: expected value of type [string] but got [undefined]"},
		{`"time_range"`, `"timerange"`, "[request body.time_range]: expected value of type [object] but got [undefined]"},
		{`"operation":"count"`, `"operation":"counts"`, "[counts] is none of the values this key can take"},
		{`"limit":30`, `"size":30`, "size]: definition for this key is missing"},
		{`"bar_stacked"`, `"bars"`, "[bars] is none of the values this key can take"},
		{`"percentile":95`, `"percent":95`, "percent]: definition for this key is missing"},
		{`"single_select":true`, `"single":true`, "single]: definition for this key is missing"},
		{`"ref_id":"logs"`, `"ref_id":"other"`, `no data view "other" in the space crm`},
		{`"data_view_id":"logs"`, `"data_view_id":"other"`, `no data view "other" in the space crm`},
		{`"x":24`, `"x":25`, "[request body.panels.grid]: the panel ends beyond the last of 48 columns"},
	}
	b := dashboardBench(t)
	b.must(http.StatusCreated, "PUT", dashboards+"errors", validDashboard)
	for _, c := range cases {
		broken := strings.Replace(validDashboard, c.old, c.broken, 1)
		if broken == validDashboard {
			t.Fatalf("%s is not in the dashboard", c.old)
		}
		text := b.must(http.StatusBadRequest, "PUT", dashboards+"errors", broken)
		b.requireRefusal(text, http.StatusBadRequest, c.complaint)
	}
}
