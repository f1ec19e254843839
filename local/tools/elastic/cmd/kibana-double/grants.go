package main

import (
	"maps"
	"net/http"
	"regexp"
	"slices"

	"github.com/elastic/terraform-provider-elasticstack/generated/kbapi"
)

// grant is one entry of a role's kibana part with every field filled in.
type grant struct {
	base    []string
	feature map[string][]string
	spaces  []string
}

var (
	everywhere     = []string{"*"}
	basePrivileges = []string{"all", "read"}
	featureName    = regexp.MustCompile(`^[a-zA-Z0-9_-]+$`)
)

// grantsOf fills in the entries of a request and checks what Kibana's API description leaves open: it knows no lists of
// privileges, and allows one space in two entries.
func grantsOf(entries *[]kbapi.KibanaHTTPAPIsSecurityRoleKibanaPrivilege) ([]grant, error) {
	if entries == nil {
		return nil, nil
	}
	var grants []grant
	granted := map[string]bool{}
	for index, entry := range *entries {
		g, err := grantOf(entry)
		if err != nil {
			return nil, err
		}
		if err := g.check(index); err != nil {
			return nil, err
		}
		for _, space := range g.spaces {
			if granted[space] {
				return nil, invalid("request body.kibana", "more than one privilege is applied to the following spaces: [%s]", space)
			}
			granted[space] = true
		}
		grants = append(grants, g)
	}
	return grants, nil
}

func grantOf(entry kbapi.KibanaHTTPAPIsSecurityRoleKibanaPrivilege) (grant, error) {
	g := grant{spaces: everywhere}
	if entry.Feature != nil {
		g.feature = *entry.Feature
	}
	if entry.Spaces != nil {
		g.spaces = *entry.Spaces
	}
	if entry.Base == nil {
		return g, nil
	}
	base, err := entry.Base.AsKibanaHTTPAPIsSecurityRoleKibanaPrivilegeBase0()
	g.base = base
	return g, err
}

func (g grant) check(index int) error {
	fail := func(format string, values ...any) error {
		return refuse(http.StatusBadRequest, "[request body.kibana.%d"+format, append([]any{index}, values...)...)
	}
	scope := "space"
	if slices.Equal(g.spaces, everywhere) {
		scope = "global"
	}
	for _, space := range g.spaces {
		if scope == "space" && !spaceID.MatchString(space) {
			return fail(".spaces]: must be [*] alone, or names of lower case, a-z, 0-9, '_', and '-', but got [%s]", space)
		}
	}
	for position, privilege := range g.base {
		if !slices.Contains(basePrivileges, privilege) {
			return fail(`.base.%d]: unknown %s privilege "%s", must be one of [all,read]`, position, scope, privilege)
		}
	}
	privileges := slices.Concat(slices.Collect(maps.Values(g.feature))...)
	for _, name := range slices.Sorted(maps.Keys(g.feature)) {
		for _, text := range append([]string{name}, g.feature[name]...) {
			if !featureName.MatchString(text) {
				return fail(".feature.%s]: only a-z, A-Z, 0-9, '_', and '-' are allowed", name)
			}
		}
	}
	if len(g.base) == 0 && len(privileges) == 0 {
		return fail("]: either [base] or [feature] is expected, but none of them specified")
	}
	if len(g.base) > 0 && len(g.feature) > 0 {
		return fail("]: definition of [feature] isn't allowed when non-empty [base] is defined.")
	}
	return nil
}
