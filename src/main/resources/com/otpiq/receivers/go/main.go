package main

import (
	"context"
	"log"
	"net"
	"net/http"
	"os"
	"time"
)

// onDeliveryReport is your work, with the new state of the message. If it fails, nothing is stored, and OTPIQ sends the
// webhook again, so it must bear to run twice. Only quick work here: other webhooks wait for it. For slow work (mail,
// HTTP), add a job to a queue that survives a restart.
func onDeliveryReport(_ context.Context, message Message) error {
	log.Printf("%s: %s %s", message.SMSID, message.Channel, message.Status)
	return nil
}

func main() {
	store, err := OpenFileStore(env("OTPIQ_FILE", "otpiq.jsonl"))
	if err != nil {
		log.Fatal(err)
	}
	handler, err := NewReceiver(Options{
		Secrets:          []string{os.Getenv("OTPIQ_WEBHOOK_SECRET"), os.Getenv("OTPIQ_WEBHOOK_SECRET_OLD")},
		Store:            store,
		OnDeliveryReport: onDeliveryReport,
		Check:            os.Getenv("OTPIQ_CHECK") == "1",
	})
	if err != nil {
		log.Fatal(err)
	}
	address := net.JoinHostPort(env("HOST", "127.0.0.1"), env("PORT", "3000"))
	// OTPIQ gives up after 10 s, and so does this server; otherwise an incomplete request would stay open forever.
	server := &http.Server{Addr: address, Handler: handler, ReadTimeout: 10 * time.Second}
	log.Printf("Listening on http://%s/webhooks/otpiq", address)
	log.Fatal(server.ListenAndServe())
}

func env(name, other string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return other
}
