package main

import (
	"cmp"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/elastic/terraform-provider-elasticstack/generated/kbapi"
)

var (
	spaceID     = regexp.MustCompile(`^[a-z0-9_-]+$`)
	spaceColour = regexp.MustCompile(`^#[a-zA-Z0-9]{6}$`)
)

func newDefaultSpace() kbapi.SpaceResponse {
	return kbapi.SpaceResponse{
		Id:                 defaultSpace,
		Name:               "Default",
		Description:        new("This is your default space!"),
		Color:              new("#00bfb3"),
		DisabledFeatures:   &[]string{},
		UnderscoreReserved: new(true),
	}
}

func (d *double) listSpaces(*http.Request) (answer, error) {
	byName := func(a, b kbapi.SpaceResponse) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Id, b.Id))
	}
	spaces := slices.SortedFunc(maps.Values(d.store.current().Spaces), byName)
	return answer{http.StatusOK, spaces}, nil
}

func (d *double) getSpace(request *http.Request) (answer, error) {
	space, known := d.store.current().Spaces[request.PathValue("id")]
	if !known {
		return answer{}, refuse(http.StatusNotFound, "Not Found")
	}
	return answer{http.StatusOK, space}, nil
}

func (d *double) createSpace(request *http.Request) (answer, error) {
	body, err := decode[kbapi.PostSpacesSpaceJSONRequestBody](request)
	if err != nil {
		return answer{}, err
	}
	space := kbapi.SpaceResponse{
		Id:               body.Id,
		Name:             strings.TrimSpace(body.Name),
		Description:      body.Description,
		Color:            body.Color,
		Initials:         body.Initials,
		ImageUrl:         body.ImageUrl,
		DisabledFeatures: cmp.Or(body.DisabledFeatures, &[]string{}),
		Solution:         (*string)(body.Solution),
	}
	if err := checkSpace(space, body.ProjectRouting); err != nil {
		return answer{}, err
	}
	err = d.store.change(func(next *content) error {
		if _, exists := next.Spaces[space.Id]; exists {
			return refuse(http.StatusConflict, "A space with the identifier %s already exists.", space.Id)
		}
		next.Spaces[space.Id] = space
		return nil
	})
	return answer{http.StatusOK, space}, err
}

// updateSpace keeps, as Kibana does, the texts that the body leaves out; the list of features is replaced.
func (d *double) updateSpace(request *http.Request) (answer, error) {
	body, err := decode[kbapi.PutSpacesSpaceIdJSONRequestBody](request)
	if err != nil {
		return answer{}, err
	}
	var space kbapi.SpaceResponse
	err = d.store.change(func(next *content) error {
		old, exists := next.Spaces[request.PathValue("id")]
		if !exists {
			return refuse(http.StatusNotFound, "Not Found")
		}
		space = kbapi.SpaceResponse{
			Id:                 old.Id,
			Name:               strings.TrimSpace(body.Name),
			Description:        cmp.Or(body.Description, old.Description),
			Color:              cmp.Or(body.Color, old.Color),
			Initials:           cmp.Or(body.Initials, old.Initials),
			ImageUrl:           cmp.Or(body.ImageUrl, old.ImageUrl),
			DisabledFeatures:   cmp.Or(body.DisabledFeatures, &[]string{}),
			Solution:           cmp.Or((*string)(body.Solution), old.Solution),
			UnderscoreReserved: old.UnderscoreReserved,
		}
		next.Spaces[space.Id] = space
		return checkSpace(space, body.ProjectRouting)
	})
	return answer{http.StatusOK, space}, err
}

// deleteSpace takes with it what belonged to this space alone.
func (d *double) deleteSpace(request *http.Request) (answer, error) {
	id := request.PathValue("id")
	err := d.store.change(func(next *content) error {
		space, exists := next.Spaces[id]
		if !exists {
			return refuse(http.StatusNotFound, "Not Found")
		}
		if space.UnderscoreReserved != nil && *space.UnderscoreReserved {
			return refuse(http.StatusBadRequest, "The %s space cannot be deleted because it is reserved.", id)
		}
		delete(next.Spaces, id)
		delete(next.DefaultDataViews, id)
		removeFromDataViews(next, id)
		removeFromSavedObjects(next, id)
		removeFromDashboards(next, id)
		maps.DeleteFunc(next.Rules, func(_ string, kept keptRule) bool { return kept.Space == id })
		maps.DeleteFunc(next.Connectors, func(_ string, kept keptConnector) bool { return kept.Space == id })
		return nil
	})
	return answer{http.StatusNoContent, nil}, err
}

// checkSpace holds Kibana's rules that its API description does not carry.
func checkSpace(space kbapi.SpaceResponse, projectRouting *string) error {
	initials := 0
	if space.Initials != nil {
		initials = utf8.RuneCountInString(*space.Initials)
	}
	switch {
	case !spaceID.MatchString(space.Id):
		return invalid("request body.id", "must be lower case, a-z, 0-9, '_', and '-' are allowed")
	case space.Name == "":
		return invalid("request body.name", "value has length [0] but it must have a minimum length of [1].")
	case initials > 2:
		return invalid("request body.initials", "value has length [%d] but it must have a maximum length of [2].", initials)
	case space.Color != nil && !spaceColour.MatchString(*space.Color):
		return invalid("request body.color", "must be a 6 digit hex color, starting with a #")
	case space.ImageUrl != nil && *space.ImageUrl != "" && !strings.HasPrefix(*space.ImageUrl, "data:image"):
		return invalid("request body.imageUrl", "must start with 'data:image'")
	case projectRouting != nil:
		return refuse(http.StatusBadRequest, "The projectRouting property is only allowed when CPS is enabled")
	}
	return nil
}
