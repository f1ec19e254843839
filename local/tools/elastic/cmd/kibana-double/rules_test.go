package main

import (
	"net/http"
	"strings"
	"testing"

	"github.com/elastic/terraform-provider-elasticstack/generated/kbapi"
)

const (
	outbox     = "/s/crm/api/actions/connector/outbox"
	rulePath   = "/s/crm/api/alerting/rule/a1"
	validIndex = `{"name":"Outbox","connector_type_id":".index","config":{"index":"alerts"}}`
	dslParams  = `{"searchType":"esQuery","index":["logs"],"timeField":"@timestamp","esQuery":"{\"query\":{\"match_all\":{}}}","size":1,` +
		`"threshold":[0],"thresholdComparator":">","timeWindowSize":5,"timeWindowUnit":"m","groupBy":"top","termField":"service.name","termSize":100}`
	esqlParams = `{"searchType":"esqlQuery","esqlQuery":{"esql":"FROM logs"},"timeField":"@timestamp","size":1,` +
		`"threshold":[0],"thresholdComparator":">","timeWindowSize":5,"timeWindowUnit":"m","groupBy":"row"}`
	whenFound = `[{"id":"outbox","group":"query matched","params":{"documents":[{}]},` +
		`"frequency":{"summary":false,"notify_when":"onThrottleInterval","throttle":"30m"}}]`
	common      = `"name":"Crash","schedule":{"interval":"1m"},"tags":["A1"],"actions":` + whenFound + `,"params":` + dslParams + `}`
	changedRule = `{` + common
	validRule   = `{"consumer":"stackAlerts","rule_type_id":".es-query",` + common
)

func newRuleBench(t *testing.T) *bench {
	t.Helper()
	b := newBench(t)
	b.must(http.StatusOK, "POST", "/api/spaces/space", validSpace)
	b.must(http.StatusOK, "POST", outbox, validIndex)
	return b
}

func TestARuleFromCreationToDeletion(t *testing.T) {
	b := newRuleBench(t)
	made := read[kbapi.KibanaHTTPAPIsRuleResponse](b, b.must(http.StatusOK, "POST", rulePath, validRule))
	if !made.Enabled || made.Name != "Crash" || made.Actions[0].ConnectorTypeId != ".index" || *made.Actions[0].Frequency.Throttle != "30m" {
		t.Errorf("created %+v", made)
	}
	b.must(http.StatusConflict, "POST", rulePath, validRule)
	b.must(http.StatusOK, "PUT", rulePath, strings.Replace(changedRule, dslParams, esqlParams, 1))
	changed := read[kbapi.KibanaHTTPAPIsRuleResponse](b, b.must(http.StatusOK, "GET", rulePath, ""))
	if (*changed.Params["searchType"]) != "esqlQuery" || changed.Params["esQuery"] != nil || changed.Revision != 1 || changed.Consumer != "stackAlerts" {
		t.Errorf("an update replaces the parameters and keeps the consumer, but left %+v", changed)
	}
	b.must(http.StatusNoContent, "POST", rulePath+"/_disable", "{}")
	if read[kbapi.KibanaHTTPAPIsRuleResponse](b, b.must(http.StatusOK, "GET", rulePath, "")).Enabled {
		t.Error("it is still enabled")
	}
	b.must(http.StatusNoContent, "POST", rulePath+"/_enable", "")
	b.must(http.StatusNotFound, "GET", "/api/alerting/rule/a1", "")
	b.must(http.StatusNoContent, "DELETE", rulePath, "")
	b.must(http.StatusNotFound, "PUT", rulePath, changedRule)
}

func TestRulesThatKibanaRefuses(t *testing.T) {
	b := newRuleBench(t)
	for what, body := range map[string]string{
		"definition for this key is missing": strings.Replace(validRule, `"termSize"`, `"termsize"`, 1),
		"thresholdComparator":                strings.Replace(validRule, `,"thresholdComparator":">"`, ``, 1),
		"termField required":                 strings.Replace(validRule, `"termField":"service.name",`, ``, 1),
		"less than or equal to 1000":         strings.Replace(validRule, `"termSize":100`, `"termSize":1001`, 1),
		"lower than [10000]":                 strings.Replace(validRule, `"size":1,`, `"size":10001,`, 1),
		"must be valid JSON":                 strings.Replace(validRule, `{\"query\":`, `{query:`, 1),
		`must contain \"query\"`:             strings.Replace(validRule, `{\"query\":`, `{\"aggs\":`, 1),
		"cannot be smaller than [1]":         strings.Replace(validRule, `["logs"]`, `[]`, 1),
		"[undefined]":                        strings.Replace(validRule, dslParams, strings.Replace(esqlParams, `"esqlQuery":{"esql":"FROM logs"},`, ``, 1), 1),
		"groupBy should be all or top":       strings.Replace(validRule, `"groupBy":"top"`, `"groupBy":"row"`, 1),
		"[aggField]: must have a value":      strings.Replace(validRule, `"groupBy":"top"`, `"aggType":"sum","groupBy":"top"`, 1),
		"[threshold]: is required to be 0":   strings.Replace(validRule, dslParams, strings.Replace(esqlParams, `"threshold":[0]`, `"threshold":[5]`, 1), 1),
		"required to be greater than":        strings.Replace(validRule, dslParams, strings.Replace(esqlParams, `"thresholdComparator":">"`, `"thresholdComparator":">="`, 1), 1),
		"invalid timeWindowUnit":             strings.Replace(validRule, `"timeWindowUnit":"m"`, `"timeWindowUnit":"w"`, 1),
		"Failed to load action other":        strings.Replace(validRule, `"id":"outbox"`, `"id":"other"`, 1),
		"Invalid action groups":              strings.Replace(validRule, queryMatched, "default", 1),
	} {
		text := b.must(http.StatusBadRequest, "POST", rulePath, body)
		if !strings.Contains(text, what) {
			t.Errorf("%s does not say %q", text, what)
		}
	}
	b.must(http.StatusNotFound, "GET", rulePath, "")
}

func TestConnectors(t *testing.T) {
	b := newRuleBench(t)
	b.must(http.StatusOK, "PUT", outbox, `{"name":"Outbox","config":{"index":"other","executionTimeField":"@timestamp"}}`)
	found := readLoosely[connector](b, b.must(http.StatusOK, "GET", outbox, ""))
	if found.Config["index"] != "other" || found.Config["refresh"] != false || found.ConnectorTypeID != ".index" {
		t.Errorf("left %+v", found)
	}
	log := readLoosely[connector](b, b.must(http.StatusOK, "POST", "/s/crm/api/actions/connector", `{"name":"Log","connector_type_id":".server-log"}`))
	if len(log.ID) != 36 {
		t.Errorf("made %+v", log)
	}
	b.must(http.StatusBadRequest, "POST", outbox+"2", strings.Replace(validIndex, `"index":"alerts"`, `"indices":"alerts"`, 1))
	text := b.must(http.StatusForbidden, "POST", outbox+"2", `{"name":"Hook","connector_type_id":".webhook","config":{"url":"https://a.example"}}`)
	b.requireRefusal(text, http.StatusForbidden, "basic license does not support it")
	b.must(http.StatusNotFound, "GET", "/api/actions/connector/outbox", "")
	b.must(http.StatusNoContent, "DELETE", outbox, "")
	b.must(http.StatusNotFound, "GET", outbox, "")
}

func TestASpaceTakesItsRulesAlong(t *testing.T) {
	b := newRuleBench(t)
	b.must(http.StatusOK, "POST", rulePath, validRule)
	b.must(http.StatusNoContent, "DELETE", "/api/spaces/space/crm", "")
	left := b.double.store.current()
	if len(left.Rules) != 0 || len(left.Connectors) != 0 {
		t.Errorf("left %+v", left)
	}
}
