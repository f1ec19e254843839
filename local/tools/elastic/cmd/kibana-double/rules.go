package main

import (
	"encoding/json"
	"net/http"
	"reflect"
	"slices"
	"time"

	"github.com/elastic/terraform-provider-elasticstack/generated/kbapi"
)

// keptRule is a rule as it is shown, with the space it is in.
type keptRule struct {
	Space string                           `json:"space"`
	Rule  kbapi.KibanaHTTPAPIsRuleResponse `json:"rule"`
}

// newRule is what creates a rule of the one type that this double knows.
type newRule = kbapi.KibanaHTTPAPIsEsQueryCreateRuleBodyAlerting

func (d *double) createRule(request *http.Request) (answer, error) {
	body, err := decode[newRule](request)
	if err != nil {
		return answer{}, err
	}
	id, space, now := request.PathValue("id"), spaceOf(request), time.Now().UTC().Format(time.RFC3339Nano)
	made := kbapi.KibanaHTTPAPIsRuleResponse{
		Id:         id,
		Name:       body.Name,
		Consumer:   body.Consumer,
		Enabled:    body.Enabled == nil || *body.Enabled,
		RuleTypeId: string(body.RuleTypeId),
		CreatedAt:  now,
	}
	made.ExecutionStatus.Status, made.ExecutionStatus.LastExecutionDate = "pending", now
	made.MutedAlertIds = []string{}
	err = d.store.change(func(next *content) error {
		if _, taken := next.Rules[id]; taken {
			return refuse(http.StatusConflict, "Saved object [alert/%s] conflict", id)
		}
		made, err = next.withChange(made, space, body, now)
		next.Rules[id] = keptRule{space, made}
		return err
	})
	return answer{http.StatusOK, made}, err
}

// updateRule replaces all that can be changed; a rule's type and consumer cannot.
func (d *double) updateRule(request *http.Request) (answer, error) {
	body, err := decode[kbapi.PutAlertingRuleIdJSONRequestBody](request)
	if err != nil {
		return answer{}, err
	}
	var changed kbapi.KibanaHTTPAPIsRuleResponse
	err = d.store.change(func(next *content) error {
		if changed, err = next.rule(request); err != nil {
			return err
		}
		changed, err = next.withChange(changed, spaceOf(request), body, time.Now().UTC().Format(time.RFC3339Nano))
		changed.Revision++
		next.Rules[changed.Id] = keptRule{spaceOf(request), changed}
		return err
	})
	return answer{http.StatusOK, changed}, err
}

// withChange puts into a rule what both bodies have in common, once what Kibana asks of it beyond its types holds.
func (c *content) withChange(rule kbapi.KibanaHTTPAPIsRuleResponse, space string, body any, now string) (kbapi.KibanaHTTPAPIsRuleResponse, error) {
	text, err := json.Marshal(body)
	if err != nil {
		return rule, err
	}
	given := struct {
		Actions  []map[string]any `json:"actions"`
		Name     string           `json:"name"`
		Params   json.RawMessage  `json:"params"`
		Schedule json.RawMessage  `json:"schedule"`
		Tags     []string         `json:"tags"`
	}{Actions: []map[string]any{}, Tags: []string{}}
	if err := json.Unmarshal(text, &given); err != nil {
		return rule, err
	}
	if err := checkParams(given.Params); err != nil {
		return rule, err
	}
	for _, action := range given.Actions {
		used, err := c.connector(action["id"].(string), space)
		if err != nil {
			return rule, refuse(http.StatusBadRequest, "Failed to load action %s (404)", action["id"])
		}
		if group := action["group"]; group != queryMatched && group != recovered {
			return rule, refuse(http.StatusBadRequest, "Invalid action groups: %v", group)
		}
		action["connector_type_id"] = used.ConnectorTypeID
	}
	if text, err = json.Marshal(given); err != nil {
		return rule, err
	}
	rule.Actions, rule.Params = nil, nil
	rule.UpdatedAt = now
	return rule, json.Unmarshal(text, &rule)
}

const (
	queryMatched = "query matched"
	recovered    = "recovered"
)

// checkParams holds what Kibana's rule type for Elasticsearch queries asks of its parameters.
func checkParams(text json.RawMessage) error {
	if err := conformText("params", text, reflect.TypeOf(newRule{}.Params)); err != nil {
		return err
	}
	var params struct {
		AggField   string          `json:"aggField"`
		AggType    string          `json:"aggType"`
		Comparator string          `json:"thresholdComparator"`
		EsQuery    string          `json:"esQuery"`
		EsqlQuery  json.RawMessage `json:"esqlQuery"`
		GroupBy    string          `json:"groupBy"`
		Index      []string        `json:"index"`
		SearchType string          `json:"searchType"`
		Size       float64         `json:"size"`
		TermField  any             `json:"termField"`
		TermSize   float64         `json:"termSize"`
		Threshold  []float64       `json:"threshold"`
		TimeField  string          `json:"timeField"`
		TimeUnit   string          `json:"timeWindowUnit"`
	}
	if err := json.Unmarshal(text, &params); err != nil {
		return err
	}
	var query struct {
		Query map[string]any `json:"query"`
	}
	switch {
	case params.TimeField == "":
		return invalid("params.timeField", "expected value of type [string] but got [undefined]")
	case params.Size < 0 || params.Size > 10_000:
		return invalid("params.size", "Value must be equal to or lower than [10000].")
	case params.GroupBy == "top" && params.TermField == nil:
		return invalid("params", "[termField]: termField required when [groupBy] is top")
	case params.GroupBy == "top" && (params.TermSize < 1 || params.TermSize > 1_000):
		return invalid("params", "[termSize]: must be less than or equal to 1000")
	case params.SearchType == "esqlQuery" && params.EsqlQuery == nil:
		return invalid("params.esqlQuery.esql", "expected value of type [string] but got [undefined]")
	case !slices.Contains([]string{"s", "m", "h", "d"}, params.TimeUnit):
		return invalid("params.timeWindowUnit", "invalid timeWindowUnit: \"%s\"", params.TimeUnit)
	case params.SearchType == "esqlQuery" && params.Comparator != ">":
		return invalid("params", "[thresholdComparator]: is required to be greater than")
	case params.SearchType == "esqlQuery" && len(params.Threshold) > 0 && params.Threshold[0] != 0:
		return invalid("params", "[threshold]: is required to be 0")
	case params.SearchType != "esQuery":
		return nil
	case params.GroupBy == "row":
		return invalid("params", "[groupBy]: groupBy should be all or top when [searchType] is not esqlQuery")
	case params.AggType != "" && params.AggType != "count" && params.AggField == "":
		return invalid("params", "[aggField]: must have a value when [aggType] is \"%s\"", params.AggType)
	case len(params.Index) == 0:
		return invalid("params.index", "array size is [0], but cannot be smaller than [1]")
	case json.Unmarshal([]byte(params.EsQuery), &query) != nil:
		return invalid("params", "[esQuery]: must be valid JSON")
	case query.Query == nil:
		return invalid("params", `[esQuery]: must contain "query"`)
	}
	return nil
}

func (d *double) getRule(request *http.Request) (answer, error) {
	found, err := d.store.current().rule(request)
	return answer{http.StatusOK, found}, err
}

func (d *double) deleteRule(request *http.Request) (answer, error) {
	err := d.store.change(func(next *content) error {
		found, err := next.rule(request)
		if err == nil {
			delete(next.Rules, found.Id)
		}
		return err
	})
	return answer{http.StatusNoContent, nil}, err
}

func (d *double) enableRule(request *http.Request) (answer, error) { return d.turn(request, true) }

func (d *double) disableRule(request *http.Request) (answer, error) { return d.turn(request, false) }

func (d *double) turn(request *http.Request, on bool) (answer, error) {
	err := d.store.change(func(next *content) error {
		found, err := next.rule(request)
		if err == nil {
			found.Enabled = on
			next.Rules[found.Id] = keptRule{spaceOf(request), found}
		}
		return err
	})
	return answer{http.StatusNoContent, nil}, err
}

// rule finds the one the path names, if it is in the request's space.
func (c content) rule(request *http.Request) (kbapi.KibanaHTTPAPIsRuleResponse, error) {
	kept, exists := c.Rules[request.PathValue("id")]
	if !exists || kept.Space != spaceOf(request) {
		return kept.Rule, refuse(http.StatusNotFound, "Saved object [alert/%s] not found", request.PathValue("id"))
	}
	return kept.Rule, nil
}
