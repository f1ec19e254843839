package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"

	"github.com/elastic/terraform-provider-elasticstack/generated/kbapi"
)

// content is all that the double itself remembers.
type content struct {
	Spaces           map[string]kbapi.SpaceResponse `json:"spaces"`
	DataViews        map[string]dataView            `json:"dataViews"`
	DefaultDataViews map[string]string              `json:"defaultDataViews"` // by space
	SavedObjects     map[string]keptObject          `json:"savedObjects"`
	Connectors       map[string]keptConnector       `json:"connectors"`
	Rules            map[string]keptRule            `json:"rules"`
	Dashboards       map[string]keptDashboard       `json:"dashboards"`
	Writes           int                            `json:"writes"`
}

// store keeps the content in one file. A content once handed out is never changed, only replaced.
type store struct {
	path    string
	mutex   sync.Mutex
	content content
}

// openStore reads the file, or begins with what a new Kibana has: the default space.
func openStore(path string) (*store, error) {
	s := &store{path: path}
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		s.content = content{
			Spaces:           map[string]kbapi.SpaceResponse{defaultSpace: newDefaultSpace()},
			DataViews:        map[string]dataView{},
			DefaultDataViews: map[string]string{},
			SavedObjects:     map[string]keptObject{},
			Connectors:       map[string]keptConnector{},
			Rules:            map[string]keptRule{},
			Dashboards:       map[string]keptDashboard{},
		}
		return s, nil
	}
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(text, &s.content); err != nil {
		return nil, fmt.Errorf("the state file %s cannot be read (%w); remove it to begin anew", path, err)
	}
	// the file may be from before the double took any of these
	if s.content.SavedObjects == nil {
		s.content.SavedObjects = map[string]keptObject{}
	}
	if s.content.Connectors == nil {
		s.content.Connectors, s.content.Rules = map[string]keptConnector{}, map[string]keptRule{}
	}
	if s.content.Dashboards == nil {
		s.content.Dashboards = map[string]keptDashboard{}
	}
	return s, nil
}

func (s *store) current() content {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.content
}

// change lets edit work on a copy, which counts only once it is on disk: neither a refusal nor a kill leaves half a change.
func (s *store) change(edit func(*content) error) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	text, err := json.Marshal(s.content)
	if err != nil {
		return err
	}
	var next content
	if err := json.Unmarshal(text, &next); err != nil {
		return err
	}
	next.Writes++
	if err := edit(&next); err != nil {
		return err
	}
	if text, err = json.MarshalIndent(next, "", "  "); err != nil {
		return err
	}
	if err := replaceFile(s.path, text); err != nil {
		return err
	}
	s.content = next
	return nil
}

// replaceFile writes beside the file and renames, so that a reader finds the old text or the new one.
func replaceFile(path string, text []byte) error {
	beside := path + ".new"
	file, err := os.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, written := file.Write(append(text, '\n'))
	if err := errors.Join(written, file.Sync(), file.Close()); err != nil {
		return err
	}
	return os.Rename(beside, path)
}
