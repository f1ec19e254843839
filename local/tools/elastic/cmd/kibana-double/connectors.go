package main

import (
	"cmp"
	"encoding/json"
	"net/http"

	"github.com/elastic/terraform-provider-elasticstack/generated/kbapi"
	"github.com/google/uuid"
)

// keptConnector is a connector with the space it is in.
type keptConnector struct {
	Space     string    `json:"space"`
	Connector connector `json:"connector"`
}

// connector is one as Kibana shows it, for the fields that every kind of connector has.
type connector struct {
	ID                        string         `json:"id"`
	Name                      string         `json:"name"`
	ConnectorTypeID           string         `json:"connector_type_id"`
	Config                    map[string]any `json:"config"`
	IsPreconfigured           bool           `json:"is_preconfigured"`
	IsDeprecated              bool           `json:"is_deprecated"`
	IsConnectorTypeDeprecated bool           `json:"is_connector_type_deprecated"`
	IsMissingSecrets          bool           `json:"is_missing_secrets"`
	IsSystemAction            bool           `json:"is_system_action"`
}

func (d *double) createConnector(request *http.Request) (answer, error) {
	body, err := decode[kbapi.PostActionsConnectorIdJSONRequestBody](request)
	if err != nil {
		return answer{}, err
	}
	made := connector{ID: cmp.Or(request.PathValue("id"), uuid.NewString()), Name: body.Name, ConnectorTypeID: body.ConnectorTypeId}
	if made.Config, err = connectorConfig(body.ConnectorTypeId, body.Config); err != nil {
		return answer{}, err
	}
	err = d.store.change(func(next *content) error {
		if _, taken := next.Connectors[made.ID]; taken {
			return refuse(http.StatusConflict, "Saved object [action/%s] conflict", made.ID)
		}
		next.Connectors[made.ID] = keptConnector{spaceOf(request), made}
		return nil
	})
	return answer{http.StatusOK, made}, err
}

// connectorConfig checks settings as the kinds of connector do that every licence has; it refuses the others, as Kibana
// does on that licence. A body without settings is as good as an empty one.
func connectorConfig(kind string, config json.Marshaler) (map[string]any, error) {
	text, err := json.Marshal(config)
	if err != nil {
		return nil, err
	}
	if string(text) == "null" {
		text = []byte("{}")
	}
	given := map[string]any{}
	switch kind {
	case ".server-log":
		if _, err := decodeText[struct{}]("config", text); err != nil {
			return nil, err
		}
		return given, nil
	case ".index":
		typed, err := decodeText[kbapi.IndexConfig]("config", text)
		if err != nil {
			return nil, err
		}
		given["index"] = typed.Index
		given["refresh"] = typed.Refresh != nil && *typed.Refresh
		given["executionTimeField"] = typed.ExecutionTimeField
		return given, nil
	default:
		return nil, refuse(http.StatusForbidden, "Action type %s is disabled because your basic license does not support it. Please upgrade your license.", kind)
	}
}

func (d *double) getConnector(request *http.Request) (answer, error) {
	found, err := d.store.current().connector(request.PathValue("id"), spaceOf(request))
	return answer{http.StatusOK, found}, err
}

func (d *double) updateConnector(request *http.Request) (answer, error) {
	body, err := decode[kbapi.PutActionsConnectorIdJSONRequestBody](request)
	if err != nil {
		return answer{}, err
	}
	var changed connector
	err = d.store.change(func(next *content) error {
		if changed, err = next.connector(request.PathValue("id"), spaceOf(request)); err != nil {
			return err
		}
		changed.Name = body.Name
		if changed.Config, err = connectorConfig(changed.ConnectorTypeID, body.Config); err != nil {
			return err
		}
		next.Connectors[changed.ID] = keptConnector{spaceOf(request), changed}
		return nil
	})
	return answer{http.StatusOK, changed}, err
}

func (d *double) deleteConnector(request *http.Request) (answer, error) {
	err := d.store.change(func(next *content) error {
		found, err := next.connector(request.PathValue("id"), spaceOf(request))
		if err == nil {
			delete(next.Connectors, found.ID)
		}
		return err
	})
	return answer{http.StatusNoContent, nil}, err
}

func (c content) connector(id, space string) (connector, error) {
	kept, exists := c.Connectors[id]
	if !exists || kept.Space != space {
		return connector{}, refuse(http.StatusNotFound, "Saved object [action/%s] not found", id)
	}
	return kept.Connector, nil
}
