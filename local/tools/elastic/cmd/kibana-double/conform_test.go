package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/elastic/terraform-provider-elasticstack/generated/kbapi"
)

const (
	validSpace = `{"id":"crm","name":"CRM","description":"d","color":"#aabbcc","initials":"CR","imageUrl":"","disabledFeatures":["ml"],"solution":"classic"}`
	validRole  = `{"description":"d","metadata":{"team":null},"elasticsearch":{"cluster":["monitor"],"run_as":["a"],
		"indices":[{"names":["logs-*"],"privileges":["read"],"field_security":{"grant":["*"]},"allow_restricted_indices":false}]},
		"kibana":[{"spaces":["crm"],"base":[],"feature":{"discover":["read"]}},{"spaces":["mes"],"base":["all"]}]}`
	validView = `{"override":false,"data_view":{"id":"logs","name":"Logs","title":"logs-*","timeFieldName":"@timestamp","allowNoIndex":true,
		"sourceFilters":[{"value":"a"}],"fieldAttrs":{"f":{"customLabel":"F","count":1}},"runtimeFieldMap":{"r":{"type":"long","script":{"source":"emit(1)"}}},
		"fieldFormats":{"f":{"id":"url","params":{"width":6}}},"namespaces":["default"]}}`
	validViewUpdate = `{"refresh_fields":true,"data_view":{"title":"logs-crm-*","sourceFilters":[]}}`
	validDefault    = `{"data_view_id":null,"force":true}`
)

// Each case takes a body that is accepted and changes one thing in it.
func TestBodiesThatKibanaWouldRefuse(t *testing.T) {
	cases := []struct{ method, path, valid, old, broken, complaint string }{
		{"POST", "/api/spaces/space", validSpace, `"name"`, `"title"`, "[request body.name]: expected value of type [string] but got [undefined]"},
		{"POST", "/api/spaces/space", validSpace, `"solution"`, `"solutions"`, "[request body.solutions]: definition for this key is missing"},
		{"POST", "/api/spaces/space", validSpace, `"initials"`, `"Initials"`, "[request body.Initials]: definition for this key is missing"},
		{"POST", "/api/spaces/space", validSpace, `"CRM"`, `1`, "[request body.name]: expected value of type [string] but got [number]"},
		{"POST", "/api/spaces/space", validSpace, `"CRM"`, `""`, "[request body.name]: value has length [0]"},
		{"POST", "/api/spaces/space", validSpace, `["ml"]`, `"ml"`, "[request body.disabledFeatures]: expected value of type [array] but got [string]"},
		{"POST", "/api/spaces/space", validSpace, `"ml"`, `true`, "[request body.disabledFeatures.0]: expected value of type [string] but got [boolean]"},
		{"POST", "/api/spaces/space", validSpace, `classic`, `modern`, "[request body.solution]: [modern] is none of the values"},
		{"POST", "/api/spaces/space", validSpace, `#aabbcc`, `red`, "[request body.color]: must be a 6 digit hex color"},
		{"POST", "/api/spaces/space", validSpace, `"CR"`, `"CRM"`, "[request body.initials]: value has length [3]"},
		{"POST", "/api/spaces/space", validSpace, `"crm"`, `"CRM!"`, "[request body.id]: must be lower case"},
		{"POST", "/api/spaces/space", validSpace, `"imageUrl":""`, `"imageUrl":"http://x"`, "[request body.imageUrl]: must start with 'data:image'"},
		{"POST", "/api/spaces/space", validSpace, `}`, ``, "Invalid request payload JSON format"},
		{"PUT", "/api/spaces/space/default", validSpace, `"name"`, `"names"`, "[request body.name]: expected value of type [string] but got [undefined]"},
		{"PUT", "/api/spaces/space/default", validSpace, `["ml"]`, `[1]`, "[request body.disabledFeatures.0]: expected value of type [string] but got [number]"},
		{"PUT", "/api/security/role/r", validRole, `"cluster"`, `"clusters"`, "[request body.elasticsearch.clusters]: definition for this key is missing"},
		{"PUT", "/api/security/role/r", validRole, `"names":["logs-*"],`, ``, "[request body.elasticsearch.indices.0.names]: expected value of type [array] but got [undefined]"},
		{"PUT", "/api/security/role/r", validRole, `false`, `"no"`, "[request body.elasticsearch.indices.0.allow_restricted_indices]: expected value of type [boolean] but got [string]"},
		{"PUT", "/api/security/role/r", validRole, `["*"]`, `"*"`, "[request body.elasticsearch.indices.0.field_security.grant]: expected value of type [array]"},
		{"PUT", "/api/security/role/r", validRole, `"base":["all"]`, `"base":"all"`, "[request body.kibana.1.base]: expected value of type [array] but got [string]"},
		{"PUT", "/api/security/role/r", validRole, `"base":["all"]`, `"base":[{"all":true}]`, "[request body.kibana.1.base.0]: expected value of type [string] but got [object]"},
		{"PUT", "/api/security/role/r", validRole, `"base":["all"]`, `"_reserved":["all"]`, "[request body.kibana.1._reserved]: definition for this key is missing"},
		{"PUT", "/api/security/role/r", validRole, `"base":["all"]`, `"base":["write"]`, `[request body.kibana.1.base.0]: unknown space privilege "write"`},
		{"PUT", "/api/security/role/r", validRole, `"base":["all"]`, `"base":[]`, "[request body.kibana.1]: either [base] or [feature] is expected"},
		{"PUT", "/api/security/role/r", validRole, `"base":[]`, `"base":["all"]`, "[request body.kibana.0]: definition of [feature] isn't allowed"},
		{"PUT", "/api/security/role/r", validRole, `["mes"]`, `["mes","crm"]`, "[request body.kibana]: more than one privilege is applied to the following spaces: [crm]"},
		{"PUT", "/api/security/role/r", validRole, `["mes"]`, `["*","mes"]`, "[request body.kibana.1.spaces]: must be [*] alone"},
		{"PUT", "/api/security/role/r", validRole, `"discover"`, `"disc.over"`, "[request body.kibana.0.feature.disc.over]: only a-z"},
		{"PUT", "/api/security/role/r?createOnly=perhaps", validRole, `{`, `{`, "[request query.createOnly]"},
		{"PUT", "/api/security/role/r?force=true", validRole, `{`, `{`, "does not offer the query parameter force"},
		{"POST", "/api/data_views/data_view", validView, `"title"`, `"tilte"`, "[request body.data_view.title]: expected value of type [string] but got [undefined]"},
		{"POST", "/api/data_views/data_view", validView, `"source":`, `"lang":`, "[request body.data_view.runtimeFieldMap.r.script.lang]: definition for this key is missing"},
		{"POST", "/api/data_views/data_view", validView, `"count":1`, `"count":1.5`, "[request body.data_view.fieldAttrs.f.count]: expected an integer but got [1.5]"},
		{"POST", "/api/data_views/data_view", validView, `"width":6`, `"width":"6"`, "[request body.data_view.fieldFormats.f.params.width]: expected value of type [number] but got [string]"},
		{"POST", "/api/data_views/data_view", validView, `{"value":"a"}`, `"a"`, "[request body.data_view.sourceFilters.0]: expected value of type [object] but got [string]"},
		{"POST", "/api/data_views/data_view/logs", validViewUpdate, `"sourceFilters"`, `"namespaces"`, "[request body.data_view.namespaces]: definition for this key is missing"},
		{"POST", "/api/data_views/data_view/logs", validViewUpdate, `true`, `1`, "[request body.refresh_fields]: expected value of type [boolean] but got [number]"},
		{"POST", "/api/data_views/default", validDefault, `null`, `""`, "[request body.data_view_id]: value has length [0]"},
		{"POST", "/api/data_views/default", validDefault, `"force"`, `"forced"`, "[request body.forced]: definition for this key is missing"},
	}
	for _, c := range cases {
		t.Run(c.path+" "+c.complaint, func(t *testing.T) {
			if !strings.Contains(c.valid, c.old) {
				t.Fatalf("nothing to break: the body has no %s", c.old)
			}
			b := newBench(t)
			broken := strings.Replace(c.valid, c.old, c.broken, 1)
			b.requireRefusal(b.must(http.StatusBadRequest, c.method, c.path, broken), http.StatusBadRequest, c.complaint)
		})
	}
}

func TestTheBodiesBeforeTheyAreBroken(t *testing.T) {
	b := newBench(t)
	b.must(http.StatusOK, "POST", "/api/spaces/space", validSpace)
	b.must(http.StatusOK, "PUT", "/api/spaces/space/default", validSpace)
	b.must(http.StatusNoContent, "PUT", "/api/security/role/r?createOnly=true", validRole)
	b.must(http.StatusOK, "POST", "/api/data_views/data_view", validView)
	b.must(http.StatusOK, "POST", "/api/data_views/data_view/logs", validViewUpdate)
	b.must(http.StatusOK, "POST", "/api/data_views/default", validDefault)
}

// The status answer is a type with two alternatives that differ, so it shows what the role's two equal ones cannot.
func TestAlternativesAreCheckedStrictly(t *testing.T) {
	cases := map[string]string{
		`{"status":{"overall":{"level":"available"}}}`:           "",
		`{"status":{"overall":{"level":"fine"}}}`:                "[fine] is none of the values",
		`{"status":{"overall":{"level":"available"}},"extra":1}`: "[request body.extra]: definition for this key is missing",
		`{"status":{"overall":{"level":"available","note":1}}}`:  "[request body.status.overall.note]: definition for this key is missing",
		`[]`: "expected value of type [object] but got [array]",
	}
	for body, complaint := range cases {
		request := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(body))
		_, err := decode[kbapi.GetStatus200JSONResponseBody](request)
		if accepted := complaint == ""; accepted != (err == nil) || !accepted && !strings.Contains(err.Error(), complaint) {
			t.Errorf("%s: got %v, wanted %q", body, err, complaint)
		}
	}
}

func TestBodiesOverKibanasLimit(t *testing.T) {
	b := newBench(t)
	text := b.must(http.StatusRequestEntityTooLarge, "POST", "/api/spaces/space", strings.Repeat(" ", maxPayload)+validSpace)
	b.requireRefusal(text, http.StatusRequestEntityTooLarge, "greater than maximum allowed")
}
