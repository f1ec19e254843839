package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// gridColumns is the width of a dashboard.
const gridColumns = 48

// checkDashboard holds what the types do not say: panels lie within the grid and look through data views of the space.
// Kibana takes a wrong identifier and shows an error in the panel; here it shows at once.
func (c content) checkDashboard(space string, body []byte) error {
	data, err := parse(body)
	if err != nil {
		return err
	}
	panels, _ := data["panels"].([]any)
	for _, panel := range panels {
		if err := checkGrid(panel); err != nil {
			return err
		}
	}
	for _, id := range dataViewsIn(data) {
		view, exists := c.DataViews[id]
		if !exists || !sees(space, view) {
			return refuse(http.StatusBadRequest, "This double of Kibana has no data view %q in the space %s.", id, space)
		}
	}
	return nil
}

func checkGrid(panel any) error {
	var placed struct {
		Grid struct{ X, Y, W, H float64 }
	}
	text, err := json.Marshal(panel)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, &placed); err != nil {
		return err
	}
	if placed.Grid.X+placed.Grid.W > gridColumns {
		return invalid("request body.panels.grid", "the panel ends beyond the last of %d columns", gridColumns)
	}
	return nil
}

// dataViewsIn finds the identifiers of data views anywhere in a dashboard.
func dataViewsIn(value any) []string {
	var found []string
	walk(value, func(members map[string]any) {
		for _, key := range []string{"ref_id", "data_view_id"} {
			if id, is := members[key].(string); is && (key != "ref_id" || members["type"] == "data_view_reference") {
				found = append(found, id)
			}
		}
	})
	return found
}

// withDashboardDefaults fills in what the provider's own tests and comments say that Kibana does.
func withDashboardDefaults(body []byte) (json.RawMessage, error) {
	data, err := parse(body)
	if err != nil {
		return nil, err
	}
	walk(data, func(members map[string]any) {
		switch operation, _ := members["operation"].(string); operation {
		case "terms":
			fill(members, "rank_by", map[string]any{"type": "metric", "metric_index": 0, "direction": "desc"})
		case "count", "unique_count", "sum":
			fill(members, "empty_as_null", false)
		}
		if format, is := members["format"].(map[string]any); is && (format["type"] == "number" || format["type"] == "percent") {
			fill(format, "decimals", 2)
			fill(format, "compact", false)
		}
		switch members["type"] {
		case "data_table":
			for _, metric := range listIn(members, "metrics") {
				fill(metric, "color", map[string]any{"type": "auto"})
			}
			for _, row := range listIn(members, "rows") {
				colour(row)
			}
		case "xy":
			fillXY(members)
		}
	})
	return json.Marshal(data)
}

// fillXY gives lines and bars their axis and their bars.
func fillXY(chart map[string]any) {
	axis := fill(chart, "axis", map[string]any{})
	for name, more := range map[string]map[string]any{"x": {}, "y": {"scale": "linear"}} {
		side := fill(axis, name, map[string]any{})
		for key, value := range maps.All(more) {
			fill(side, key, value)
		}
		fill(side, "grid", map[string]any{"visible": true})
		fill(side, "ticks", map[string]any{"visible": true})
		fill(side, "labels", map[string]any{"orientation": "horizontal"})
	}
	for _, layer := range listIn(chart, "layers") {
		if breakdown, is := layer["breakdown_by"].(map[string]any); is {
			colour(breakdown)
		}
	}
	isBar := func(layer map[string]any) bool {
		kind, _ := layer["type"].(string)
		return strings.HasPrefix(kind, "bar")
	}
	if slices.ContainsFunc(listIn(chart, "layers"), isBar) {
		bars := fill(fill(chart, "styling", map[string]any{}), "bars", map[string]any{})
		fill(bars, "minimum_height", 1)
		fill(bars, "data_labels", map[string]any{"visible": false})
	}
}

// colour gives the values of a field their colours; on an axis they have none.
func colour(breakdown map[string]any) {
	if breakdown["operation"] == "terms" {
		fill(breakdown, "color", map[string]any{"mode": "categorical", "palette": "default", "mapping": []any{}})
	}
}

// fill sets a key that is absent, and returns the object under it, if it is one.
func fill(members map[string]any, key string, value any) map[string]any {
	if _, present := members[key]; !present {
		members[key] = value
	}
	object, _ := members[key].(map[string]any)
	return object
}

func listIn(members map[string]any, key string) []map[string]any {
	var objects []map[string]any
	items, _ := members[key].([]any)
	for _, item := range items {
		if object, is := item.(map[string]any); is {
			objects = append(objects, object)
		}
	}
	return objects
}

// walk visits every object in a value.
func walk(value any, visit func(map[string]any)) {
	switch typed := value.(type) {
	case map[string]any:
		visit(typed)
		for _, name := range slices.Sorted(maps.Keys(typed)) {
			walk(typed[name], visit)
		}
	case []any:
		for _, item := range typed {
			walk(item, visit)
		}
	}
}

func parse(text []byte) (map[string]any, error) {
	var members map[string]any
	exact := json.NewDecoder(bytes.NewReader(text))
	exact.UseNumber()
	return members, exact.Decode(&members)
}
