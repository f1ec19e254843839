package main

import (
	"encoding/json"
	"net/http"
	"reflect"
	"testing"

	"github.com/elastic/terraform-provider-elasticstack/generated/kbapi"
)

func TestARoleIsKeptByElasticsearch(t *testing.T) {
	b := newBench(t)
	b.must(http.StatusNoContent, "PUT", "/api/security/role/reader?createOnly=true", `{
		"elasticsearch": {"cluster": ["monitor"], "indices": [{"names": ["logs-*"], "privileges": ["read"]}], "run_as": []},
		"kibana": [
			{"spaces": ["crm", "nowhere"], "feature": {"discover": ["read"], "dashboard": ["all", "minimal_read"]}},
			{"spaces": ["mes"], "base": ["read"]}
		]}`)
	requireJSON(t, b.roles["reader"], `{
		"cluster": ["monitor"], "indices": [{"names": ["logs-*"], "privileges": ["read"]}], "run_as": [],
		"applications": [
			{"application": "kibana-.kibana", "privileges": ["feature_dashboard.all", "feature_dashboard.minimal_read", "feature_discover.read"], "resources": ["space:crm", "space:nowhere"]},
			{"application": "kibana-.kibana", "privileges": ["space_read"], "resources": ["space:mes"]}
		]}`)

	text := b.must(http.StatusConflict, "PUT", "/api/security/role/reader?createOnly=true", validRole)
	b.requireRefusal(text, http.StatusConflict, "Role already exists and cannot be created: reader")
	role := read[kbapi.KibanaHTTPAPIsSecurityRoleResponse](b, b.must(http.StatusOK, "GET", "/api/security/role/reader", ""))
	wanted := []grantAnswer{
		{Base: []string{}, Feature: map[string][]string{"discover": {"read"}, "dashboard": {"all", "minimal_read"}}, Spaces: []string{"crm", "nowhere"}},
		{Base: []string{"read"}, Feature: map[string][]string{}, Spaces: []string{"mes"}},
	}
	if !reflect.DeepEqual(role.Kibana, wanted) {
		t.Errorf("read back %+v", role.Kibana)
	}
	roles := read[[]kbapi.KibanaHTTPAPIsSecurityRoleResponse](b, b.must(http.StatusOK, "GET", "/api/security/role", ""))
	if len(roles) != 1 || roles[0].Name != "reader" {
		t.Errorf("listed %+v", roles)
	}
	b.must(http.StatusNoContent, "DELETE", "/api/security/role/reader", "")
	b.must(http.StatusNotFound, "GET", "/api/security/role/reader", "")
	b.must(http.StatusNotFound, "DELETE", "/api/security/role/reader", "")
}

func TestPrivilegesEverywhere(t *testing.T) {
	b := newBench(t)
	b.must(http.StatusNoContent, "PUT", "/api/security/role/all", `{"elasticsearch":{},"kibana":[{"base":["all"]}]}`)
	requireJSON(t, b.roles["all"], `{"applications":[{"application":"kibana-.kibana","privileges":["all"],"resources":["*"]}]}`)
	role := read[kbapi.KibanaHTTPAPIsSecurityRoleResponse](b, b.must(http.StatusOK, "GET", "/api/security/role/all", ""))
	if wanted := []grantAnswer{{Base: []string{"all"}, Feature: map[string][]string{}, Spaces: []string{"*"}}}; !reflect.DeepEqual(role.Kibana, wanted) {
		t.Errorf("read back %+v", role.Kibana)
	}
}

func TestOtherApplicationsOfARoleAreLeftAlone(t *testing.T) {
	b := newBench(t)
	b.roles["mixed"] = json.RawMessage(`{"applications":[
		{"application":"warehouse","privileges":["x"],"resources":["*"]},
		{"application":"kibana-.kibana","privileges":["read"],"resources":["*"]}]}`)
	b.must(http.StatusNoContent, "PUT", "/api/security/role/mixed", `{"elasticsearch":{}}`)
	requireJSON(t, b.roles["mixed"], `{"applications":[{"application":"warehouse","privileges":["x"],"resources":["*"]}]}`)
	role := read[kbapi.KibanaHTTPAPIsSecurityRoleResponse](b, b.must(http.StatusOK, "GET", "/api/security/role/mixed", ""))
	if !reflect.DeepEqual(*role.UnderscoreUnrecognizedApplications, []string{"warehouse"}) {
		t.Errorf("read back %+v", role)
	}
}

func TestPrivilegesThatKibanaCouldNotHaveWritten(t *testing.T) {
	for _, application := range []string{
		`{"application":"kibana-.kibana","privileges":["space_read"],"resources":["*"]}`,
		`{"application":"kibana-.kibana","privileges":["read"],"resources":["space:crm"]}`,
		`{"application":"kibana-.kibana","privileges":["space_read"],"resources":["crm"]}`,
		`{"application":"kibana-.kibana","privileges":["all","feature_discover.read"],"resources":["*"]}`,
		`{"application":"kibana-.kibana","privileges":["reserved_monitoring"],"resources":["*"]}`,
	} {
		b := newBench(t)
		b.roles["odd"] = json.RawMessage(`{"applications":[{"application":"kibana-.kibana","privileges":["space_all"],"resources":["space:mes"]},` + application + `]}`)
		role := read[kbapi.KibanaHTTPAPIsSecurityRoleResponse](b, b.must(http.StatusOK, "GET", "/api/security/role/odd", ""))
		if len(role.Kibana) != 0 || len(*role.UnderscoreTransformError) != 1 {
			t.Errorf("%s was read as %+v", application, role)
		}
	}
}

func requireJSON(t *testing.T, got json.RawMessage, wanted string) {
	t.Helper()
	var a, b any
	if err := json.Unmarshal(got, &a); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(wanted), &b); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(a, b) {
		t.Errorf("Elasticsearch was given %s", got)
	}
}
