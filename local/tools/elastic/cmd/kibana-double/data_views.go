package main

import (
	"cmp"
	"encoding/base64"
	"fmt"
	"net/http"
	"slices"

	"github.com/elastic/terraform-provider-elasticstack/generated/kbapi"
	"github.com/google/uuid"
)

// dataView is a data view as it was created, with Kibana's defaults filled in.
type dataView = kbapi.DataViewsCreateDataViewRequestObjectInner

type dataViewAnswer struct {
	DataView dataView `json:"data_view"`
}

func (d *double) createDataView(request *http.Request) (answer, error) {
	body, err := decode[kbapi.DataViewsCreateDataViewRequestObject](request)
	if err != nil {
		return answer{}, err
	}
	view := withDefaults(body.DataView, spaceOf(request))
	override := body.Override != nil && *body.Override
	err = d.store.change(func(next *content) error {
		for id, other := range next.DataViews {
			if !sees(spaceOf(request), other) || *other.Name != *view.Name {
				continue
			}
			if !override {
				return refuse(http.StatusBadRequest, "Duplicate data view: %s", *view.Name)
			}
			delete(next.DataViews, id)
		}
		if _, taken := next.DataViews[*view.Id]; taken && !override {
			return refuse(http.StatusBadRequest, "Saved object [index-pattern/%s] conflict", *view.Id)
		}
		view.Version = versionAt(next)
		next.DataViews[*view.Id] = view
		return nil
	})
	return answer{http.StatusOK, dataViewAnswer{view}}, err
}

func withDefaults(view dataView, space string) dataView {
	view.Id = cmp.Or(view.Id, new(uuid.NewString()))
	if view.Name == nil || *view.Name == "" {
		view.Name = &view.Title
	}
	if view.Namespaces == nil || len(*view.Namespaces) == 0 {
		view.Namespaces = &kbapi.DataViewsNamespaces{space}
	}
	view.AllowNoIndex = cmp.Or(view.AllowNoIndex, new(false))
	view.SourceFilters = cmp.Or(view.SourceFilters, &kbapi.DataViewsSourcefilters{})
	view.FieldAttrs = cmp.Or(view.FieldAttrs, &map[string]kbapi.DataViewsFieldattrs{})
	view.FieldFormats = cmp.Or(view.FieldFormats, &kbapi.DataViewsFieldformats{})
	view.RuntimeFieldMap = cmp.Or(view.RuntimeFieldMap, &map[string]kbapi.DataViewsRuntimefieldmap{})
	view.Fields = cmp.Or(view.Fields, &map[string]any{})
	return view
}

func (d *double) getDataView(request *http.Request) (answer, error) {
	view, err := d.store.current().dataView(request)
	return answer{http.StatusOK, dataViewAnswer{view}}, err
}

// updateDataView changes what the body names. Kibana takes allowNoIndex too but does not store it, nor does the double.
func (d *double) updateDataView(request *http.Request) (answer, error) {
	body, err := decode[kbapi.DataViewsUpdateDataViewRequestObject](request)
	if err != nil {
		return answer{}, err
	}
	var view dataView
	err = d.store.change(func(next *content) error {
		view, err = next.dataView(request)
		if err != nil {
			return err
		}
		changed := body.DataView
		view.Title = *cmp.Or(changed.Title, &view.Title)
		view.Name = cmp.Or(changed.Name, view.Name)
		view.TimeFieldName = cmp.Or(changed.TimeFieldName, view.TimeFieldName)
		view.SourceFilters = cmp.Or(changed.SourceFilters, view.SourceFilters)
		view.FieldFormats = cmp.Or(changed.FieldFormats, view.FieldFormats)
		view.Fields = cmp.Or(changed.Fields, view.Fields)
		view.RuntimeFieldMap = cmp.Or(changed.RuntimeFieldMap, view.RuntimeFieldMap)
		view.Type = cmp.Or(changed.Type, view.Type)
		view.TypeMeta = cmp.Or(changed.TypeMeta, view.TypeMeta)
		view.Version = versionAt(next)
		next.DataViews[*view.Id] = view
		return nil
	})
	return answer{http.StatusOK, dataViewAnswer{view}}, err
}

func (d *double) deleteDataView(request *http.Request) (answer, error) {
	err := d.store.change(func(next *content) error {
		view, err := next.dataView(request)
		if err == nil {
			delete(next.DataViews, *view.Id)
		}
		return err
	})
	return answer{http.StatusOK, nil}, err
}

// dataView finds the one the path names, if the request's space sees it.
func (c content) dataView(request *http.Request) (dataView, error) {
	view, exists := c.DataViews[request.PathValue("id")]
	if !exists || !sees(spaceOf(request), view) {
		return view, refuse(http.StatusNotFound, "Saved object [index-pattern/%s] not found", request.PathValue("id"))
	}
	return view, nil
}

func sees(space string, view dataView) bool {
	return slices.Contains(*view.Namespaces, space) || slices.Contains(*view.Namespaces, "*")
}

// versionAt imitates the version of a saved object: opaque text that differs after every write.
func versionAt(next *content) *string {
	return new(base64.StdEncoding.EncodeToString(fmt.Appendf(nil, "[%d,1]", next.Writes)))
}

// removeFromDataViews takes a space from the data views that others share, and deletes those that nobody does.
func removeFromDataViews(next *content, space string) {
	for id, view := range next.DataViews {
		left := slices.DeleteFunc(slices.Clone(*view.Namespaces), func(name string) bool { return name == space })
		view.Namespaces = &left
		next.DataViews[id] = view
		if len(left) == 0 {
			delete(next.DataViews, id)
		}
	}
}
