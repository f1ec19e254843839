package main

import "net/http"

// getStatus answers everyone, as far as clients read it: the version and the overall level.
func (d *double) getStatus(response http.ResponseWriter, request *http.Request) {
	const name = "kibana-double"
	send(response, request, answer{http.StatusOK, map[string]any{
		"name": name,
		"uuid": name,
		"version": map[string]any{
			"number":         d.version,
			"build_hash":     name,
			"build_number":   0,
			"build_snapshot": false,
			"build_flavor":   "traditional",
		},
		"status": map[string]any{
			"overall": map[string]any{
				"level":   "available",
				"summary": "This is a double of Kibana for tests: it has no pages and no background tasks",
			},
		},
	}})
}

// login answers the path that the operator's readiness probe asks for.
func login(response http.ResponseWriter, request *http.Request) {
	body := map[string]string{"message": "This is a double of Kibana; it has no login page."}
	send(response, request, answer{http.StatusOK, body})
}
