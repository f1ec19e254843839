package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"reflect"
)

// maxPayload is Kibana's own default limit for a request body, in bytes.
const maxPayload = 1 << 20

// decode reads a request body as the API type T and refuses what T does not declare. Go's decoder alone would not do:
// the API types keep alternatives as raw text, and it matches names in any case and lets required fields be absent.
func decode[T any](request *http.Request) (T, error) {
	body, err := readBody(request)
	if err != nil {
		return *new(T), err
	}
	return decodeText[T]("request body", body)
}

// readBody reads a request body of a length that Kibana takes.
func readBody(request *http.Request) ([]byte, error) {
	body, err := io.ReadAll(http.MaxBytesReader(nil, request.Body, maxPayload))
	if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
		return nil, refuse(http.StatusRequestEntityTooLarge, "Payload content length greater than maximum allowed: %d", maxPayload)
	}
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "Invalid request payload JSON format")
	}
	return body, nil
}

// decodeText reads a text as the type T; the path says in errors where the text stands.
func decodeText[T any](path string, body []byte) (T, error) {
	var typed T
	if err := conformText(path, body, reflect.TypeFor[T]()); err != nil {
		return typed, err
	}
	return typed, json.Unmarshal(body, &typed)
}

// conformText compares a text with an API type.
func conformText(path string, body []byte, declared reflect.Type) error {
	if !json.Valid(body) {
		return refuse(http.StatusBadRequest, "Invalid request payload JSON format")
	}
	var value any
	exact := json.NewDecoder(bytes.NewReader(body))
	exact.UseNumber()
	if err := exact.Decode(&value); err != nil {
		return err
	}
	return conform(path, value, declared)
}
