package main

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// undefined stands for a required field that is absent.
type undefined struct{}

func expect[T any](path, wanted string, value any) (T, error) {
	typed, ok := value.(T)
	if !ok {
		return typed, invalid(path, "expected value of type [%s] but got [%s]", wanted, nameOf(value))
	}
	return typed, nil
}

func nameOf(value any) string {
	switch value.(type) {
	case undefined:
		return "undefined"
	case nil:
		return "null"
	case string:
		return "string"
	case json.Number:
		return "number"
	case bool:
		return "boolean"
	case []any:
		return "array"
	default:
		return "object"
	}
}

// invalid refuses the part of the request that the path names.
func invalid(path, format string, values ...any) error {
	return refuse(http.StatusBadRequest, "[%s]: %s", path, fmt.Sprintf(format, values...))
}
