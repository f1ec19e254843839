package main

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/elastic/terraform-provider-elasticstack/generated/kbapi"
)

// keptDashboard is a dashboard as it was written, with the space it is in.
type keptDashboard struct {
	Space   string          `json:"space"`
	Data    json.RawMessage `json:"data"`
	Created string          `json:"created"`
	Updated string          `json:"updated"`
}

// dashboardAnswer is what Kibana sends of a dashboard: what was written, with defaults filled in.
type dashboardAnswer struct {
	ID   string                            `json:"id"`
	Data json.RawMessage                   `json:"data"`
	Meta kbapi.KibanaHTTPAPIsKbnAsCodeMeta `json:"meta"`
}

// putDashboard replaces a dashboard, or creates it under the identifier that the path names.
func (d *double) putDashboard(request *http.Request) (answer, error) {
	body, err := readBody(request)
	if err != nil {
		return answer{}, err
	}
	if _, err := decodeText[kbapi.PutDashboardsIdJSONRequestBody]("request body", body); err != nil {
		return answer{}, err
	}
	id, space, now := request.PathValue("id"), spaceOf(request), time.Now().UTC().Format(time.RFC3339Nano)
	kept := keptDashboard{Space: space, Data: body, Created: now, Updated: now}
	status := http.StatusCreated
	err = d.store.change(func(next *content) error {
		if old, exists := next.Dashboards[id]; exists {
			if old.Space != space {
				return refuse(http.StatusConflict, "Saved object [dashboard/%s] conflict", id)
			}
			kept.Created, status = old.Created, http.StatusOK
		}
		if err := next.checkDashboard(space, body); err != nil {
			return err
		}
		next.Dashboards[id] = kept
		return nil
	})
	if err != nil {
		return answer{}, err
	}
	return kept.answer(status, id)
}

func (d *double) getDashboard(request *http.Request) (answer, error) {
	kept, err := d.store.current().dashboard(request)
	if err != nil {
		return answer{}, err
	}
	return kept.answer(http.StatusOK, request.PathValue("id"))
}

func (d *double) deleteDashboard(request *http.Request) (answer, error) {
	err := d.store.change(func(next *content) error {
		_, err := next.dashboard(request)
		if err == nil {
			delete(next.Dashboards, request.PathValue("id"))
		}
		return err
	})
	return answer{http.StatusNoContent, nil}, err
}

func (k keptDashboard) answer(status int, id string) (answer, error) {
	data, err := withDashboardDefaults(k.Data)
	meta := kbapi.KibanaHTTPAPIsKbnAsCodeMeta{CreatedAt: &k.Created, UpdatedAt: &k.Updated}
	return answer{status, dashboardAnswer{id, data, meta}}, err
}

// dashboard finds the one the path names in the request's space.
func (c content) dashboard(request *http.Request) (keptDashboard, error) {
	kept, exists := c.Dashboards[request.PathValue("id")]
	if !exists || kept.Space != spaceOf(request) {
		return kept, refuse(http.StatusNotFound, "A dashboard with ID [%s] was not found.", request.PathValue("id"))
	}
	return kept, nil
}

// removeFromDashboards deletes what belonged to a space.
func removeFromDashboards(next *content, space string) {
	for id, kept := range next.Dashboards {
		if kept.Space == space {
			delete(next.Dashboards, id)
		}
	}
}
