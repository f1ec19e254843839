package main

import (
	"net/http"
	"slices"
)

// doubleHeader is on every response, so that nobody takes the double for Kibana.
const doubleHeader = "X-Logging-Double"

// defaultSpace is the space of a request whose path names none.
const defaultSpace = "default"

// double is the HTTP server in Kibana's place.
type double struct {
	elasticsearch *elasticsearch
	store         *store
	version       string
	routes        *http.ServeMux
}

type handler func(*http.Request) (answer, error)

func newDouble(elasticsearch *elasticsearch, store *store, version string) *double {
	d := &double{elasticsearch, store, version, http.NewServeMux()}

	d.routes.HandleFunc("GET /api/status", d.getStatus)
	d.routes.HandleFunc("GET /login", login)

	d.offer("GET", "/api/spaces/space", d.listSpaces)
	d.offer("POST", "/api/spaces/space", d.createSpace)
	d.offer("GET", "/api/spaces/space/{id}", d.getSpace)
	d.offer("PUT", "/api/spaces/space/{id}", d.updateSpace)
	d.offer("DELETE", "/api/spaces/space/{id}", d.deleteSpace)

	d.offer("GET", "/api/security/role", d.listRoles)
	d.offer("GET", "/api/security/role/{name}", d.getRole)
	d.offer("PUT", "/api/security/role/{name}", d.putRole, "createOnly")
	d.offer("DELETE", "/api/security/role/{name}", d.deleteRole)

	d.offer("POST", "/api/data_views/data_view", d.createDataView)
	d.offer("GET", "/api/data_views/data_view/{id}", d.getDataView)
	d.offer("POST", "/api/data_views/data_view/{id}", d.updateDataView)
	d.offer("DELETE", "/api/data_views/data_view/{id}", d.deleteDataView)
	d.offer("GET", "/api/data_views/default", d.getDefaultDataView)
	d.offer("POST", "/api/data_views/default", d.setDefaultDataView)

	d.offer("POST", "/api/encrypted_saved_objects/_rotate_key", d.rotateKey)

	d.offer("POST", "/api/saved_objects/_import", d.importSavedObjects, "overwrite")

	// the provider asks for keys that Kibana would not map; the double keeps all as they are
	d.offer("GET", "/api/dashboards/{id}", d.getDashboard, "allowUnmappedKeys")
	d.offer("PUT", "/api/dashboards/{id}", d.putDashboard, "allowUnmappedKeys")
	d.offer("DELETE", "/api/dashboards/{id}", d.deleteDashboard, "allowUnmappedKeys")

	d.offer("POST", "/api/actions/connector", d.createConnector)
	d.offer("POST", "/api/actions/connector/{id}", d.createConnector)
	d.offer("GET", "/api/actions/connector/{id}", d.getConnector)
	d.offer("PUT", "/api/actions/connector/{id}", d.updateConnector)
	d.offer("DELETE", "/api/actions/connector/{id}", d.deleteConnector)

	d.offer("POST", "/api/alerting/rule/{id}", d.createRule)
	d.offer("GET", "/api/alerting/rule/{id}", d.getRule)
	d.offer("PUT", "/api/alerting/rule/{id}", d.updateRule)
	d.offer("DELETE", "/api/alerting/rule/{id}", d.deleteRule)
	d.offer("POST", "/api/alerting/rule/{id}/_enable", d.enableRule)
	d.offer("POST", "/api/alerting/rule/{id}/_disable", d.disableRule)
	return d
}

// offer serves a path with and without the prefix that names a space; only the listed query parameters are allowed.
func (d *double) offer(method, path string, handle handler, parameters ...string) {
	guarded := func(response http.ResponseWriter, request *http.Request) {
		if err := d.admit(request, parameters); err != nil {
			send(response, request, asAnswer(err))
			return
		}
		result, err := handle(request)
		if err != nil {
			result = asAnswer(err)
		}
		send(response, request, result)
	}
	d.routes.HandleFunc(method+" "+path, guarded)
	d.routes.HandleFunc(method+" /s/{space}"+path, guarded)
}

// admit asks what Kibana asks before any handler: who calls, against forged requests, and in which space.
func (d *double) admit(request *http.Request, parameters []string) error {
	if err := d.elasticsearch.authenticate(request.Context(), request.Header.Get("Authorization")); err != nil {
		return err
	}
	reads := request.Method == http.MethodGet || request.Method == http.MethodHead
	if !reads && request.Header.Get("kbn-xsrf") == "" {
		return refuse(http.StatusBadRequest, "Request must contain a kbn-xsrf header.")
	}
	for parameter := range request.URL.Query() {
		if !slices.Contains(parameters, parameter) {
			return refuse(http.StatusBadRequest, "This double of Kibana does not offer the query parameter %s here.", parameter)
		}
	}
	// Kibana lets several calls through in a space that does not exist; here a wrong name shows at once.
	if _, known := d.store.current().Spaces[spaceOf(request)]; !known {
		return refuse(http.StatusNotFound, "This double of Kibana has no space %q.", spaceOf(request))
	}
	return nil
}

func spaceOf(request *http.Request) string {
	if space := request.PathValue("space"); space != "" {
		return space
	}
	return defaultSpace
}

// ServeHTTP marks every answer as the double's and refuses, in Kibana's shape, the paths it does not offer.
func (d *double) ServeHTTP(response http.ResponseWriter, request *http.Request) {
	response.Header().Set(doubleHeader, "kibana")
	if _, pattern := d.routes.Handler(request); pattern == "" {
		err := refuse(http.StatusNotFound, "This double of Kibana does not offer %s %s.", request.Method, request.URL.Path)
		send(response, request, asAnswer(err))
		return
	}
	d.routes.ServeHTTP(response, request)
}
