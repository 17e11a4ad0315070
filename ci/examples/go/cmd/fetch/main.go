// Fetch prints the addresses of a host, which is what makes static linking of Go programs interesting: without cgo Go's own
// resolver is used; with cgo that of the C library, which loads modules of the host at run time.
package main

import (
	"fmt"
	"net"
	"os"
)

const version = "fetch 1.0.0"

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: fetch --version | HOST")
		os.Exit(2)
	}
	if os.Args[1] == "--version" {
		fmt.Println(version)
		return
	}
	addresses, err := net.LookupHost(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "fetch:", err)
		os.Exit(1)
	}
	for _, address := range addresses {
		fmt.Println(address)
	}
}
