package main

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/elastic/terraform-provider-elasticstack/generated/kbapi"
)

// applicationEntry is one application privilege of an Elasticsearch role.
type applicationEntry = kbapi.KibanaHTTPAPIsSecurityRoleKibanaApplication

// grantAnswer is one entry of the kibana part of a role that is read.
type grantAnswer = kbapi.KibanaHTTPAPIsSecurityRoleKibanaPrivilegeResponse

const (
	// kibanaApplication is the name under which Kibana keeps its privileges in Elasticsearch.
	kibanaApplication = "kibana-.kibana"
	spacePrefix       = "space_"
	resourcePrefix    = "space:"
	reservedPrefix    = "reserved_"
)

// sharedApplications are the patterns by which Elasticsearch's own roles reach every Kibana.
var sharedApplications = []string{"kibana-*", "*"}

var featurePrivilege = regexp.MustCompile(`^feature_([a-zA-Z0-9_-]+)\.([a-zA-Z0-9_-]+)$`)

// application writes a grant the way Kibana keeps it in Elasticsearch.
func (g grant) application() applicationEntry {
	entry := applicationEntry{Application: kibanaApplication, Privileges: []string{}, Resources: everywhere}
	prefix := ""
	if !slices.Equal(g.spaces, everywhere) {
		prefix, entry.Resources = spacePrefix, nil
		for _, space := range g.spaces {
			entry.Resources = append(entry.Resources, resourcePrefix+space)
		}
	}
	for _, privilege := range g.base {
		entry.Privileges = append(entry.Privileges, prefix+privilege)
	}
	for _, name := range slices.Sorted(maps.Keys(g.feature)) {
		for _, privilege := range g.feature[name] {
			entry.Privileges = append(entry.Privileges, "feature_"+name+"."+privilege)
		}
	}
	return entry
}

// grantFrom reads an application privilege back; false means that Kibana could not have written it.
func grantFrom(entry applicationEntry) (grantAnswer, bool) {
	g := grantAnswer{Base: []string{}, Feature: map[string][]string{}, Spaces: everywhere}
	prefix := ""
	if !slices.Equal(entry.Resources, everywhere) {
		prefix, g.Spaces = spacePrefix, []string{}
		for _, resource := range entry.Resources {
			space, ours := strings.CutPrefix(resource, resourcePrefix)
			if !ours {
				return g, false
			}
			g.Spaces = append(g.Spaces, space)
		}
	}
	var reserved []string
	for _, privilege := range entry.Privileges {
		base, prefixed := strings.CutPrefix(privilege, prefix)
		feature := featurePrivilege.FindStringSubmatch(privilege)
		shared := slices.Contains(sharedApplications, entry.Application)
		switch {
		case prefixed && slices.Contains(basePrivileges, base):
			g.Base = append(g.Base, base)
		case feature != nil:
			g.Feature[feature[1]] = append(g.Feature[feature[1]], feature[2])
		case shared && strings.HasPrefix(privilege, reservedPrefix):
			reserved = append(reserved, strings.TrimPrefix(privilege, reservedPrefix))
			g.UnderscoreReserved = &reserved
		case shared && privilege == "*":
		default:
			return g, false
		}
	}
	return g, len(g.Base) == 0 || len(g.Feature) == 0
}
