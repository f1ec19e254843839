// Command kibana-double stands in for Kibana on the embedded platform: it keeps spaces, data views, saved searches, rules
// and connectors in one JSON file, takes users and roles from the real Elasticsearch, and refuses every request body that Kibana's own API
// description does not allow. It says so in each answer; what it accepts proves nothing about Kibana's pages,
// and its rules never run.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"net/netip"
	"os"
	"os/signal"
	"syscall"
	"time"
)

type settings struct {
	listen          string
	elasticsearch   string
	elasticsearchCA string
	state           string
	version         string
}

func main() {
	var s settings
	flag.StringVar(&s.listen, "listen", "127.0.0.1:5601", "loopback address and port to serve plain HTTP on")
	flag.StringVar(&s.elasticsearch, "elasticsearch", "https://127.0.0.11:9200", "URL of the Elasticsearch that has the users and roles")
	flag.StringVar(&s.elasticsearchCA, "elasticsearch-ca", "", "PEM file with Elasticsearch's authority (default: the system's)")
	flag.StringVar(&s.state, "state", "", "JSON file for spaces, data views, saved searches, rules and connectors, created when absent (required)")
	flag.StringVar(&s.version, "version", "9.5.3", "Kibana version to answer as")
	flag.Parse()

	terminated, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	if err := serve(terminated, s); err != nil {
		fmt.Fprintln(os.Stderr, "kibana-double:", err)
		os.Exit(1)
	}
}

// serve answers requests until the context ends, then lets the running ones finish.
func serve(terminated context.Context, s settings) error {
	if err := requireLoopback(s.listen); err != nil {
		return err
	}
	if s.state == "" {
		return errors.New("no state file named; give one with --state FILE")
	}
	store, err := openStore(s.state)
	if err != nil {
		return err
	}
	elasticsearch, err := connect(s.elasticsearch, s.elasticsearchCA)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", s.listen)
	if err != nil {
		return fmt.Errorf("%w; stop what holds the address, or choose another with --listen", err)
	}

	server := &http.Server{Handler: newDouble(elasticsearch, store, s.version), ReadHeaderTimeout: 5 * time.Second}
	finished := make(chan error, 1)
	go func() {
		<-terminated.Done()
		patience, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		finished <- server.Shutdown(patience)
	}()
	log.Printf("a double of Kibana %s listens on http://%s, state in %s", s.version, s.listen, s.state)
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-finished
}

// requireLoopback refuses addresses that another machine could reach: the double has no TLS.
func requireLoopback(address string) error {
	parsed, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("--listen takes an address and a port such as 127.0.0.1:5601: %w", err)
	}
	if !parsed.Addr().IsLoopback() {
		return fmt.Errorf("--listen %s is not a loopback address; the double serves this machine only", address)
	}
	return nil
}
