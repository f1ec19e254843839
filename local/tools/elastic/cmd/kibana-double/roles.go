package main

import (
	"maps"
	"net/http"
	"net/url"
	"slices"

	"github.com/elastic/terraform-provider-elasticstack/generated/kbapi"
)

// elasticsearchRole is a role as Elasticsearch keeps it; the indices and cluster parts are the same on both sides.
type elasticsearchRole struct {
	kbapi.KibanaHTTPAPIsSecurityRoleElasticsearch
	Applications      []applicationEntry `json:"applications"`
	Description       *string            `json:"description,omitempty"`
	Metadata          *map[string]*any   `json:"metadata,omitempty"`
	TransientMetadata *map[string]*any   `json:"transient_metadata,omitempty"`
}

func (d *double) listRoles(request *http.Request) (answer, error) {
	roles, err := d.readRoles(request, "")
	if err != nil {
		return answer{}, err
	}
	answers := []kbapi.KibanaHTTPAPIsSecurityRoleResponse{}
	for _, name := range slices.Sorted(maps.Keys(roles)) {
		answers = append(answers, roleAnswer(name, roles[name]))
	}
	return answer{http.StatusOK, answers}, nil
}

func (d *double) getRole(request *http.Request) (answer, error) {
	name := request.PathValue("name")
	roles, err := d.readRoles(request, name)
	if err != nil {
		return answer{}, err
	}
	role, exists := roles[name] // the name may have been a pattern or a list to Elasticsearch
	if !exists {
		return answer{}, refuse(http.StatusNotFound, "Not Found")
	}
	return answer{http.StatusOK, roleAnswer(name, role)}, nil
}

// putRole writes the role into Elasticsearch, where the caller's own privileges decide.
func (d *double) putRole(request *http.Request) (answer, error) {
	createOnly := request.URL.Query().Get("createOnly")
	if !slices.Contains([]string{"", "true", "false"}, createOnly) {
		return answer{}, invalid("request query.createOnly", "expected value of type [boolean] but got [string]")
	}
	body, err := decode[kbapi.PutSecurityRoleNameJSONRequestBody](request)
	if err != nil {
		return answer{}, err
	}
	grants, err := grantsOf(body.Kibana)
	if err != nil {
		return answer{}, err
	}
	name := request.PathValue("name")
	roles, err := d.readRoles(request, name)
	if err != nil && !isNotFound(err) {
		return answer{}, err
	}
	old, exists := roles[name]
	if exists && createOnly == "true" {
		return answer{}, refuse(http.StatusConflict, "Role already exists and cannot be created: %s", name)
	}
	err = d.askAboutRole(request, http.MethodPut, name, newRole(body, grants, old), nil)
	return answer{http.StatusNoContent, nil}, err
}

// newRole keeps from the old role only what it grants in other applications than Kibana.
func newRole(body kbapi.PutSecurityRoleNameJSONRequestBody, grants []grant, old elasticsearchRole) elasticsearchRole {
	role := elasticsearchRole{
		KibanaHTTPAPIsSecurityRoleElasticsearch: body.Elasticsearch,
		Applications:                            []applicationEntry{},
		Description:                             body.Description,
		Metadata:                                body.Metadata,
	}
	for _, g := range grants {
		role.Applications = append(role.Applications, g.application())
	}
	for _, entry := range old.Applications {
		if entry.Application != kibanaApplication {
			role.Applications = append(role.Applications, entry)
		}
	}
	return role
}

func (d *double) deleteRole(request *http.Request) (answer, error) {
	err := d.askAboutRole(request, http.MethodDelete, request.PathValue("name"), nil, nil)
	return answer{http.StatusNoContent, nil}, err
}

// readRoles reads one role, or all of them when the name is empty.
func (d *double) readRoles(request *http.Request, name string) (map[string]elasticsearchRole, error) {
	var roles map[string]elasticsearchRole
	err := d.askAboutRole(request, http.MethodGet, name, nil, &roles)
	return roles, err
}

func (d *double) askAboutRole(request *http.Request, method, name string, body, result any) error {
	path := "/_security/role"
	if name != "" {
		path += "/" + url.PathEscape(name)
	}
	return d.elasticsearch.ask(request.Context(), request.Header.Get("Authorization"), method, path, body, result)
}

// roleAnswer translates a role into Kibana's words. As in Kibana, one application privilege that has no such words
// empties the whole kibana part and is named as an error.
func roleAnswer(name string, role elasticsearchRole) kbapi.KibanaHTTPAPIsSecurityRoleResponse {
	grants := []grantAnswer{}
	untranslated := []kbapi.KibanaHTTPAPIsSecurityRoleTransformError{}
	foreign := []string{}
	for _, entry := range role.Applications {
		if entry.Application != kibanaApplication && !slices.Contains(sharedApplications, entry.Application) {
			foreign = append(foreign, entry.Application)
		} else if translated, ok := grantFrom(entry); ok {
			grants = append(grants, translated)
		} else {
			state := []applicationEntry{entry}
			untranslated = append(untranslated, kbapi.KibanaHTTPAPIsSecurityRoleTransformError{Reason: "kibana:not_translatable", State: &state})
		}
	}
	if len(untranslated) > 0 {
		grants = []grantAnswer{}
	}
	return kbapi.KibanaHTTPAPIsSecurityRoleResponse{
		Name:                               name,
		Description:                        role.Description,
		Elasticsearch:                      role.KibanaHTTPAPIsSecurityRoleElasticsearch,
		Kibana:                             grants,
		Metadata:                           role.Metadata,
		TransientMetadata:                  role.TransientMetadata,
		UnderscoreTransformError:           &untranslated,
		UnderscoreUnrecognizedApplications: &foreign,
	}
}
