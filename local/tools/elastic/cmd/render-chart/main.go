// Command render-chart renders the Helm chart that comes with the operator's own
// module, and prints its objects as a JSON list.
//
//	go run ./cmd/render-chart -values '{"webhook":{"enabled":false}}'
//	go run ./cmd/render-chart -definitions
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
	"k8s.io/apimachinery/pkg/util/yaml"
)

const (
	module  = "github.com/elastic/cloud-on-k8s/v3"
	release = "elastic-operator"
)

type object = map[string]any

func main() {
	values := flag.String("values", "{}", "the chart's values, as JSON")
	namespace := flag.String("namespace", "elastic-system", "the release's namespace")
	definitions := flag.Bool("definitions", false, "print the file of custom resource definitions instead")
	flag.Parse()

	if err := run(*values, *namespace, *definitions); err != nil {
		fmt.Fprintln(os.Stderr, "render-chart:", err)
		os.Exit(1)
	}
}

func run(values, namespace string, definitions bool) error {
	operator, err := load()
	if err != nil {
		return err
	}
	objects, err := render(operator, values, namespace)
	if err != nil {
		return err
	}
	if definitions {
		return write(definitionsFile(operator, objects))
	}
	return write(objects)
}

// load reads the chart from the module's folder, at the version that go.mod names.
func load() (*chart.Chart, error) {
	folder, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		return nil, fmt.Errorf("cannot find %s: call this from the folder of its go.mod: %w", module, err)
	}
	return loader.Load(filepath.Join(strings.TrimSpace(string(folder)), "deploy", "eck-operator"))
}

// render does what `helm template` does, and returns the objects ordered by template.
func render(operator *chart.Chart, values, namespace string) ([]object, error) {
	given, err := chartutil.ReadValues([]byte(values))
	if err != nil {
		return nil, fmt.Errorf("-values: %w", err)
	}
	if err := chartutil.ProcessDependencies(operator, given); err != nil {
		return nil, err
	}
	options := chartutil.ReleaseOptions{Name: release, Namespace: namespace, IsInstall: true}
	all, err := chartutil.ToRenderValues(operator, given, options, chartutil.DefaultCapabilities)
	if err != nil {
		return nil, err
	}
	files, err := engine.Render(operator, all)
	if err != nil {
		return nil, err
	}
	names := make([]string, 0, len(files))
	for name := range files {
		if strings.HasSuffix(name, ".yaml") { // the others are notes for the person who installs
			names = append(names, name)
		}
	}
	slices.Sort(names)

	var objects []object
	for _, name := range names {
		found, err := parse(files[name])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		objects = append(objects, found...)
	}
	return objects, nil
}

func parse(manifest string) ([]object, error) {
	decoder := yaml.NewYAMLOrJSONDecoder(strings.NewReader(manifest), 4096)
	var objects []object
	for {
		var found object
		if err := decoder.Decode(&found); errors.Is(err, io.EOF) {
			return objects, nil
		} else if err != nil {
			return nil, err
		}
		if len(found) > 0 { // a comment between two separators
			objects = append(objects, found)
		}
	}
}

func write(value any) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return err
	}
	_, err := text.WriteTo(os.Stdout)
	return err
}
