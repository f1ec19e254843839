package main

import (
	"net/http"

	"github.com/elastic/terraform-provider-elasticstack/generated/kbapi"
)

// getDefaultDataView answers an empty identifier when the space has no default.
func (d *double) getDefaultDataView(request *http.Request) (answer, error) {
	id := d.store.current().DefaultDataViews[spaceOf(request)]
	return answer{http.StatusOK, map[string]string{"data_view_id": id}}, nil
}

// setDefaultDataView changes an existing default only by force, and like Kibana does not ask whether the data view exists.
func (d *double) setDefaultDataView(request *http.Request) (answer, error) {
	body, err := decode[kbapi.SetDefaultDatailViewDefaultJSONRequestBody](request)
	if err != nil {
		return answer{}, err
	}
	if body.DataViewId != nil && *body.DataViewId == "" {
		return answer{}, invalid("request body.data_view_id", "value has length [0] but it must have a minimum length of [1].")
	}
	force := body.Force != nil && *body.Force
	err = d.store.change(func(next *content) error {
		space := spaceOf(request)
		switch {
		case next.DefaultDataViews[space] != "" && !force:
		case body.DataViewId == nil:
			delete(next.DefaultDataViews, space)
		default:
			next.DefaultDataViews[space] = *body.DataViewId
		}
		return nil
	})
	return answer{http.StatusOK, map[string]bool{"acknowledged": true}}, err
}
