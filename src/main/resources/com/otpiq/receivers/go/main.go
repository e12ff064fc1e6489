package main

import (
	"log"
	"net"
	"net/http"
	"os"
	"time"

	"otpiq-receiver/otpiq"
)

func main() {
	store, err := otpiq.OpenFileStore(env("OTPIQ_FILE", "otpiq.jsonl"))
	if err != nil {
		log.Fatal(err)
	}
	handler, err := otpiq.NewReceiver(otpiq.Options{
		Secrets:          []string{os.Getenv("OTPIQ_WEBHOOK_SECRET"), os.Getenv("OTPIQ_WEBHOOK_SECRET_OLD")},
		Store:            store,
		OnDeliveryReport: otpiq.OnDeliveryReport,
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
