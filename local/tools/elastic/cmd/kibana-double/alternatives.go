package main

import (
	"net/http"
	"reflect"
	"slices"
	"strings"
)

// alternativesOf lists the types of a value that may have one of several: the generated code keeps such a value as raw
// text in a field "union" and gives each alternative a method AsX() (X, error).
func alternativesOf(declared reflect.Type) []reflect.Type {
	if declared.Kind() != reflect.Struct {
		return nil
	}
	if _, isUnion := declared.FieldByName("union"); !isUnion {
		return nil
	}
	var alternatives []reflect.Type
	for method := range declared.Methods() {
		if strings.HasPrefix(method.Name, "As") && method.Type.NumOut() == 2 {
			alternatives = append(alternatives, method.Type.Out(0))
		}
	}
	return alternatives
}

// conformToOne accepts what one alternative accepts; otherwise it says what each of them misses.
func conformToOne(path string, value any, alternatives []reflect.Type) error {
	var complaints []string
	for _, alternative := range alternatives {
		err := conform(path, value, alternative)
		if err == nil {
			return nil
		}
		if !slices.Contains(complaints, err.Error()) {
			complaints = append(complaints, err.Error())
		}
	}
	if len(complaints) == 1 {
		return refuse(http.StatusBadRequest, "%s", complaints[0])
	}
	return invalid(path, "types that failed validation:\n- %s", strings.Join(complaints, "\n- "))
}
