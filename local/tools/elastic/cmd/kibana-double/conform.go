package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// conform compares a JSON value with an API type and words the first difference as Kibana would. A kind of type it has
// not met yet refuses every value: a gap here shows as an error, never as a body let through. Null passes for every
// optional key, since the Go types do not tell optional from nullable.
func conform(path string, value any, declared reflect.Type) error {
	if declared.Kind() == reflect.Pointer {
		if value == nil {
			return nil
		}
		return conform(path, value, declared.Elem())
	}
	if alternatives := alternativesOf(declared); len(alternatives) > 0 {
		return conformToOne(path, value, alternatives)
	}
	switch declared.Kind() {
	case reflect.Interface:
		return nil
	case reflect.Struct:
		return conformToStruct(path, value, declared)
	case reflect.Map:
		return conformToMap(path, value, declared.Elem())
	case reflect.Slice:
		return conformToSlice(path, value, declared.Elem())
	case reflect.String:
		return conformToString(path, value, declared)
	case reflect.Bool:
		_, err := expect[bool](path, "boolean", value)
		return err
	case reflect.Int:
		number, err := expect[json.Number](path, "number", value)
		if _, fraction := number.Int64(); err == nil && fraction != nil {
			return invalid(path, "expected an integer but got [%s]", number)
		}
		return err
	case reflect.Float32:
		_, err := expect[json.Number](path, "number", value)
		return err
	default:
		return invalid(path, "this double of Kibana cannot check values of type %s", declared)
	}
}

func conformToStruct(path string, value any, declared reflect.Type) error {
	members, err := expect[map[string]any](path, "object", value)
	if err != nil {
		return err
	}
	unknown := maps.Clone(members)
	for field := range declared.Fields() {
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		member, present := members[name]
		delete(unknown, name)
		if !present {
			if field.Type.Kind() == reflect.Pointer || options == "omitempty" {
				continue
			}
			member = undefined{}
		}
		if err := conform(path+"."+name, member, field.Type); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(unknown)) {
		return invalid(path+"."+name, "definition for this key is missing")
	}
	return nil
}

func conformToMap(path string, value any, declared reflect.Type) error {
	members, err := expect[map[string]any](path, "object", value)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		if err := conform(path+"."+name, members[name], declared); err != nil {
			return err
		}
	}
	return nil
}

func conformToSlice(path string, value any, declared reflect.Type) error {
	items, err := expect[[]any](path, "array", value)
	if err != nil {
		return err
	}
	for index, item := range items {
		if err := conform(fmt.Sprintf("%s.%d", path, index), item, declared); err != nil {
			return err
		}
	}
	return nil
}

// conformToString also asks the types that list their values, which the generated code gives a method Valid.
func conformToString(path string, value any, declared reflect.Type) error {
	text, err := expect[string](path, "string", value)
	if err != nil {
		return err
	}
	enumerated, ok := reflect.ValueOf(text).Convert(declared).Interface().(interface{ Valid() bool })
	if ok && !enumerated.Valid() {
		return invalid(path, "[%s] is none of the values this key can take", text)
	}
	return nil
}
