package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net/http"
)

// answer is a handler's result: a status and what is sent as JSON; a nil body sends none.
type answer struct {
	status int
	body   any
}

// refusal is an error the caller gets to see, with its HTTP status.
type refusal struct {
	status  int
	message string
}

func (r refusal) Error() string { return r.message }

func refuse(status int, format string, values ...any) error {
	return refusal{status, fmt.Sprintf(format, values...)}
}

func isNotFound(err error) bool {
	var known refusal
	return errors.As(err, &known) && known.status == http.StatusNotFound
}

// errorBody is the shape of every error of Kibana's HTTP API.
type errorBody struct {
	StatusCode int    `json:"statusCode"`
	Error      string `json:"error"`
	Message    string `json:"message"`
}

// asAnswer turns an error into Kibana's shape; one that nobody meant for the caller becomes a 500.
func asAnswer(err error) answer {
	var known refusal
	if !errors.As(err, &known) {
		known = refusal{http.StatusInternalServerError, err.Error()}
	}
	return answer{known.status, errorBody{known.status, http.StatusText(known.status), known.message}}
}

func send(response http.ResponseWriter, request *http.Request, a answer) {
	log.Printf("%s %s %d", request.Method, request.URL.Path, a.status)
	if a.body == nil {
		response.WriteHeader(a.status)
		return
	}
	response.Header().Set("Content-Type", "application/json; charset=utf-8")
	response.WriteHeader(a.status)
	if err := json.NewEncoder(response).Encode(a.body); err != nil {
		log.Printf("%s %s: the answer did not reach the caller: %v", request.Method, request.URL.Path, err)
	}
}
