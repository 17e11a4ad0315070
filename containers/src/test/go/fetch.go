// Fetches from https://service.freestand.test/. "any" takes any certificate, "crowd" first opens more connections than are
// served, and sends what is no TLS.
package main

import (
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"os"
	"time"
)

const service = "service.freestand.test:443"

func fetch(settings *tls.Config) error {
	connection, err := tls.Dial("tcp", service, settings)
	if err != nil {
		return err
	}
	fmt.Fprint(connection, "GET / HTTP/1.1\r\nHost: service.freestand.test\r\n\r\n")
	_, err = io.Copy(os.Stdout, connection)
	return err
}

func crowd() {
	var all []net.Conn
	for i := 0; i < 40; i++ {
		if one, err := net.Dial("tcp", service); err == nil {
			all = append(all, one)
		}
	}
	refused := 0
	for _, one := range all {
		one.SetReadDeadline(time.Now().Add(10 * time.Millisecond))
		if _, err := one.Read(make([]byte, 1)); err == io.EOF {
			refused++
		}
		one.Write(make([]byte, 1<<16))
		one.Close()
	}
	if refused == 0 {
		fmt.Println("all are served")
		os.Exit(1)
	}
}

func main() {
	how := append(os.Args, "")[1]
	if how == "crowd" {
		crowd()
	}
	err := fetch(&tls.Config{InsecureSkipVerify: how == "any"})
	for tries := 0; how == "crowd" && err != nil && tries < 100; tries++ {
		time.Sleep(10 * time.Millisecond)
		err = fetch(&tls.Config{})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
