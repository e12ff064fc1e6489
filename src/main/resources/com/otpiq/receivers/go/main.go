package main

import (
	"log"
	"net/http"
	"os"
	"time"
)

func main() {
	handler, err := NewReceiver(Options{
		Secrets: []string{os.Getenv("OTPIQ_WEBHOOK_SECRET"), os.Getenv("OTPIQ_WEBHOOK_SECRET_OLD")},
		Store:   NewMemoryStore(),
		OnEvent: func(event Event) {
			// Your work: tell the user, update the order. OTPIQ has received its response already.
			log.Printf("%s: %s %s", event.SMSID, event.Channel, event.Status)
		},
		Check: os.Getenv("OTPIQ_CHECK") == "1",
	})
	if err != nil {
		log.Fatal(err)
	}
	port := os.Getenv("PORT")
	if port == "" {
		port = "3000"
	}
	// OTPIQ gives up after 10 s, and so does this server; otherwise an incomplete request would stay open forever.
	server := &http.Server{Addr: "127.0.0.1:" + port, Handler: handler, ReadTimeout: 10 * time.Second}
	log.Printf("Listening on http://%s/webhooks/otpiq", server.Addr)
	log.Fatal(server.ListenAndServe())
}
